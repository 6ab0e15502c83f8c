import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, anInvoice, errorOf, testCompany } from "../test-company.ts";

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => anItem({ ItemCode: `I${String(index).padStart(3, "0")}` }));
const codes = (body: Row, property = "ItemCode") => rowsOf(body, "value").map((row) => row[property]);

it.each([
  ["CardName eq 'Åsa O''Neill'", ["C1"]],
  ["startswith(CardName,'Kassa')", ["POS-MALMO"]],
  ["contains(EmailAddress,'@example')", ["C1"]],
  ["substringof('Neill',CardName)", ["C1"]],
  ["endswith(CardName,'Ltd') or CardCode eq 'C1'", ["C1", "GONE"]],
  ["Frozen eq 'tYES'", ["GONE"]],
  ["Frozen eq 'Y' and not (CardCode eq 'C1')", ["GONE"]],
  ["EmailAddress ne 'x'", ["C1"]],
  ["not (EmailAddress eq 'x')", ["C1"]],
  ["EmailAddress eq null", ["GONE", "POS-MALMO"]],
  ["CardCode gt 'C1' and CardCode le 'GONE'", ["GONE"]],
  ["UpdateDate ge '2026-01-01' and UpdateDate lt '20270101'", ["C1", "GONE", "POS-MALMO"]],
  ["CardCode eq 'a' or CardCode eq 'C1' and Frozen eq 'tNO'", ["C1"]],
])("filters by %s", async (filter, found) => {
  const { get } = await aCaller();
  const { body } = await get(`BusinessPartners?$filter=${encodeURIComponent(filter)}`);
  expect(codes(body, "CardCode")).toEqual(found);
});

it.each([
  "Frozen eq false",
  "CardCode eq 7350012345678",
  "CardName eq 'O'Neill'",
  "tolower(CardName) eq 'x'",
  "CardName",
  "Nothing eq 'x'",
  "(CardCode eq 'C1'",
  "CardCode eq 'C1' and",
])("refuses the filter %s", async (filter) => {
  const { get } = await aCaller();
  const answer = await get(`BusinessPartners?$filter=${encodeURIComponent(filter)}`);
  expect([answer.status, errorOf(answer).code]).toEqual([400, "201"]);
});

it("finds an item whose code is all digits by its quoted key only", async () => {
  const company = testCompany({
    items: [anItem({ ItemCode: "7350012345678" }), anItem({ ItemCode: "O'1" })],
  });
  const { get } = await aCaller({ company });
  expect((await get("Items('7350012345678')")).body.ItemCode).toBe("7350012345678");
  expect((await get("Items('O''1')")).body.ItemCode).toBe("O'1");
  expect((await get("Items(7350012345678)")).status).toBe(400);
  expect(errorOf(await get("Items('none')"))).toMatchObject({ code: "-2028" });
});

it("gives twenty rows a page and links from every full page, also from the last", async () => {
  const { get } = await aCaller({ company: testCompany({ items: numbered(40) }) });
  const first = (await get("Items?$select=ItemCode")).body;
  expect([codes(first).length, first["@odata.nextLink"]]).toEqual([20, "Items?$select=ItemCode&$skip=20"]);
  const second = (await get("Items?$select=ItemCode&$skip=20")).body;
  expect(second["@odata.nextLink"]).toBe("Items?$select=ItemCode&$skip=40");
  const third = (await get("Items?$select=ItemCode&$skip=40")).body;
  expect([codes(third), third["@odata.nextLink"]]).toEqual([[], undefined]);
});

it("takes the page size from the request, and counts $top down over the pages", async () => {
  const { get } = await aCaller({ company: testCompany({ items: numbered(40) }) });
  const wide = await get("Items?$top=30", { Prefer: "odata.maxpagesize=10" });
  expect(wide.headers.get("Preference-Applied")).toBe("odata.maxpagesize=10");
  expect(wide.body["@odata.nextLink"]).toBe("Items?$top=20&$skip=10");
  const fitting = await get("Items?$top=10", { Prefer: "odata.maxpagesize=10" });
  expect(fitting.body["@odata.nextLink"]).toBeUndefined();
  const all = await get("Items", { Prefer: "odata.maxpagesize=0" });
  expect(codes(all.body)).toHaveLength(40);
});

it("counts, orders and selects", async () => {
  const { get } = await aCaller();
  expect((await get("Items/$count?$filter=Valid eq 'tYES'")).text).toBe("3");
  const { body } = await get(
    "Items?$count=true&$top=1&$orderby=ItemCode desc&$select=ItemCode,InventoryItem",
  );
  expect(body["@odata.count"]).toBe(4);
  const [{ "@odata.etag": tag, ...row } = {}] = rowsOf(body, "value");
  expect(row).toEqual({ ItemCode: "SKU-2", InventoryItem: "tYES" });
  expect(tag).toMatch(/^W\/"[0-9A-F]{40}"$/);
});

it("knows no set in the wrong case, no option but its own, and no slash in a key", async () => {
  const { get } = await aCaller();
  expect(errorOf(await get("items"))).toMatchObject({ message: "Service Not Found" });
  expect(errorOf(await get("Items?$expand=ItemPrices")).code).toBe("201");
  expect((await get("Items('A%2FB')")).headers.get("Content-Type")).toContain("text/html");
});

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
