import { createHmac } from "node:crypto";
import { expect, it, vi } from "vitest";
import { memoryJournal } from "../../journal.ts";
import { isRow, type Row } from "../json.ts";
import { aCaller, anInvoice, errorOf, type Heard } from "../test-company.ts";
import { aPartner, aSubscriber, state, subscription } from "./test-webhooks.ts";

it("says what can be subscribed to", async () => {
  const { body } = await (await aCaller()).get("EventSubscriptionsService_GetEventCatalog");
  expect(body).toMatchObject({ Version: "1.0", Description: "SAP Business One Event Catalog" });
  expect(body.value).toContainEqual({
    BusinessObject: "BusinessPartners",
    ObjectType: "2",
    TransactionTypes: "Created,Updated,Deleted",
  });
});

it("delivers what was committed, once, with the key as text", async () => {
  const { deliver, requests, heard } = aPartner();
  const { send } = await aSubscriber({ deliver });
  await send("POST Invoices", anInvoice());
  await send("POST Invoices", anInvoice({ CardCode: "GONE" }));
  await send("PATCH Invoices(1)", { Comments: "not asked for" });
  await send("POST Invoices(1)/Cancel");
  await vi.waitFor(() =>
    expect(heard()).toEqual(["sap.b1.Invoices.Created.v1 1", "sap.b1.Invoices.Cancelled.v1 1"]),
  );
  const [first] = JSON.parse(requests[0]?.body ?? "[]") as readonly Row[];
  expect(first).toMatchObject({
    specversion: "1.0",
    source: "/default/sap.b1/DEMO_SE",
    time: "2026-07-14T10:00:00.000Z",
    datacontenttype: "application/json",
    data: { DocEntry: "1" },
  });
});

it("adds the properties that were asked for, as they are", async () => {
  const { deliver, requests } = aPartner();
  const EventCollection = [
    { BusinessObject: "Invoices", TransactionType: "Created", BizObjProps: "DocEntry, DocTotal" },
  ];
  const { send } = await aSubscriber({ deliver }, { EventCollection });
  await send("POST Invoices", anInvoice());
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject([{ data: { DocEntry: 1, DocTotal: 125 } }]);
});

it("signs the handshake and every delivery", async () => {
  const { deliver, requests } = aPartner();
  const AuthenticationCred = JSON.stringify({ Key: "secret", Algorithm: "HMACSha256" });
  const { send, get } = await aSubscriber({ deliver }, { AuthenticationType: "HMAC", AuthenticationCred });
  await send("POST Invoices", anInvoice());
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  const { headers, body } = requests[0]!;
  expect(headers.get("X-B1-Webhook-Signature")).toBe(
    createHmac("sha256", "secret").update(body).digest("base64"),
  );
  expect((await get("EventSubscriptions('hook')")).body.AuthenticationCred).toBeNull();
});

it("retries every two seconds, gives up after three retries, and keeps the rest for a replay", async () => {
  let isUp = true;
  const { deliver, heard } = aPartner(() => isUp);
  const journal = memoryJournal();
  const caller = await aSubscriber({ deliver, journal });
  isUp = false;
  await caller.send("POST Invoices", anInvoice());
  await vi.waitFor(async () => expect(await state(caller)).toBe("Inactive"));
  expect(caller.clock.now() - Date.parse("2026-07-14T10:00:00Z")).toBe(6000);
  await caller.send("POST Invoices", anInvoice({ NumAtCard: "2" }));
  expect((await caller.send("POST EventSubscriptions('hook')/Replay")).status).toBe(400);
  isUp = true;
  expect((await caller.send("POST EventSubscriptions('hook')/Replay")).status).toBe(204);
  await vi.waitFor(() =>
    expect(heard()).toEqual(["sap.b1.Invoices.Created.v1 1", "sap.b1.Invoices.Created.v1 2"]),
  );
  await vi.waitFor(async () =>
    expect((await caller.get("EventSubscriptions('hook')")).body).toMatchObject({
      State: "Active",
      WorkMode: "Standard",
    }),
  );
  const replayed = await aCaller({ deliver, journal });
  expect((await replayed.get("EventSubscriptions('hook')")).body).toMatchObject({
    State: "Active",
    WorkMode: "Standard",
  });
  expect(heard()).toHaveLength(2);
});

it("recovers when a retry is taken", async () => {
  let refusals = 2;
  const { deliver, heard } = aPartner(() => (refusals -= 1) < 0);
  const caller = await aSubscriber({ deliver }, { Handshake: "tNO" });
  await caller.send("POST Invoices", anInvoice());
  await vi.waitFor(() => expect(heard()).toEqual(["sap.b1.Invoices.Created.v1 1"]));
  expect(await state(caller)).toBe("Active");
});

it("counts no answer within ten seconds as none", async () => {
  const caller = await aSubscriber({ deliver: () => new Promise(() => undefined) }, { Handshake: "tNO" });
  await caller.send("POST Invoices", anInvoice());
  await vi.waitFor(async () => expect(await state(caller)).toBe("Inactive"));
  expect(caller.clock.now() - Date.parse("2026-07-14T10:00:00Z")).toBe(46_000);
});

it("forgets what a paused webhook has missed once it is resumed and hears something new", async () => {
  const { deliver, heard } = aPartner();
  const { send } = await aSubscriber({ deliver });
  await send("POST EventSubscriptions('hook')/Pause");
  await send("POST Invoices", anInvoice());
  await send("POST EventSubscriptions('hook')/Resume");
  await send("POST Invoices", anInvoice({ NumAtCard: "2" }));
  await vi.waitFor(() => expect(heard()).toEqual(["sap.b1.Invoices.Created.v1 2"]));
});

it("adds events with a PATCH, and replaces them when told to", async () => {
  const { deliver } = aPartner();
  const { send, get } = await aSubscriber({ deliver });
  const one = { BusinessObject: "Items", TransactionType: "Updated" };
  const events = async (): Promise<unknown> => {
    const { EventCollection } = (await get("EventSubscriptions('hook')")).body;
    return Array.isArray(EventCollection)
      ? EventCollection.filter(isRow).map(({ BusinessObject }) => BusinessObject)
      : [];
  };
  expect((await send("PATCH EventSubscriptions('hook')", { EventCollection: [one] })).status).toBe(204);
  expect(await events()).toEqual(["Invoices", "Invoices", "Items"]);
  await send(
    "PATCH EventSubscriptions('hook')",
    { EventCollection: [one] },
    { "B1S-ReplaceCollectionsOnPatch": "true" },
  );
  expect(await events()).toEqual(["Items"]);
});

it.each([
  ["a URL without TLS", { WebhookURL: "http://partner.test" }],
  ["no events", { EventCollection: [] }],
  [
    "an event that is not in the catalog",
    { EventCollection: [{ BusinessObject: "Items", TransactionType: "Closed" }] },
  ],
  ["no credentials", { AuthenticationType: "HMAC" }],
  ["an id that is taken", { WebhookURL: "https://other.test" }],
  ["a URL that is taken", { WebhookID: "other" }],
])("refuses a subscription with %s", async (_, overrides) => {
  const { deliver } = aPartner();
  const { send } = await aSubscriber({ deliver });
  expect((await send("POST EventSubscriptions", subscription(overrides))).status).toBe(400);
});

it("refuses a subscription when nobody shakes hands, and what only the messenger may do", async () => {
  const { deliver } = aPartner(() => false);
  const caller = await aSubscriber({ deliver }, { Handshake: "tNO" });
  const other = subscription({ WebhookID: "other", WebhookURL: "https://other.test" });
  expect(errorOf(await caller.send("POST EventSubscriptions", other)).message).toContain("handshake");
  expect((await caller.send("POST EventSubscriptions('hook')/@GiveUp")).status).toBe(400);
  const alone = await aCaller();
  await alone.send("POST CompanyService_UpdateAdminInfo", { AdminInfo: { EnableWebhook: "tYES" } });
  expect((await alone.send("POST EventSubscriptions", other)).status).toBe(501);
});

const invoice = (NumAtCard: string) => anInvoice({ NumAtCard });

it("delivers in the order of the commits, as many to a request as the company says", async () => {
  const { deliver, requests, heard } = aPartner();
  const { send } = await aSubscriber({ deliver });
  await send("POST CompanyService_UpdateAdminInfo", { AdminInfo: { MessageBatchLimit: 2 } });
  await send("POST EventSubscriptions('hook')/Pause");
  for (const number of ["1", "2", "3"]) await send("POST Invoices", invoice(number));
  await send("POST EventSubscriptions('hook')/Replay");
  await vi.waitFor(() =>
    expect(heard()).toEqual([1, 2, 3].map((docEntry) => `sap.b1.Invoices.Created.v1 ${String(docEntry)}`)),
  );
  expect(requests.map(({ body }) => (JSON.parse(body) as Heard[]).length)).toEqual([2, 1]);
});

it("lets every other webhook wait while one is replayed", async () => {
  const calls: string[] = [];
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const deliver = async (request: Request): Promise<Response> => {
    const token = request.headers.get("X-B1-Webhook-Token");
    if (token !== null) return Response.json({ Challenge: token });
    calls.push(new URL(request.url).hostname);
    if (request.url.includes("partner")) await held;
    return new Response("");
  };
  const { send } = await aSubscriber({ deliver });
  const other = subscription({ WebhookID: "other", WebhookURL: "https://other.test" });
  expect((await send("POST EventSubscriptions", other)).status).toBe(201);
  await send("POST EventSubscriptions('hook')/Pause");
  await send("POST Invoices", invoice("1"));
  await vi.waitFor(() => expect(calls).toEqual(["other.test"]));
  await send("POST EventSubscriptions('hook')/Replay");
  await vi.waitFor(() => expect(calls).toEqual(["other.test", "partner.test"]));
  await send("POST Invoices", invoice("2"));
  expect(calls).toEqual(["other.test", "partner.test"]);
  release();
  await vi.waitFor(() => expect(calls.filter((host) => host === "other.test")).toHaveLength(2));
});

it("tells nobody of a change set that was refused", async () => {
  const { deliver, heard } = aPartner();
  const { send } = await aSubscriber({ deliver });
  const part = (body: Row, id: string): string =>
    `--cs\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\nPOST Invoices HTTP/1.1\r\n\r\n${JSON.stringify(body)}\r\n`;
  const sets = [
    [invoice("1"), anInvoice({ CardCode: "GONE" })],
    [invoice("2"), invoice("3")],
  ];
  for (const bodies of sets) {
    const inside = bodies.map((body, index) => part(body, String(index + 1))).join("");
    const text = `--b\r\nContent-Type: multipart/mixed;boundary=cs\r\n\r\n${inside}--cs--\r\n\r\n--b--\r\n`;
    await send("POST $batch", text, { "Content-Type": "multipart/mixed;boundary=b" });
  }
  await vi.waitFor(() =>
    expect(heard()).toEqual(["sap.b1.Invoices.Created.v1 1", "sap.b1.Invoices.Created.v1 2"]),
  );
});

it("has room for as many webhooks as the company says", async () => {
  const { deliver } = aPartner();
  const { send } = await aSubscriber({ deliver });
  await send("POST CompanyService_UpdateAdminInfo", { AdminInfo: { MaxNumberOfWebHooks: 1 } });
  const other = subscription({ WebhookID: "other", WebhookURL: "https://other.test" });
  expect((await send("POST EventSubscriptions", other)).status).toBe(400);
});

it.each([
  ["a filter", { BusinessObject: "Invoices", TransactionType: "Created", FilterExpr: "DocTotal > 1" }],
  ["a table of the company's own", { BusinessObject: "U_CLAIMS", TransactionType: "Created" }],
  [
    "a set that the emulator does not play",
    { BusinessObject: "PurchaseInvoices", TransactionType: "Created" },
  ],
])("says loudly that it does not model webhooks with %s", async (_, event) => {
  const { deliver } = aPartner();
  const { send } = await aSubscriber({ deliver });
  const other = { WebhookID: "other", WebhookURL: "https://other.test", EventCollection: [event] };
  expect((await send("POST EventSubscriptions", subscription(other))).status).toBe(501);
});
