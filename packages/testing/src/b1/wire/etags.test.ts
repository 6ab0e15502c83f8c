import { expect, it } from "vitest";
import { aCaller, anInvoice, errorOf } from "../test-company.ts";

/** The tag of version 3 was seen on a real server. */
const thirdVersion = 'W/"77DE68DAECD823BABBB58EDB1C8E14D7106E83BB"';

it("makes the ETag from the version, which rises with every write, also one that changes nothing", async () => {
  const { get, send } = await aCaller();
  await send("PATCH Items('SKU-1')", { ItemName: "A product" });
  await send("PATCH Items('SKU-1')", {});
  const { headers, body } = await get("Items('SKU-1')");
  expect([headers.get("ETag"), body["@odata.etag"], body.DataVersion]).toEqual([
    thirdVersion,
    thirdVersion,
    3,
  ]);
});

it("refuses a change that rests on an old version, and does a blind one when the tag is malformed", async () => {
  const { b1, get, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  const tag = (await get("Invoices(1)")).headers.get("ETag") ?? "";
  expect((await send("PATCH Invoices(1)", { Comments: "a" }, { "If-Match": tag })).status).toBe(204);
  const stale = await send("PATCH Invoices(1)", { Comments: "b" }, { "If-Match": tag });
  expect([stale.status, errorOf(stale).code]).toEqual([412, "-2039"]);
  expect((await send("POST Invoices(1)/Cancel", undefined, { "If-Match": tag })).status).toBe(412);
  expect((await send("PATCH Invoices(1)", { Comments: "c" }, { "If-Match": tag.slice(2) })).status).toBe(204);
  expect(b1.books.invoices()[0]?.Comments).toBe("c");
});

it("lets one of two changes through that rest on the same version", async () => {
  const { get, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  const tag = (await get("Invoices(1)")).headers.get("ETag") ?? "";
  const patch = (Comments: string) => send("PATCH Invoices(1)", { Comments }, { "If-Match": tag });
  const statuses = (await Promise.all([patch("a"), patch("b")])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([204, 412]);
});

it("gives the wrong tag of version 1 to a selection without DataVersion", async () => {
  const { get, send } = await aCaller();
  const first = (await get("Items('SKU-1')")).headers.get("ETag");
  await send("PATCH Items('SKU-1')", {});
  expect((await get("Items('SKU-1')?$select=ItemCode")).headers.get("ETag")).toBe(first);
  expect((await get("Items('SKU-1')?$select=ItemCode,DataVersion")).headers.get("ETag")).not.toBe(first);
});

it("raises a customer's version when a document is posted for him", async () => {
  const { get, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  const { body } = await get("BusinessPartners('POS-MALMO')");
  expect([body.DataVersion, body.CurrentAccountBalance]).toEqual([2, 125]);
});
