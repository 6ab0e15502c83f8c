import { describe, expect, it } from "vitest";
import { isRow, rowsOf } from "../json.ts";
import { aCaller, anInvoice, errorOf, testCompany } from "../test-company.ts";
import { facts } from "./facts.ts";

const propertiesOfSap = (type: string): readonly string[] => [
  ...(facts().types.get(type)?.properties.keys() ?? []),
];
const shown = (body: object): readonly string[] =>
  Object.keys(body).filter((property) => !property.startsWith("@odata."));

describe("an answer", () => {
  it("has every property of SAP and no other, in SAP's order, down to the lines", async () => {
    const { send, get } = await aCaller();
    const { body } = await send("POST Invoices", anInvoice());
    expect(shown(body)).toEqual(propertiesOfSap("Document"));
    expect(shown(rowsOf(body, "DocumentLines")[0] ?? {})).toEqual(propertiesOfSap("DocumentLine"));
    expect((await get("Invoices(1)")).body).toEqual({
      ...body,
      "@odata.context": expect.anything() as unknown,
    });
    expect(shown((await get("Items('SKU-1')")).body)).toEqual(propertiesOfSap("Item"));
  });

  it("shows what nobody set as nothing: null, zero, no, no rows", async () => {
    const { get } = await aCaller();
    const { body } = await get("Items('SKU-1')");
    expect(body).toMatchObject({
      ForeignName: null,
      DesiredInventory: 0,
      Properties64: "tNO",
      TreeType: "iNotATree",
      UoMGroupEntry: -1,
      ItemPreferredVendors: [],
      ItemIntrastatExtension: {},
    });
  });

  it("has the user fields after the simple properties and before the lines", async () => {
    const { send } = await aCaller({
      company: testCompany({ userFields: [{ TableName: "OINV", Name: "Key", Size: 5 }] }),
    });
    const names = shown((await send("POST Invoices", anInvoice())).body);
    expect(names[names.indexOf("U_Key") + 1]).toBe("Document_ApprovalRequests");
    expect(names[names.indexOf("U_Key") - 1]).toBe("LastPageFolioNumber");
  });
});

describe("a body", () => {
  it("keeps what moves nothing in the books, parts of the entity included", async () => {
    const { send } = await aCaller();
    const extension = { ShipToCity: "Malmö", BillToCountry: "SE" };
    const reference = { ExtDocNum: "1500-1", Remark: "sale", RefObjType: "rot_ExternalDocument" };
    const { status, body } = await send(
      "POST Invoices",
      anInvoice({ TrackingNumber: "T1", AddressExtension: extension, DocumentReferences: [reference] }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ TrackingNumber: "T1", AddressExtension: extension });
    expect(rowsOf(body, "DocumentReferences")[0]).toMatchObject(reference);
  });

  it.each([
    ["a property that would change the books", { HandWritten: "tYES" }],
    ["the same on a line", { DocumentLines: [{ ItemCode: "SKU-1", PriceAfterVAT: 125, TaxOnly: "tYES" }] }],
  ])("is refused loudly when it names %s and the emulator does not play it", async (_what, given) => {
    const { send } = await aCaller();
    const answer = await send("POST Invoices", anInvoice(given));
    expect(answer.status).toBe(501);
    expect(errorOf(answer).code).toBe("emulator");
  });

  it.each([
    [
      "POST Drafts",
      { DocObjectCode: "oPurchaseInvoices" },
      "'oPurchaseInvoices' of the property 'DocObjectCode'",
    ],
    ["POST Drafts", { DocObjectCode: 18 }, "'oPurchaseInvoices' of the property 'DocObjectCode'"],
    [
      "POST Invoices",
      { DocumentAdditionalExpenses: [{ ExpenseCode: 1, LineTotal: 4, DistributionMethod: "aedm_Weight" }] },
      "'aedm_Weight' of the property 'DistributionMethod'",
    ],
  ])(
    "is refused loudly when %s names a member of a choice that only SAP plays",
    async (path, given, words) => {
      const { send } = await aCaller();
      const answer = await send(path, anInvoice(given));
      expect(answer.status).toBe(501);
      expect(errorOf(answer)).toMatchObject({
        code: "emulator",
        message: expect.stringContaining(words) as string,
      });
    },
  );

  it("may say what such a property says anyway", async () => {
    const { send } = await aCaller();
    const given = { HandWritten: "N", DeferredTax: "tNO", ElectronicProtocols: [], DocTotalFc: 0 };
    expect((await send("POST Invoices", anInvoice(given))).status).toBe(201);
  });

  it("of a PATCH of a posted document loses what cannot be changed; that of a master record is refused", async () => {
    const { send, get } = await aCaller();
    await send("POST Invoices", anInvoice());
    expect(
      (await send("PATCH Invoices(1)", { HandWritten: "tYES", DocTotal: 1, Comments: "c" })).status,
    ).toBe(204);
    expect((await get("Invoices(1)")).body).toMatchObject({
      HandWritten: "tNO",
      DocTotal: 125,
      Comments: "c",
    });
    expect((await send("PATCH Items('SKU-1')", { TreeType: "iSalesTree" })).status).toBe(501);
    expect((await send("PATCH Items('SKU-1')", { Properties7: "Y", TreeType: "iNotATree" })).status).toBe(
      204,
    );
    expect((await get("Items('SKU-1')")).body.Properties7).toBe("tYES");
  });

  it.each([
    ["an unknown name", { Nonsense: 1 }, "-1000", "Property 'Nonsense' of 'Document' is invalid"],
    [
      "a value that is no member",
      { Confirmed: "maybe" },
      "-1004",
      "'maybe' is not a valid value for property 'Confirmed' of 'Document'",
    ],
    [
      "an object's code that is none",
      { DocObjectCode: 11 },
      "-1004",
      "'11' is not a valid value for property 'DocObjectCode' of 'Document'",
    ],
    [
      "a number that only counts the members",
      { DocumentAdditionalExpenses: [{ ExpenseCode: 1, DistributionMethod: "3" }] },
      "-1004",
      "'3' is not a valid value for property 'DistributionMethod' of 'DocumentAdditionalExpense'",
    ],
    [
      "an unknown name in a part",
      { AddressExtension: { City: "x" } },
      "-1000",
      "Property 'City' of 'AddressExtension' is invalid",
    ],
  ])("with %s is refused in SAP's words", async (...[, given, code, message]) => {
    const { send } = await aCaller();
    expect(errorOf(await send("POST Invoices", anInvoice(given)))).toEqual({ code, message });
  });
});

it("filters and sorts by what nobody set as by what is shown", async () => {
  const { send, get } = await aCaller();
  await send("POST Invoices", anInvoice());
  const count = async (filter: string): Promise<string> =>
    (await get(`Invoices/$count?$filter=${filter}`)).text;
  expect(await count("Confirmed eq 'tYES'")).toBe("1");
  expect(await count("Confirmed eq 'tNO'")).toBe("0");
  expect(await count("Confirmed eq null")).toBe("0");
  expect(await count("TrackingNumber eq null")).toBe("1");
  expect((await get("Invoices?$filter=AddressExtension eq 'x'")).status).toBe(400);
  expect(await count("DocumentStatus eq 'bost_Paid'")).toBe("0");
  expect((await get("Invoices/$count?$filter=DocumentStatus eq 'bost_Lost'")).status).toBe(400);
});

it("gives a property that is left out of a select no place in the answer", async () => {
  const { get } = await aCaller();
  const { body } = await get("Items('SKU-1')?$select=ItemCode,Manufacturer");
  expect(isRow(body) && shown(body)).toEqual(["ItemCode", "Manufacturer"]);
  expect(body.Manufacturer).toBe(-1);
});
