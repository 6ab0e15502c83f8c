import { expect, it } from "vitest";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, anInvoice, errorOf } from "../test-company.ts";

const codes = (body: Row, property: string) => rowsOf(body, "value").map((row) => row[property]);

it("finds documents by reference and customer, among all that share the customer", async () => {
  const { get, send } = await aCaller();
  for (const NumAtCard of ["1500-1", "1500-2", "1500-3"])
    await send("POST Invoices", anInvoice({ NumAtCard }));
  const find = async (filter: string) =>
    codes((await get(`Invoices?$select=DocEntry&$filter=${encodeURIComponent(filter)}`)).body, "DocEntry");
  expect(await find("NumAtCard eq '1500-2' and CardCode eq 'POS-MALMO'")).toEqual([2]);
  expect(await find("NumAtCard eq '1500-3' or NumAtCard eq '1500-1'")).toEqual([1, 3]);
  expect(await find("NumAtCard eq '1500-2' and CardCode eq 'C1'")).toEqual([]);
  expect(await find("Comments eq 'moved'")).toEqual([]);
  await send("PATCH Invoices(2)", { Comments: "moved" });
  expect(await find("Comments eq 'moved'")).toEqual([2]);
  await send("PATCH Invoices(2)", { Comments: "again" });
  expect(await find("Comments eq 'moved' or Comments eq 'again'")).toEqual([2]);
  expect(await find("DocEntry eq 3 and DocTotal gt 100.5")).toEqual([3]);
});

it("may refuse to filter on remarks (H8)", async () => {
  const { get } = await aCaller({ options: { filterableRemarks: "refuse" } });
  expect(errorOf(await get("IncomingPayments?$filter=Remarks eq 'k'"))).toEqual({
    code: "201",
    message: "Property 'Remarks' is invalid",
  });
});

it("gives the company's settings to GET and POST alike", async () => {
  const { get, send } = await aCaller();
  expect((await get("CompanyService_GetAdminInfo")).body).toMatchObject({
    LocalCurrency: "SEK",
    PriceAccuracy: 2,
  });
  expect((await send("POST CompanyService_GetCompanyInfo", {})).body).toMatchObject({
    GroupLinesInVATCalculation: "tYES",
  });
});
