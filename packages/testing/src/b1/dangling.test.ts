import { describe, expect, it } from "vitest";
import { aCaller, anInvoice, type Caller, errorOf, testCompany } from "./test-company.ts";

const missing = (column: string) => ({
  code: "-2028",
  message: `No matching records found (ODBC -2028) [${column}]`,
});

/** A customer with a home to send bills to, a shop to send goods to, and somebody to talk to. */
async function withCustomer(): Promise<Caller> {
  const caller = await aCaller();
  const customer = {
    CardCode: "C9",
    Currency: "##",
    BPAddresses: [
      { AddressName: "Home", AddressType: "bo_BillTo" },
      { AddressName: "Shop", AddressType: "bo_ShipTo" },
    ],
    ContactEmployees: [{ Name: "Eva" }],
  };
  expect((await caller.send("POST BusinessPartners", customer)).status).toBe(201);
  return caller;
}

describe("a code that names nothing is refused", () => {
  it.each([
    [{ Currency: "XXX" }, "OCRD.Currency"],
    [{ VatGroup: "NOPE" }, "OCRD.ECVatGroup"],
    [{ PriceListNum: 77 }, "OCRD.ListNum"],
  ])("on a partner: %j", async (sent, column) => {
    const { send } = await withCustomer();
    expect(errorOf(await send("POST BusinessPartners", { CardCode: "C10", ...sent }))).toEqual(
      missing(column),
    );
    expect(errorOf(await send("PATCH BusinessPartners('C9')", sent))).toEqual(missing(column));
  });

  it("on an item: its VAT group", async () => {
    const { send } = await aCaller();
    const SalesVATGroup = "NOPE";
    expect(errorOf(await send("POST Items", { ItemCode: "I9", SalesVATGroup }))).toEqual(
      missing("OITM.VatGourpSa"),
    );
    expect(errorOf(await send("PATCH Items('SKU-1')", { SalesVATGroup }))).toEqual(
      missing("OITM.VatGourpSa"),
    );
    expect((await send("PATCH Items('SKU-1')", { SalesVATGroup: "S12" })).status).toBe(204);
  });

  it.each([
    [{ ShipToCode: "Home" }, "OINV.ShipToCode"],
    [{ ShipToCode: "NOPE" }, "OINV.ShipToCode"],
    [{ PayToCode: "Shop" }, "OINV.PayToCode"],
    [{ ContactPersonCode: 2 }, "OINV.CntctCode"],
  ])("on a document: %j", async (sent, column) => {
    const { send } = await withCustomer();
    const answer = await send("POST Invoices", anInvoice({ CardCode: "C9", ...sent }));
    expect(errorOf(answer)).toEqual(missing(column));
  });

  it("and what names something is kept", async () => {
    const { send } = await withCustomer();
    const sent = { ShipToCode: "Shop", PayToCode: "Home", ContactPersonCode: 1 };
    const { status, body } = await send("POST Invoices", anInvoice({ CardCode: "C9", ...sent }));
    expect([status, body]).toMatchObject([201, sent]);
  });
});

describe("a user field", () => {
  const field = { Name: "Key", Type: "db_Alpha", Size: 10, Description: "Key" };

  it.each(["NOPE", ""])("is not made on the table '%s', which nobody plays", async (TableName) => {
    const { send } = await aCaller({ company: testCompany() });
    const { status, body } = await send("POST UserFieldsMD", { ...field, TableName });
    expect([status, body]).toMatchObject([501, { error: { code: "emulator" } }]);
  });

  it.each(["OCRD", "CRD1", "OITM", "ORDR", "RCT2", "OJDT", "POR1"])("is made on %s", async (TableName) => {
    const { send } = await aCaller();
    expect((await send("POST UserFieldsMD", { ...field, TableName })).status).toBe(201);
  });
});
