import { expect } from "vitest";
import type { B1EmulatorOptions } from "../emulator.ts";
import type { Row } from "../json.ts";
import { aCaller, type Caller } from "../test-company.ts";

/** An event as a partner receives it. */
export interface Heard {
  readonly at: string;
  readonly type: string;
  readonly subject: string;
  readonly data: Row;
}

/** A partner's service: shakes hands, and takes what is delivered as long as `isUp` says so. */
export function aPartner(isUp: () => boolean = () => true) {
  const requests: { readonly headers: Headers; readonly body: string; readonly url: string }[] = [];
  let handshakes = 0;
  const deliver = async (request: Request): Promise<Response> => {
    const token = request.headers.get("X-B1-Webhook-Token");
    const body = await request.text();
    if (!isUp()) return new Response("down", { status: 503 });
    if (token !== null) {
      handshakes += 1;
      return Response.json({ Challenge: token });
    }
    requests.push({ headers: request.headers, body, url: request.url });
    return new Response("");
  };
  const heard = (): readonly string[] =>
    requests.flatMap(({ body }) =>
      (JSON.parse(body) as Heard[]).map(({ type, subject }) => `${type} ${subject}`),
    );
  return { deliver, requests, heard, handshakes: () => handshakes };
}

/** A webhook that wants to know of invoices. */
export const subscription = (overrides: Row = {}): Row => ({
  WebhookID: "hook",
  WebhookURL: "https://partner.test/hook",
  AuthenticationType: "None",
  EventCollection: [
    { BusinessObject: "Invoices", TransactionType: "Created" },
    { BusinessObject: "Invoices", TransactionType: "Cancelled" },
  ],
  ...overrides,
});

/** A company with webhooks, and one of them. */
export async function aSubscriber(given: Partial<B1EmulatorOptions>, overrides: Row = {}): Promise<Caller> {
  const caller = await aCaller(given);
  await caller.send("POST CompanyService_UpdateAdminInfo", { AdminInfo: { EnableWebhook: "tYES" } });
  expect((await caller.send("POST EventSubscriptions", subscription(overrides))).status).toBe(201);
  return caller;
}

export const state = async ({ get }: Caller, id = "hook"): Promise<unknown> =>
  (await get(`EventSubscriptions('${id}')`)).body.State;
