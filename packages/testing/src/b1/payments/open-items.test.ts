import { expect, it } from "vitest";
import type { B1EmulatorOptions } from "../emulator.ts";
import type { Row } from "../json.ts";
import { aCaller, anInvoice, aPayment, errorOf, testCompany } from "../test-company.ts";

const entry = (...JournalEntryLines: Row[]): Row => ({ ReferenceDate: "2026-07-14", JournalEntryLines });

/** Invoice 1 over 125.00, and a credit of 25.00 that was journalled by hand: line 0 of journal entry 3. */
async function withCredit(given: Partial<B1EmulatorOptions> = {}) {
  const caller = await aCaller(given);
  await caller.send("POST Invoices", anInvoice());
  await caller.send(
    "POST JournalEntries",
    entry({ ShortName: "POS-MALMO", Credit: 25 }, { AccountCode: "3740", Debit: 25 }),
  );
  return caller;
}

const credit = (overrides: Row = {}): Row => ({
  DocEntry: 3,
  DocLine: 0,
  InvoiceType: "it_JournalEntry",
  SumApplied: 25,
  ...overrides,
});
const invoice: Row = { DocEntry: 1, InvoiceType: "it_Invoice", SumApplied: 125 };

/** Money back to a customer. */
const aRefund = (overrides: Row = {}): Row => ({
  DocType: "rCustomer",
  CardCode: "POS-MALMO",
  DocDate: "2026-07-14",
  CashAccount: "1910",
  CashSum: 25,
  PaymentInvoices: [credit()],
  ...overrides,
});

it("pays back to a customer what is owed to him", async () => {
  const { b1, send } = await withCredit();
  const { status, body } = await send("POST VendorPayments", aRefund());
  expect(status).toBe(201);
  expect(body).toMatchObject({
    DocEntry: 1,
    DocNum: 1001,
    DocObjectCode: "bopot_OutgoingPayments",
    JournalRemarks: "Outgoing Payments - POS-MALMO",
  });
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "1910", debit: "0.00", credit: "25.00" },
    { account: "1510", cardCode: "POS-MALMO", debit: "25.00", credit: "0.00" },
  ]);
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "125.00" });
  expect(b1.books.vendorPayments()).toMatchObject([{ DocEntry: 1, CashSum: "25.00" }]);
  expect(errorOf(await send("POST VendorPayments", aRefund())).message).toBe(
    "Invoice is already closed or blocked [VPM2.DocNum][line: 1]",
  );
  await send("POST VendorPayments(1)/Cancel");
  expect((await send("POST VendorPayments", aRefund())).status).toBe(201);
});

it("sets a credit off against an invoice in one payment", async () => {
  const { b1, send } = await withCredit();
  const netting = aPayment({ CashSum: 100, PaymentInvoices: [invoice, credit()] });
  expect((await send("POST IncomingPayments", netting)).status).toBe(201);
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "125.00", DocumentStatus: "bost_Close" });
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "0.00" });
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "1910", debit: "100.00", credit: "0.00" },
    { account: "1510", cardCode: "POS-MALMO", debit: "0.00", credit: "100.00" },
  ]);
});

it.each([
  ["positive", 25, 201],
  ["positive", -25, 400],
  ["negative", -25, 201],
  ["negative", 25, 400],
] as const)(
  "takes %s sums of what is owed to the partner, when that is the setting: %d",
  async (sums, SumApplied, status) => {
    const { send } = await withCredit({ options: { creditMemoSums: sums } });
    const refund = aRefund({ PaymentInvoices: [credit({ SumApplied })] });
    expect((await send("POST VendorPayments", refund)).status).toBe(status);
  },
);

it("settles documents against each other without money when they come to nothing", async () => {
  const { b1, send } = await withCredit();
  const nothing = { CashSum: 0, PaymentInvoices: [{ ...invoice, SumApplied: 25 }, credit()] };
  expect((await send("POST IncomingPayments", aPayment(nothing))).status).toBe(201);
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "25.00" });
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "100.00" });
});

it.each<[string, string, Row, [code: string, text: string]]>([
  ["to a customer as a supplier", "VendorPayments", { DocType: "rSupplier" }, ["-10", "[OVPM.CardCode]"]],
  ["to somebody unknown", "VendorPayments", { CardCode: "NOBODY" }, ["-2028", "[OVPM.CardCode]"]],
  [
    "more than is open",
    "VendorPayments",
    { CashSum: 30, PaymentInvoices: [credit({ SumApplied: 30 })] },
    ["-5002", "balance due [VPM2.SumApplied]"],
  ],
  [
    "the same credit twice",
    "VendorPayments",
    { CashSum: 50, PaymentInvoices: [credit(), credit()] },
    ["-5002", "balance due [VPM2.SumApplied][line: 2]"],
  ],
  [
    "a line without a partner",
    "VendorPayments",
    { PaymentInvoices: [credit({ DocLine: 1 })] },
    ["-2028", "[VPM2.DocEntry]"],
  ],
  [
    "the entry of a document by hand",
    "VendorPayments",
    { PaymentInvoices: [credit({ DocEntry: 2 })] },
    ["-2028", "[VPM2.DocEntry]"],
  ],
  [
    "only credits by incoming money",
    "IncomingPayments",
    { PaymentInvoices: [credit()] },
    ["-5002", "greater than zero"],
  ],
  ["by checks", "VendorPayments", { PaymentChecks: [{ CheckSum: 25 }] }, ["emulator", "PaymentChecks"]],
  [
    "a purchase",
    "VendorPayments",
    { PaymentInvoices: [credit({ InvoiceType: "it_PurchaseInvoice" })] },
    ["emulator", "it_PurchaseInvoice"],
  ],
  [
    "a second instalment",
    "VendorPayments",
    { PaymentInvoices: [credit({ InstallmentId: 2 })] },
    ["-2028", "[VPM2.InstId]"],
  ],
  [
    "accounts and a partner",
    "VendorPayments",
    { PaymentAccounts: [{ AccountCode: "3740", SumPaid: 25 }] },
    ["-5002", "[OVPM.DocType]"],
  ],
])("refuses to pay %s and writes nothing", async (_, set, overrides, [code, text]) => {
  const { b1, send } = await withCredit();
  const before = b1.books.journal();
  const refusal = errorOf(await send(`POST ${set}`, aRefund(overrides)));
  expect(refusal.code).toBe(code);
  expect(refusal.message).toContain(text);
  expect(b1.books.journal()).toEqual(before);
});

it("uses money on account for an invoice later, and cannot cancel it while it is used", async () => {
  const { b1, send } = await aCaller();
  await send("POST IncomingPayments", aPayment({ CashSum: 200, PaymentInvoices: [] }));
  await send("POST Invoices", anInvoice());
  const later = {
    CashSum: 0,
    PaymentInvoices: [invoice, { DocEntry: 1, InvoiceType: "it_Receipt", SumApplied: 125 }],
  };
  expect((await send("POST IncomingPayments", aPayment(later))).status).toBe(201);
  expect(b1.books.invoices()[0]?.DocumentStatus).toBe("bost_Close");
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "-75.00" });
  expect(errorOf(await send("POST IncomingPayments(1)/Cancel")).code).toBe("-5006");
  await send("POST IncomingPayments(2)/Cancel");
  expect((await send("POST IncomingPayments(1)/Cancel")).status).toBe(204);
  expect(b1.books.invoices()[0]?.DocumentStatus).toBe("bost_Open");
});

it("gives back by an outgoing payment what is left on account", async () => {
  const { b1, send } = await aCaller();
  await send("POST IncomingPayments", aPayment({ PaymentInvoices: [] }));
  const back = { CashSum: 125, PaymentInvoices: [{ DocEntry: 1, InvoiceType: 24 }] };
  expect((await send("POST VendorPayments", aRefund(back))).status).toBe(201);
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "0.00" });
});

it("pays a supplier in advance, and finds that as a payment on account", async () => {
  const { b1, send } = await aCaller();
  await send("POST BusinessPartners", { CardCode: "S1", CardName: "Supplier", CardType: "cSupplier" });
  const advance = { CardCode: "S1", CashAccount: "1910", CashSum: 10, DocDate: "2026-07-14" };
  expect((await send("POST VendorPayments", advance)).body).toMatchObject({
    DocType: "rSupplier",
    DocTypte: "rSupplier",
  });
  const back = {
    ...advance,
    DocType: "rSupplier",
    PaymentInvoices: [{ DocEntry: 1, InvoiceType: "it_PaymentAdvice" }],
  };
  expect((await send("POST IncomingPayments", back)).status).toBe(201);
  expect(b1.books.partnerBalances()).toMatchObject({ S1: "0.00" });
});

it.each([
  [124.6, "-99.60", "0.00"],
  [125.4, "-100.40", "0.00"],
  [126, "-100.00", "-1.00"], // beyond the tolerance: the whole excess is his
])(
  "takes %d for an invoice of 125.00 where half a krona may be missed",
  async (CashSum, revenue, balance) => {
    const currencies = [{ Code: "SEK", Name: "Krona", MaxIncomingAmtDiff: "0.50" }];
    const { b1, send } = await aCaller({ company: testCompany({ currencies }) });
    await send("POST Invoices", anInvoice());
    expect((await send("POST IncomingPayments", aPayment({ CashSum }))).status).toBe(201);
    expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "125.00", DocumentStatus: "bost_Close" });
    expect(b1.books.partnerBalances()["POS-MALMO"]).toBe(balance);
    expect(b1.books.trialBalance()["3010"]).toBe(revenue); // no account is named for the difference
  },
);

it("refuses a shortage beyond what the currency tolerates", async () => {
  const currencies = [{ Code: "SEK", Name: "Krona", MaxIncomingAmtDiff: "0.50" }];
  const { send } = await aCaller({ company: testCompany({ currencies }) });
  await send("POST Invoices", anInvoice());
  expect(errorOf(await send("POST IncomingPayments", aPayment({ CashSum: 124.49 }))).message).toContain(
    "greater than the payment amount",
  );
});

/** C1 owes 10 EUR since the 13th, when a euro was 10 SEK; on the 14th it is 11 SEK. */
async function withEuros() {
  const rates = [
    { Currency: "EUR", RateDate: "2026-07-13", Rate: "10" },
    { Currency: "EUR", RateDate: "2026-07-14", Rate: "11" },
  ];
  const base = testCompany();
  const company = testCompany({
    rates,
    accounts: [...base.accounts, { Code: "3960", Name: "Valutakursvinster" }],
    determination: { ...base.determination, exchangeDifferences: "3960" },
  });
  const caller = await aCaller({ company });
  await caller.send("POST JournalEntries", {
    ReferenceDate: "2026-07-13",
    JournalEntryLines: [
      { ShortName: "C1", FCDebit: 10, FCCurrency: "EUR" },
      { AccountCode: "3010", FCCredit: 10, FCCurrency: "EUR" },
    ],
  });
  return caller;
}

const euros = (overrides: Row = {}): Row => ({
  CardCode: "C1",
  DocDate: "2026-07-14",
  DocCurrency: "EUR",
  TransferAccount: "1935",
  TransferSum: 10,
  PaymentInvoices: [{ DocEntry: 2, InvoiceType: "it_JournalEntry", AppliedFC: 10 }],
  ...overrides,
});

it.each<[string, Row]>([
  ["its own currency", {}],
  [
    "local currency",
    {
      DocCurrency: "SEK",
      TransferSum: 110,
      PaymentInvoices: [{ DocEntry: 2, InvoiceType: "it_JournalEntry", SumApplied: 110 }],
    },
  ],
])("books the difference of the rates when a foreign debt is paid in %s", async (_, overrides) => {
  const { b1, send } = await withEuros();
  const { status, body } = await send("POST IncomingPayments", euros(overrides));
  expect(status).toBe(201);
  expect(body.PaymentInvoices).toMatchObject([{ SumApplied: 110, AppliedFC: 10 }]);
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "1935", debit: "110.00", credit: "0.00" },
    { account: "1510", cardCode: "C1", debit: "0.00", credit: "100.00" },
    { account: "3960", debit: "0.00", credit: "10.00" },
  ]);
  expect(b1.books.partnerBalances()).toEqual({ C1: "0.00" });
});

it("keeps an own rate of a payment, and leaves part of a foreign debt open at its old value", async () => {
  const { b1, send } = await withEuros();
  const part = {
    DocRate: 12,
    TransferSum: 4,
    PaymentInvoices: [{ DocEntry: 2, InvoiceType: "it_JournalEntry", AppliedFC: 4 }],
  };
  expect((await send("POST IncomingPayments", euros(part))).body).toMatchObject({ DocRate: 12 });
  expect(b1.books.journal().at(-1)?.lines.at(-1)).toMatchObject({ account: "3960", credit: "8.00" });
  expect(b1.books.partnerBalances()).toEqual({ C1: "60.00" });
  const again = euros({
    TransferSum: 7,
    PaymentInvoices: [{ DocEntry: 2, InvoiceType: "it_JournalEntry", AppliedFC: 7 }],
  });
  expect(errorOf(await send("POST IncomingPayments", again)).message).toContain("balance due");
});

it("refuses a payment of another branch than its document", async () => {
  const businessPlaces = [
    { BPLID: 1, BPLName: "Malmö" },
    { BPLID: 2, BPLName: "Lund" },
  ];
  const { send } = await aCaller({
    company: testCompany({ businessPlaces }),
    options: { unassignedPartners: "all-branches" },
  });
  await send(
    "POST JournalEntries",
    entry({ ShortName: "POS-MALMO", Credit: 25, BPLID: 1 }, { AccountCode: "3740", Debit: 25, BPLID: 1 }),
  );
  const rows = { PaymentInvoices: [credit({ DocEntry: 2 })] };
  expect(errorOf(await send("POST VendorPayments", aRefund(rows))).message).toBe(
    "Specify an active branch [OVPM.BPLId]",
  );
  expect(errorOf(await send("POST VendorPayments", aRefund({ ...rows, BPLID: 2 }))).message).toContain(
    "another branch",
  );
  expect((await send("POST VendorPayments", aRefund({ ...rows, BPLID: 1 }))).status).toBe(201);
});

it("takes a card by a method that is assigned to it", async () => {
  const creditPaymentMethods = [{ PaymentMethodCode: 7, Name: "Terminal", AssignedtoCreditCard: 1 }];
  const { send } = await aCaller({ company: testCompany({ creditPaymentMethods }) });
  const byCard = (PaymentMethodCode: number): Row =>
    aPayment({
      CashSum: 0,
      PaymentInvoices: [],
      PaymentCreditCards: [{ CreditCard: 1, CreditSum: 5, VoucherNum: "V", PaymentMethodCode }],
    });
  expect((await send("POST IncomingPayments", byCard(7))).status).toBe(201);
  expect(errorOf(await send("POST IncomingPayments", byCard(8))).code).toBe("-2028");
});

it("says what is due on invoices", async () => {
  const { send } = await aCaller();
  await send("POST Invoices", anInvoice());
  await send(
    "POST IncomingPayments",
    aPayment({ CashSum: 25, PaymentInvoices: [{ DocEntry: 1, SumApplied: 25 }] }),
  );
  const asked = (BPCode: string, DocEntry: number): Row => ({
    PaymentBPCode: { BPCode, Date: "2026-07-14" },
    PaymentInvoiceEntries: [{ DocType: "itARInvoice", DocEntry, InstallmentId: 1 }],
  });
  const { body } = await send("POST PaymentCalculationService_GetPaymentAmount", asked("POS-MALMO", 1));
  expect(body.value).toMatchObject([{ DocEntry: 1, TotalPaymentAmount: 100, TotalPaymentAmountFC: 0 }]);
  const service = "POST PaymentCalculationService_GetPaymentAmount";
  expect(errorOf(await send(service, asked("POS-MALMO", 9))).code).toBe("-2028");
  expect(errorOf(await send(service, asked("C1", 1))).code).toBe("-10");
});

it("parks outgoing payments for approval like incoming ones, and the clerk adds them", async () => {
  const { b1, send } = await aCaller({ options: { approvals: "all" } });
  const parked = await send("POST VendorPayments", aRefund({ PaymentInvoices: [] }));
  expect(parked.headers.get("Location")).toContain("PaymentDrafts(1)");
  expect(b1.books.vendorPayments()).toEqual([]);
  b1.clerk.approvePaymentDraft(1);
  expect(b1.books.vendorPayments()).toHaveLength(1);
  expect(b1.books.incomingPayments()).toEqual([]);
});
