import { expect, it, vi } from "vitest";
import { aCaller, anInvoice, errorOf } from "../test-company.ts";
import { aPartner, aSubscriber, type Heard, state, subscription } from "./test-webhooks.ts";

it("has no webhooks before AdminInfo.EnableWebhook, and none in v1", async () => {
  const { deliver, handshakes } = aPartner();
  const { send, get } = await aCaller({ deliver });
  expect((await get("CompanyService_GetAdminInfo")).body).toMatchObject({
    EnableWebhook: "tNO",
    MaxNumberOfWebHooks: 16,
    MessageBatchLimit: 1024,
  });
  expect(errorOf(await send("POST EventSubscriptions", subscription())).message).toContain("disabled");
  expect(handshakes()).toBe(0);
  await send("POST CompanyService_UpdateAdminInfo", { AdminInfo: { EnableWebhook: "tYES" } });
  expect((await send("POST ../v1/EventSubscriptions", subscription())).text).toContain("Service Not Found");
  expect((await send("POST EventSubscriptions", subscription())).status).toBe(201);
});

it("tells nobody anything while webhooks are disabled again, and what had waited once they are enabled", async () => {
  const { promise: first, resolve: release } = Promise.withResolvers<undefined>();
  const { deliver, heard } = aPartner();
  const slow = (request: Request) => first.then(() => deliver(request));
  const { send, get } = await aSubscriber({ deliver: slow }, { Handshake: "tNO" });
  const enable = (EnableWebhook: string) =>
    send("POST CompanyService_UpdateAdminInfo", { AdminInfo: { EnableWebhook } });
  await send("POST Invoices", anInvoice());
  await send("POST Invoices", anInvoice({ NumAtCard: "2" }));
  await enable("tNO");
  await send("POST Invoices", anInvoice({ NumAtCard: "3" }));
  for (const refused of ["POST EventSubscriptions('hook')/Pause", "PATCH EventSubscriptions('hook')"]) {
    expect(errorOf(await send(refused, {})).message).toContain("disabled");
  }
  expect((await get("EventSubscriptions('hook')")).status).toBe(200);
  release(undefined);
  await vi.waitFor(() => expect(heard()).toEqual(["sap.b1.Invoices.Created.v1 1"]));
  await enable("tYES");
  await vi.waitFor(() =>
    expect(heard()).toEqual(["sap.b1.Invoices.Created.v1 1", "sap.b1.Invoices.Created.v1 2"]),
  );
});

it("has no more webhooks than AdminInfo.MaxNumberOfWebHooks, and asks nobody before it says so", async () => {
  const { deliver, handshakes } = aPartner();
  const { send } = await aSubscriber({ deliver });
  const most = (MaxNumberOfWebHooks: number) =>
    send("POST CompanyService_UpdateAdminInfo", { AdminInfo: { MaxNumberOfWebHooks } });
  const other = subscription({ WebhookID: "other", WebhookURL: "https://other.test" });
  await most(1);
  const answer = await send("POST EventSubscriptions", other);
  expect([answer.status, errorOf(answer).message]).toEqual([400, "Too many webhooks"]);
  expect(handshakes()).toBe(1);
  await most(2);
  expect((await send("POST EventSubscriptions", other)).status).toBe(201);
  await most(1);
  await send("DELETE EventSubscriptions('other')");
  expect((await send("POST EventSubscriptions", other)).status).toBe(400);
  await send("DELETE EventSubscriptions('hook')");
  expect((await send("POST EventSubscriptions", other)).status).toBe(201);
});

it("sends no more together than AdminInfo.MessageBatchLimit", async () => {
  const { promise: first, resolve: release } = Promise.withResolvers<undefined>();
  const { deliver, requests } = aPartner();
  const slow = (request: Request) => first.then(() => deliver(request));
  const { send } = await aSubscriber({ deliver: slow }, { Handshake: "tNO" });
  await send("POST CompanyService_UpdateAdminInfo", { AdminInfo: { MessageBatchLimit: 2 } });
  for (const NumAtCard of ["1", "2", "3", "4"]) await send("POST Invoices", anInvoice({ NumAtCard }));
  release(undefined);
  const sizes = () => requests.map(({ body }) => (JSON.parse(body) as Heard[]).length);
  await vi.waitFor(() => expect(sizes()).toEqual([1, 2, 1]));
});

it("retries as often and as soon as AdminInfo says", async () => {
  const { deliver } = aPartner(() => false);
  const caller = await aSubscriber({ deliver }, { Handshake: "tNO" });
  const AdminInfo = { WebhookRetryTimes: 5, WebhookRetryInterval: 60 };
  await caller.send("POST CompanyService_UpdateAdminInfo", { AdminInfo });
  await caller.send("POST Invoices", anInvoice());
  await vi.waitFor(async () => expect(await state(caller)).toBe("Inactive"));
  expect(caller.clock.now() - Date.parse("2026-07-14T10:00:00Z")).toBe(300_000);
});

it.each([
  [{ MaxNumberOfWebHooks: 0 }, 400],
  [{ MessageBatchLimit: -1 }, 400],
  [{ MessageTTL: null }, 400],
  [{ WebhookRetryTimes: -1 }, 400],
  [{ WebhookRetryTimes: 0 }, 204],
  [{ MessageRetentionTime: 1 }, 204],
  [{ EnableWebhook: "N" }, 204],
])("takes positive numbers only for its settings: %o", async (AdminInfo, status) => {
  const { send } = await aCaller();
  expect((await send("POST CompanyService_UpdateAdminInfo", { AdminInfo })).status).toBe(status);
});
