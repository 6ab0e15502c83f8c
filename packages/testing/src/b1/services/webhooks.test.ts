import { createHmac } from "node:crypto";
import { expect, it, vi } from "vitest";
import { memoryJournal } from "../../journal.ts";
import { isRow, type Row } from "../json.ts";
import { aCaller, anInvoice, errorOf } from "../test-company.ts";
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
