import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import { swedishChain } from "../../companies/swedish-chain.ts";
import type { Company } from "../company.ts";
import type { Row } from "../json.ts";
import { aCaller, aCopy, anInvoice, errorOf, testCompany } from "../test-company.ts";

it.each<[string, Row, [code: string, text: string]]>([
  [
    "unknown payment terms",
    { PaymentGroupCode: 77 },
    ["-2028", "No matching records found (ODBC -2028) [OINV.GroupNum]"],
  ],
  ["an unknown sales employee", { SalesPersonCode: 9 }, ["-2028", "[OINV.SlpCode]"]],
  [
    "an unknown sales employee of a line",
    { DocumentLines: [{ ItemCode: "SKU-1", SalesPersonCode: 9 }] },
    ["-2028", "[OINV.SlpCode]"],
  ],
  ["an unknown project", { Project: "P9" }, ["-2028", "[OINV.Project]"]],
  [
    "an unknown project of a line",
    { DocumentLines: [{ ItemCode: "SKU-1", ProjectCode: "P9" }] },
    ["-2028", "[INV1.Project][line: 1]"],
  ],
  [
    "an unknown cost centre",
    { DocumentLines: [{ ItemCode: "SKU-1", CostingCode: "LUND" }] },
    ["-2028", "[INV1.OcrCode][line: 1]"],
  ],
  [
    "a cost centre of another dimension",
    { DocumentLines: [{ ItemCode: "SKU-1", CostingCode2: "MALMO" }] },
    ["-2028", "[INV1.OcrCode2][line: 1]"],
  ],
  [
    "revenue on the control account",
    { DocumentLines: [{ ItemCode: "SKU-1", AccountCode: "1510" }] },
    ["-10", "G/L account is not valid [INV1.AcctCode][line: 1]"],
  ],
  [
    "a cost account that does not exist",
    { DocumentLines: [{ ItemCode: "SKU-1", COGSAccountCode: "4444" }] },
    ["-10", "G/L account is not valid [INV1.CogsAcct][line: 1]"],
  ],
  [
    "a currency that the company does not have, whatever its rate",
    { DocCurrency: "XXX", DocRate: 10 },
    ["-2028", "[OINV.DocCur]"],
  ],
  [
    "a currency without a rate of the day",
    { DocCurrency: "EUR" },
    ["-10", "Update the exchange rate , 'EUR'"],
  ],
  ["a supplier", { CardCode: "V1" }, ["-5002", "Invalid BP code [OINV.CardCode] , 'V1'"]],
  [
    "an inactive VAT group",
    { DocumentLines: [{ ItemCode: "SKU-1", VatGroup: "OFF" }] },
    ["-10", "10000180 - Invalid VAT Group"],
  ],
  [
    "an input VAT group",
    { DocumentLines: [{ ItemCode: "SKU-1", VatGroup: "I25" }] },
    ["-10", "10000180 - Invalid VAT Group"],
  ],
  [
    "an inactive warehouse",
    { DocumentLines: [{ ItemCode: "SKU-1", WarehouseCode: "SHUT" }] },
    ["-10", "Warehouse SHUT is inactive [INV1.WhsCode][line: 1]"],
  ],
  [
    "goods of a drop-ship warehouse",
    { DocumentLines: [{ ItemCode: "SKU-1", WarehouseCode: "DROP" }] },
    ["emulator", "the drop-ship warehouse DROP"],
  ],
  ["an item that is not sold", { DocumentLines: [{ ItemCode: "RAW" }] }, ["-5002", "no sales item"]],
  ["a service document", { DocType: "dDocument_Service" }, ["emulator", "service documents"]],
  ["no lines", { DocumentLines: [] }, ["-5002", "at least one line"]],
])("refuses %s", async (_, overrides, [code, text]) => {
  const base = testCompany();
  const company = testCompany({
    currencies: [{ Code: "EUR", Name: "Euro" }],
    paymentTerms: [{ GroupNumber: 2, PaymentTermsGroupName: "30 days" }],
    salesPersons: [{ SalesEmployeeCode: 1, SalesEmployeeName: "Eva" }],
    vatGroups: [
      ...base.vatGroups,
      {
        Code: "OFF",
        Name: "Old",
        Inactive: true,
        VatGroups_Lines: [{ Effectivefrom: "2000-01-01", Rate: "25" }],
      },
      {
        Code: "I25",
        Name: "In",
        Category: "bovcInputTax",
        VatGroups_Lines: [{ Effectivefrom: "2000-01-01", Rate: "25" }],
      },
    ],
    warehouses: [
      ...base.warehouses,
      { WarehouseCode: "SHUT", WarehouseName: "Closed store", Inactive: true },
      { WarehouseCode: "DROP", WarehouseName: "At the supplier's", DropShip: true },
    ],
    items: [...base.items, anItem({ ItemCode: "RAW", SalesItem: false })],
    businessPartners: [...base.businessPartners, { CardCode: "V1", CardName: "Mill", CardType: "cSupplier" }],
  });
  const { b1, send } = await aCaller({ company });
  const answer = await send("POST Invoices", anInvoice(overrides));
  expect(errorOf(answer).code).toBe(code);
  expect(errorOf(answer).message).toContain(text);
  expect(b1.books.invoices()).toEqual([]);
  expect((await send("POST Invoices", anInvoice({ PaymentGroupCode: 2, SalesPersonCode: 1 }))).status).toBe(
    201,
  );
});

it("is due by the customer's terms of payment, unless the document says something else", async () => {
  const company = testCompany({
    paymentTerms: [{ GroupNumber: 2, PaymentTermsGroupName: "30 days", NumberOfAdditionalDays: 30 }],
    businessPartners: [{ CardCode: "POS-MALMO", CardName: "On account", PayTermsGrpCode: 2 }],
  });
  const { send } = await aCaller({ company });
  const due = async (set: string, more: Row = {}) => {
    const { body } = await send(`POST ${set}`, anInvoice(more));
    return [body.PaymentGroupCode, body.DocDueDate];
  };
  expect(await due("Invoices")).toEqual([2, "2026-08-13T00:00:00Z"]);
  expect(await due("CreditNotes", { PaymentGroupCode: -1 })).toEqual([-1, "2026-07-14T00:00:00Z"]);
  expect(await due("Invoices", { DocDueDate: "2026-07-20" })).toEqual([2, "2026-07-20T00:00:00Z"]);
  expect(await due("Orders")).toEqual([2, "2026-07-14T00:00:00Z"]);
});

it("points at the tables of the kind that was posted", async () => {
  const { send } = await aCaller();
  const unknown = anInvoice({ DocumentLines: [{ ItemCode: "NONE" }] });
  expect(errorOf(await send("POST CreditNotes", unknown)).message).toContain("[RIN1.ItemCode][line: 1]");
  expect(errorOf(await send("POST Orders", { ...unknown, CardCode: "NO" })).message).toContain(
    "[ORDR.CardCode]",
  );
  const tooMuch = anInvoice({ DocumentLines: [{ ItemCode: "SKU-1", Quantity: 5000 }] });
  expect(errorOf(await send("POST DeliveryNotes", tooMuch)).message).toBe(
    "Quantity falls into negative inventory [DLN1.ItemCode][line: 1]",
  );
});

const seasonal: Partial<Company> = {
  items: [anItem({ ItemCode: "SKU-1", ValidFrom: "2026-07-01", ValidTo: "2026-07-14" })],
  businessPartners: [
    {
      CardCode: "POS-MALMO",
      CardName: "Frozen for two weeks",
      Frozen: true,
      FrozenFrom: "2026-07-10",
      FrozenTo: "2026-07-12",
    },
  ],
};

it.each([
  ["2026-07-09", undefined],
  ["2026-07-10", "10001071 - Customer POS-MALMO is inactive"],
  ["2026-07-12", "10001071 - Customer POS-MALMO is inactive"],
  ["2026-07-14", undefined],
  ["2026-07-15", "10001069 - Item SKU-1 is inactive [INV1.ItemCode][line: 1]"],
])("asks on %s whether customer and item are active that day", async (DocDate, message) => {
  const { send } = await aCaller({ company: testCompany(seasonal) });
  expect(errorOf(await send("POST Invoices", anInvoice({ DocDate }))).message).toBe(message);
});

it("compares references within invoices, within credit memos and within down payments, and nowhere else", async () => {
  const { send } = await aCaller({ options: { duplicateReferences: "block" } });
  const statusOf = async (set: string, body = anInvoice()) => (await send(`POST ${set}`, body)).status;
  for (const set of ["Invoices", "CreditNotes", "DownPayments"]) {
    expect([set, await statusOf(set), await statusOf(set)]).toEqual([set, 201, 400]);
    expect(await statusOf(set, anInvoice({ CardCode: "C1" }))).toBe(201);
  }
  for (const set of ["Quotations", "Orders", "DeliveryNotes", "Returns"]) {
    expect([set, await statusOf(set), await statusOf(set)]).toEqual([set, 201, 201]);
  }
});

it("compares references across all customers where the policy says so, cancelled documents aside", async () => {
  const { b1, send } = await aCaller({ options: { duplicateReferences: "block-for-all" } });
  await send("POST Invoices", anInvoice());
  const other = await send("POST Invoices", anInvoice({ CardCode: "C1" }));
  expect(errorOf(other).message).toBe("Customer reference number already exists [OINV.NumAtCard]");
  b1.clerk.cancelInvoice(1);
  expect((await send("POST Invoices", anInvoice({ CardCode: "C1" }))).status).toBe(201);
});

it("compares references within a fiscal year where the policy says so", async () => {
  const options = { duplicateReferences: "block", duplicateReferenceYears: "same" } as const;
  const { b1, send } = await aCaller({ company: swedishChain({ CompanyDB: "DEMO_SE" }), options });
  const line = { ItemCode: "SE-100", PriceAfterVAT: 499 };
  const sale = { CardCode: "POS-LUND", BPL_IDAssignedToInvoice: 1, DocumentLines: [line] };
  const inYear = async (DocDate: string) =>
    (await send("POST Invoices", anInvoice({ ...sale, DocDate }))).status;
  expect(await inYear("2026-12-31")).toBe(201);
  expect(await inYear("2026-01-01")).toBe(400);
  expect(await inYear("2027-01-01")).toBe(201);
  b1.options.duplicateReferenceYears = "all";
  expect(await inYear("2027-01-02")).toBe(400);
});

it("refuses an invoice beyond the customer's credit limit, and takes credit memos and orders", async () => {
  const base = testCompany();
  const company = testCompany({
    settings: { ...base.settings, BlockCreditLimit: true },
    businessPartners: [{ CardCode: "POS-MALMO", CardName: "Limited", CreditLimit: "200" }],
  });
  const { send } = await aCaller({ company });
  expect((await send("POST Invoices", anInvoice())).status).toBe(201);
  expect(errorOf(await send("POST Invoices", anInvoice())).message).toContain("Credit limit");
  expect((await send("POST Orders", anInvoice())).status).toBe(201);
  expect((await send("POST CreditNotes", aCopy(13, 1))).status).toBe(201);
  expect((await send("POST Invoices", anInvoice())).status).toBe(201);
});

const branched: Partial<Company> = {
  businessPlaces: [
    { BPLID: 1, BPLName: "Malmö", DefaultWarehouseID: "MALMO" },
    { BPLID: 2, BPLName: "Lund", DefaultWarehouseID: "LUND" },
  ],
  warehouses: [
    { WarehouseCode: "MALMO", WarehouseName: "Malmö", BusinessPlaceID: 1 },
    { WarehouseCode: "LUND", WarehouseName: "Lund", BusinessPlaceID: 2 },
  ],
  items: [anItem({ stock: { MALMO: "10", LUND: "10" } })],
};

it("keeps document, warehouse and base in one branch (H15)", async () => {
  const company = testCompany(branched);
  const { send } = await aCaller({ company, options: { unassignedPartners: "all-branches" } });
  expect(errorOf(await send("POST Invoices", anInvoice())).message).toBe(
    "Specify an active branch [OINV.BPLId]",
  );
  const inLund = anInvoice({ BPL_IDAssignedToInvoice: 2 });
  const { body } = await send("POST Invoices", inLund);
  expect(body).toMatchObject({ BPL_IDAssignedToInvoice: 2, DocumentLines: [{ WarehouseCode: "LUND" }] });
  const fromMalmo = { DocumentLines: [{ ItemCode: "SKU-1", WarehouseCode: "MALMO" }] };
  expect((await send("POST Invoices", { ...inLund, ...fromMalmo })).status).toBe(400);
  const elsewhere = { ...aCopy(13, 1), BPL_IDAssignedToInvoice: 1 };
  expect(errorOf(await send("POST CreditNotes", elsewhere)).message).toContain("another branch");
});

it("keeps what it only carries: references to other documents and dimensions", async () => {
  const company = testCompany({
    profitCenters: [{ CenterCode: "STO1", CenterName: "Malmö" }],
    projects: [{ Code: "P1", Name: "Opening" }],
  });
  const { send } = await aCaller({ company });
  const kept = { CostingCode: "STO1", ProjectCode: "P1", ActualBaseEntry: 7, ActualBaseLine: 2 };
  const { body } = await send(
    "POST CreditNotes",
    anInvoice({
      DocumentReferences: [{ RefDocEntr: 7, RefObjType: "rot_SalesInvoice", Remark: "Sale" }],
      DocumentLines: [{ ItemCode: "SKU-1", PriceAfterVAT: 125, ...kept }],
    }),
  );
  expect(body).toMatchObject({
    DocumentReferences: [{ LineNumber: 1, RefDocEntr: 7, Remark: "Sale" }],
    DocumentLines: [kept],
  });
});
