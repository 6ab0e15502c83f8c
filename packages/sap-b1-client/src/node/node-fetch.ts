import { type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { notSentCode } from "@instep/http";
import { createAgents, type Trust } from "./trust.ts";

/** Whom to trust, and how. */
export type NodeFetchOptions = Trust;

/**
 * Makes a fetch over Node's own https, for the `fetch` option of a client. Beside trusting a certificate of one's own it
 * closes connections before SAP does, and knows exactly whether a request has left. Throws a TypeError for a malformed
 * fingerprint.
 */
export function createNodeFetch(options: NodeFetchOptions = {}): typeof fetch {
  const agents = createAgents(options);
  return async (input, init) => {
    const asked = new Request(input, init);
    const body = asked.body && new Uint8Array(await asked.arrayBuffer());
    const incoming = await exchange(asked, body, agents);
    return responseOf(incoming, asked.method);
  };
}

function exchange(
  { url, method, headers, signal }: Request,
  body: Uint8Array | null,
  agents: ReturnType<typeof createAgents>,
): Promise<IncomingMessage> {
  const secure = new URL(url).protocol === "https:";
  const settings = { method, headers: { "accept-encoding": "gzip", ...Object.fromEntries(headers) }, signal };
  return new Promise((resolve, reject) => {
    const outgoing = secure
      ? httpsRequest(url, { ...settings, agent: agents.https })
      : httpRequest(url, { ...settings, agent: agents.http });
    let connected = false; // not a byte is written before the agent hands over a connection
    outgoing.once("socket", (socket) => {
      if (secure || !socket.connecting) connected = true;
      else socket.once("connect", () => (connected = true));
    });
    outgoing.once("response", resolve);
    outgoing.once("error", (cause) => {
      reject(new TypeError("fetch failed", { cause: connected ? cause : notSent(cause) }));
    });
    outgoing.end(body ?? undefined);
  });
}

function notSent(cause: Error): Error {
  return Object.assign(new Error(cause.message, { cause }), { code: notSentCode });
}

/** Statuses whose answers have no body, by the fetch standard. */
const bodiless: readonly number[] = [204, 205, 304];

function responseOf(incoming: IncomingMessage, method: string): Response {
  const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = incoming;
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  }
  if (method === "HEAD" || bodiless.includes(status)) {
    incoming.resume();
    return new Response(null, { status, statusText, headers });
  }
  return new Response(bodyOf(incoming), { status, statusText, headers });
}

function bodyOf(incoming: IncomingMessage): ReadableStream {
  // Node's web stream is the platform's: the two are told apart in their type declarations only.
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>;
  const coding = incoming.headers["content-encoding"];
  return coding === "gzip" ? body.pipeThrough(new DecompressionStream("gzip")) : body;
}
