import { expect, it } from "vitest";
import { vatGroup } from "../../builders/company.ts";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, anInvoice, aPayment, errorOf, testCompany } from "../test-company.ts";

const german = () => testCompany({ vatGroups: [vatGroup("S25", "19", "2611")] });

it("computes the seen German invoice to the cent: the group's missing cent lands on its last line", async () => {
  const { send } = await aCaller({ company: german() });
  const { status, body } = await send(
    "POST Invoices",
    anInvoice({
      DocumentLines: [13.95, 11.95, 12.95].map((PriceAfterVAT) => ({
        ItemCode: "SKU-1",
        Quantity: 2,
        PriceAfterVAT,
      })),
    }),
  );
  expect(status).toBe(201);
  expect(rowsOf(body, "DocumentLines").map(({ LineTotal }) => LineTotal)).toEqual([23.44, 20.08, 21.77]);
  expect(rowsOf(body, "DocumentLines").map(({ TaxTotal }) => TaxTotal)).toEqual([4.46, 3.82, 4.13]);
  expect([body.DocTotal, body.VatSum]).toEqual([77.7, 12.41]);
});

it("takes the tax from each line's gross when lines are not grouped", async () => {
  const company = german();
  const { send } = await aCaller({
    company: { ...company, settings: { ...company.settings, GroupLinesInVATCalculation: false } },
  });
  const lines = [13.95, 11.95, 12.95].map((PriceAfterVAT) => ({
    ItemCode: "SKU-1",
    Quantity: 2,
    PriceAfterVAT,
  }));
  const { body } = await send("POST Invoices", anInvoice({ DocumentLines: lines }));
  expect(rowsOf(body, "DocumentLines").map(({ LineTotal }) => LineTotal)).toEqual([23.45, 20.08, 21.76]);
  expect([body.DocTotal, body.VatSum]).toEqual([77.7, 12.41]);
});

it.each([
  [true, 4.79],
  [false, 4.8],
])("has its own tax total with grouped lines (%s): 3 x 9.99 at 19 % hold %d", async (grouped, VatSum) => {
  const company = german();
  const settings = { ...company.settings, GroupLinesInVATCalculation: grouped };
  const { send } = await aCaller({ company: { ...company, settings } });
  const lines = [9.99, 9.99, 9.99].map((PriceAfterVAT) => ({ ItemCode: "SKU-1", PriceAfterVAT }));
  const { body } = await send("POST Invoices", anInvoice({ DocumentLines: lines }));
  expect([body.DocTotal, body.VatSum]).toEqual([29.97, VatSum]);
});

it("adds tax to a net price less its discount", async () => {
  const { send } = await aCaller();
  const line = { ItemCode: "SKU-1", Quantity: 3, UnitPrice: 100, DiscountPercent: 10 };
  const { body } = await send("POST Invoices", anInvoice({ DocumentLines: [line] }));
  expect([body.DocTotal, body.VatSum, body.PriceMode]).toEqual([337.5, 67.5, "pmdNet"]);
});

it("answers a new invoice with the whole document, its address and its ETag", async () => {
  const { send } = await aCaller();
  const { body, headers } = await send("POST Invoices", anInvoice());
  expect(body["@odata.context"]).toBe("https://sap.test:50000/b1s/v2/$metadata#Invoices/$entity");
  expect(headers.get("Location")).toBe("https://sap.test:50000/b1s/v2/Invoices(1)");
  expect(headers.get("ETag")).toBe(body["@odata.etag"]);
  expect(body).toMatchObject({
    DocEntry: 1,
    DocNum: 1001,
    DocObjectCode: "oInvoices",
    DocDate: "2026-07-14T00:00:00Z",
    TaxDate: "2026-07-14T00:00:00Z",
    DocTotal: 125,
    PaidToDate: 0,
    DocumentStatus: "bost_Open",
    Cancelled: "tNO",
    CancelStatus: "csNo",
    UserSign: 2,
  });
});

it("moves stock and posts revenue, tax and cost", async () => {
  const { b1, send } = await aCaller();
  const before = b1.books.trialBalance();
  await send("POST Invoices", anInvoice());
  expect(b1.books.stock()[0]).toEqual({ ItemCode: "SKU-1", WarehouseCode: "MALMO", InStock: "999" });
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "1510", cardCode: "POS-MALMO", debit: "125.00", credit: "0.00" },
    { account: "3010", debit: "0.00", credit: "100.00" },
    { account: "2611", debit: "0.00", credit: "25.00" },
    { account: "4010", debit: "40.00", credit: "0.00" },
    { account: "1460", debit: "0.00", credit: "40.00" },
  ]);
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "125.00" });
  expect(before["1510"]).toBeUndefined();
});

it.each<[string, Row, [code: string, text: string]]>([
  [
    "a missing item",
    { DocumentLines: [{ ItemCode: "NONE", PriceAfterVAT: 1 }] },
    ["-2028", "[INV1.ItemCode][line: 1]"],
  ],
  [
    "an inactive item",
    { DocumentLines: [{ ItemCode: "OLD", PriceAfterVAT: 1 }] },
    ["-10", "10001069 - Item OLD is inactive"],
  ],
  ["a missing customer", { CardCode: "NOBODY" }, ["-2028", "[OINV.CardCode]"]],
  ["an inactive customer", { CardCode: "GONE" }, ["-10", "10001071 - Customer GONE is inactive"]],
  [
    "an unknown VAT group",
    { DocumentLines: [{ ItemCode: "SKU-1", PriceAfterVAT: 1, VatGroup: "X9" }] },
    ["-10", "Invalid VAT Group"],
  ],
  [
    "an unknown warehouse",
    { DocumentLines: [{ ItemCode: "SKU-1", PriceAfterVAT: 1, WarehouseCode: "X" }] },
    ["-2028", "[INV1.WhsCode]"],
  ],
  [
    "an unknown account",
    { DocumentLines: [{ ItemCode: "SKU-1", PriceAfterVAT: 1, AccountCode: "X" }] },
    ["-10", "G/L account is not valid"],
  ],
  [
    "more than there is",
    {
      DocumentLines: [
        { ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 1 },
        { ItemCode: "SKU-1", Quantity: 1000, PriceAfterVAT: 1 },
      ],
    },
    ["-10", "Quantity falls into negative inventory [INV1.ItemCode][line: 2]"],
  ],
  ["a date without a period", { DocDate: "2031-01-01" }, ["-4013", "Date deviates from permissible range"]],
  [
    "a reference over 100 characters",
    { NumAtCard: "x".repeat(101) },
    ["-1000", "Value too long in property 'NumAtCard' of 'Document'"],
  ],
  ["an unknown property", { Colour: "red" }, ["-1000", "Property 'Colour' of 'Document' is invalid"]],
  [
    "a user field that does not exist",
    { U_InstepKey: "k" },
    ["-1000", "Property 'U_InstepKey' of 'Document' is invalid"],
  ],
  [
    "several prices on one line",
    { DocumentLines: [{ ItemCode: "SKU-1", PriceAfterVAT: 1, UnitPrice: 1 }] },
    ["-5002", "10001058"],
  ],
  [
    "a negative quantity of goods",
    { DocumentLines: [{ ItemCode: "SKU-1", Quantity: -1, PriceAfterVAT: 1 }] },
    ["-5002", "Quantity must be positive"],
  ],
  [
    "a total below zero",
    { DocumentLines: [{ ItemCode: "FEE", Quantity: -1, PriceAfterVAT: 1 }] },
    ["-5002", "zero or greater"],
  ],
])("refuses %s and writes nothing", async (_, overrides, [code, text]) => {
  const { b1, send } = await aCaller();
  const before = b1.books.journal();
  const answer = await send("POST Invoices", anInvoice(overrides));
  expect(answer.status).toBe(400);
  expect(errorOf(answer).code).toBe(code);
  expect(errorOf(answer).message).toContain(text);
  expect(b1.books.invoices()).toEqual([]);
  expect(b1.books.journal()).toEqual(before);
  expect(b1.lastAt()).toBeUndefined();
});

it.each(["ltLocked", "ltUnlockedExceptSales", "ltPeriodClosing"] as const)(
  "refuses sales in a period that is %s",
  async (PeriodStatus) => {
    const company = testCompany({ periods: [{ from: "2026-07-01", to: "2026-07-31", PeriodStatus }] });
    const { send } = await aCaller({ company });
    expect(errorOf(await send("POST Invoices", anInvoice())).code).toBe("-4013");
  },
);

it("takes a negative quantity of what is not held in stock off the total, as discounts are booked (H27)", async () => {
  const { b1, send } = await aCaller();
  const lines = [
    ...rowsOf(anInvoice(), "DocumentLines"),
    { ItemCode: "FEE", Quantity: -1, PriceAfterVAT: 25 },
  ];
  const { body } = await send("POST Invoices", anInvoice({ DocumentLines: lines }));
  expect([body.DocTotal, body.VatSum]).toEqual([100, 20]);
  expect(b1.books.vat()).toEqual([{ VatGroup: "S25", net: "80.00", vat: "20.00" }]);
});

it("picks the rate of the document date", async () => {
  const company = testCompany({
    vatGroups: [
      {
        Code: "S25",
        Name: "Food",
        VatGroups_Lines: [
          { Effectivefrom: "2026-04-01", Rate: "6" },
          { Effectivefrom: "2000-01-01", Rate: "12" },
        ],
      },
    ],
  });
  const { send } = await aCaller({ company });
  const rate = async (TaxDate: string) =>
    rowsOf((await send("POST Invoices", anInvoice({ TaxDate }))).body, "DocumentLines")[0]
      ?.TaxPercentagePerRow;
  expect([await rate("2026-03-31"), await rate("2026-04-01")]).toEqual([12, 6]);
});

it("cancels an unpaid invoice by a document that carries the same reference and comments (H19)", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice({ Comments: "SITOO-1/invoice" }));
  expect((await send("POST Invoices(1)/Cancel")).status).toBe(204);
  const marks = b1.books
    .invoices()
    .map((each) => [each.CancelStatus, each.DocumentStatus, each.NumAtCard, each.Comments]);
  expect(marks).toEqual([
    ["csYes", "bost_Close", "1500-1", "SITOO-1/invoice"],
    ["csCancellation", "bost_Close", "1500-1", "SITOO-1/invoice"],
  ]);
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "0.00" });
  expect(b1.books.stock()[0]?.InStock).toBe("1000");
  expect(b1.books.vat()).toEqual([{ VatGroup: "S25", net: "0.00", vat: "0.00" }]);
  expect(errorOf(await send("POST Invoices(1)/Cancel")).code).toBe("-5006");
});

it.each([
  ["a paid", 125],
  ["a partly paid", 1],
])("refuses to cancel %s invoice", async (_, SumApplied) => {
  const { send } = await aCaller();
  await send("POST Invoices", anInvoice());
  await send("POST IncomingPayments", aPayment({ PaymentInvoices: [{ DocEntry: 1, SumApplied }] }));
  expect(errorOf(await send("POST Invoices(1)/Cancel"))).toEqual({
    code: "-5006",
    message: "The requested action is not supported for this object.",
  });
});

it("changes comments in a PATCH and silently drops what cannot be changed", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  const { status, text } = await send("PATCH Invoices(1)", {
    Comments: "Looked at",
    DocTotal: 1,
    NumAtCard: "x",
  });
  expect([status, text]).toEqual([204, ""]);
  expect(b1.books.invoices()[0]).toMatchObject({
    Comments: "Looked at",
    DocTotal: "125.00",
    NumAtCard: "1500-1",
  });
});

it("says loudly that it does not change lines, also of what is posted, and changes nothing", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  const lines = [{ LineNum: 0, Quantity: 2 }];
  expect((await send("PATCH Invoices(1)", { Comments: "x", DocumentLines: lines })).status).toBe(501);
  expect(b1.books.invoices()[0]).toMatchObject({ Comments: null, DocTotal: "125.00" });
});

it("refuses a second invoice with the same reference only when the company blocks that", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  expect((await send("POST Invoices", anInvoice())).status).toBe(201);
  b1.options.duplicateReferences = "block";
  expect((await send("POST Invoices", anInvoice())).status).toBe(400);
  expect((await send("POST Invoices", anInvoice({ CardCode: "C1" }))).status).toBe(201);
});
