import { asText, type Row, textOf } from "../json.ts";
import { credentialsOf } from "./event-subscriptions.ts";

/** A delivery: the notifications as JSON, with what proves who sends them. */
export async function deliveryOf(subscription: Row, body: string): Promise<Request> {
  const headers = { "Content-Type": "application/json", ...(await proofOf(subscription, body)) };
  return new Request(asText(subscription.WebhookURL), { method: "POST", headers, body });
}

/** The question whether somebody is there: the token has to come back as `Challenge`. */
export async function handshakeOf(subscription: Row, token: string): Promise<Request> {
  const headers = { "X-B1-Webhook-Token": token, ...(await proofOf(subscription, token)) };
  return new Request(asText(subscription.WebhookURL), { headers });
}

/**
 * The signature is over the token or the whole body; that it is written in base64, with the key taken as text, is seen in
 * the sample that SAP ships for the receiving side.
 */
async function proofOf(subscription: Row, message: string): Promise<Readonly<Record<string, string>>> {
  const credentials = credentialsOf(subscription) ?? {};
  if (subscription.AuthenticationType === "Basic") {
    const both = `${asText(credentials.Username)}:${asText(credentials.Password)}`;
    return { Authorization: `Basic ${base64(new TextEncoder().encode(both))}` };
  }
  if (subscription.AuthenticationType !== "HMAC") return {};
  return { "X-B1-Webhook-Signature": await signature(credentials, message) };
}

async function signature(credentials: Row, message: string): Promise<string> {
  const encoder = new TextEncoder();
  const hash = `SHA-${(textOf(credentials, "Algorithm") ?? "").slice(-3)}`;
  const algorithm = { name: "HMAC", hash };
  const secret = encoder.encode(textOf(credentials, "Key") ?? "");
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
  return base64(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(message))));
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
