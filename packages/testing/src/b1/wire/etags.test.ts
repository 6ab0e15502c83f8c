import { expect, it } from "vitest";
import { aCaller, anInvoice } from "../test-company.ts";

it("lets one of two changes through that rest on the same version", async () => {
  const { get, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  const tag = (await get("Invoices(1)")).headers.get("ETag") ?? "";
  const patch = (Comments: string) => send("PATCH Invoices(1)", { Comments }, { "If-Match": tag });
  const statuses = (await Promise.all([patch("a"), patch("b")])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([204, 412]);
});

it("raises a customer's version when a document is posted for him", async () => {
  const { get, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  const { body } = await get("BusinessPartners('POS-MALMO')");
  expect([body.DataVersion, body.CurrentAccountBalance]).toEqual([2, 125]);
});
