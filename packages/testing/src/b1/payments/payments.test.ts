import { expect, it } from "vitest";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, anInvoice, aPayment, errorOf, testCompany } from "../test-company.ts";

async function withInvoice(given = {}) {
  const caller = await aCaller(given);
  await caller.send("POST Invoices", anInvoice());
  return caller;
}

it("pays and closes an invoice from several means, and posts each to its account", async () => {
  const { b1, send } = await withInvoice();
  const { status, body } = await send(
    "POST IncomingPayments",
    aPayment({
      CashSum: 25,
      TransferAccount: "1935",
      TransferSum: 40,
      TransferReference: "SITOO-1500-1",
      PaymentCreditCards: [{ CreditCard: 1, CreditSum: 60, VoucherNum: "V1" }],
    }),
  );
  expect(status).toBe(201);
  expect(body).not.toHaveProperty("NumAtCard");
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "1910", debit: "25.00", credit: "0.00" },
    { account: "1935", debit: "40.00", credit: "0.00" },
    { account: "1580", debit: "60.00", credit: "0.00" },
    { account: "1510", cardCode: "POS-MALMO", debit: "0.00", credit: "125.00" },
  ]);
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "125.00", DocumentStatus: "bost_Close" });
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "0.00" });
});

it("leaves a partly paid invoice open, and the excess of a payment on the customer's account", async () => {
  const { b1, send } = await withInvoice();
  await send("POST IncomingPayments", aPayment({ PaymentInvoices: [{ DocEntry: 1, SumApplied: 100 }] }));
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "100.00", DocumentStatus: "bost_Open" });
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "0.00" });
});

it("takes a cancelled payment back, and the invoice is open again", async () => {
  const { b1, send } = await withInvoice();
  await send("POST IncomingPayments", aPayment());
  expect((await send("POST IncomingPayments(1)/Cancel")).status).toBe(204);
  expect(b1.books.incomingPayments()[0]?.Cancelled).toBe("tYES");
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "0.00", DocumentStatus: "bost_Open" });
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "125.00" });
  expect(errorOf(await send("POST IncomingPayments(1)/Cancel")).code).toBe("-5006");
});

it.each<[string, Row, [code: string, text: string]]>([
  [
    "more than is open",
    { CashSum: 200, PaymentInvoices: [{ DocEntry: 1, SumApplied: 126 }] },
    ["-5002", "balance due"],
  ],
  ["more than came in", { CashSum: 100 }, ["-5002", "payment amount"]],
  ["another customer's invoice", { CardCode: "C1" }, ["-10", "another business partner"]],
  [
    "an invoice that does not exist",
    { PaymentInvoices: [{ DocEntry: 9 }] },
    ["-2028", "[RCT2.DocEntry][line: 1]"],
  ],
  ["nothing", { CashSum: 0 }, ["-5002", "greater than zero"]],
  [
    "into an account that does not exist",
    { CashAccount: "0000" },
    ["-10", "G/L account is not valid [ORCT.CashAcct]"],
  ],
  [
    "by an unknown card",
    { PaymentCreditCards: [{ CreditCard: 9, CreditSum: 1, VoucherNum: "V" }] },
    ["-2028", "[RCT3.CreditCard]"],
  ],
  [
    "by a card without a voucher",
    { PaymentCreditCards: [{ CreditCard: 1, CreditSum: 1 }] },
    ["-5002", "VoucherNum"],
  ],
  ["for an unknown project", { ProjectCode: "P9" }, ["-2028", "[ORCT.PrjCode]"]],
  [
    "in a currency that the company does not have",
    { DocCurrency: "XXX", DocRate: 10 },
    ["-2028", "[ORCT.DocCurr]"],
  ],
  [
    "with a reference over 27 characters",
    { TransferReference: "x".repeat(28) },
    ["-1000", "TransferReference"],
  ],
  [
    "with an invoice's field",
    { NumAtCard: "1500-1" },
    ["-1000", "Property 'NumAtCard' of 'Payment' is invalid"],
  ],
])("refuses to pay %s and writes nothing", async (_, overrides, [code, text]) => {
  const { b1, send } = await withInvoice();
  const before = b1.books.trialBalance();
  const answer = await send("POST IncomingPayments", aPayment(overrides));
  expect(errorOf(answer).code).toBe(code);
  expect(errorOf(answer).message).toContain(text);
  expect(b1.books.trialBalance()).toEqual(before);
  expect(b1.books.incomingPayments()).toEqual([]);
});

it("asks on the payment's own date whether its partner is active, and for all its dates whether they are in range", async () => {
  const { periods } = testCompany();
  const company = testCompany({
    periods: periods.map((period) => ({ ...period, DueDateTo: "2026-12-31", TaxDateTo: "2026-12-31" })),
    businessPartners: [
      {
        CardCode: "POS-MALMO",
        CardName: "Away",
        Frozen: true,
        FrozenFrom: "2026-07-10",
        FrozenTo: "2026-07-12",
      },
    ],
  });
  const { send } = await aCaller({ company });
  const codeOf = async (more: Row) =>
    errorOf(await send("POST IncomingPayments", aPayment({ PaymentInvoices: [], ...more }))).code;
  expect(await codeOf({ DocDate: "2026-07-12" })).toBe("-10");
  expect(await codeOf({ DocDate: "2026-07-13" })).toBeUndefined();
  for (const date of ["TaxDate", "DueDate", "VatDate"]) {
    expect([date, await codeOf({ [date]: "2027-01-01" })]).toEqual([date, "-4013"]);
  }
});

it("says aloud that it does not round payments", async () => {
  const currencies = [
    { Code: "SEK", Name: "Krona", Rounding: "rsRoundToOne", RoundingInPayment: true },
  ] as const;
  const { send } = await aCaller({ company: testCompany({ currencies }) });
  expect((await send("POST Invoices", anInvoice())).status).toBe(201);
  expect(errorOf(await send("POST IncomingPayments", aPayment())).code).toBe("emulator");
});

it("puts money of one currency alone on an account that is kept in it", async () => {
  const { accounts } = testCompany();
  const euros = { Code: "1911", Name: "Euro till", CashAccount: true, AcctCurrency: "EUR" };
  const currencies = [{ Code: "EUR", Name: "Euro" }];
  const { send } = await aCaller({ company: testCompany({ accounts: [...accounts, euros], currencies }) });
  const pay = async (more: Row) =>
    (await send("POST IncomingPayments", aPayment({ CashAccount: "1911", PaymentInvoices: [], ...more })))
      .status;
  expect(await pay({ DocCurrency: "EUR", DocRate: 10, CashSum: 0, CashSumFC: 12.5 })).toBe(201);
  expect(await pay({})).toBe(501);
});

it("refuses a second payment of a closed invoice", async () => {
  const { send } = await withInvoice();
  await send("POST IncomingPayments", aPayment());
  expect(errorOf(await send("POST IncomingPayments", aPayment())).message).toContain(
    "Invoice is already closed or blocked",
  );
});

it("books money in a period that is closed for sales alone", async () => {
  const { b1, send } = await withInvoice();
  const company = testCompany({
    periods: [{ from: "2026-07-01", to: "2026-07-31", PeriodStatus: "ltUnlockedExceptSales" }],
  });
  expect(b1.books.invoices()).toHaveLength(1);
  const closed = await aCaller({ company });
  const onAccount = aPayment({ PaymentInvoices: [] });
  expect((await closed.send("POST IncomingPayments", onAccount)).status).toBe(201);
  expect((await send("POST IncomingPayments", onAccount)).status).toBe(201);
});

it("pays an invoice with many documents up to the number that the company allows", async () => {
  const settings = { ...testCompany().settings, MaxNumberOfDocumentsInPmt: 1 };
  const { send } = await aCaller({ company: testCompany({ settings }) });
  for (const NumAtCard of ["1", "2"]) await send("POST Invoices", anInvoice({ NumAtCard }));
  const both = [{ DocEntry: 1 }, { DocEntry: 2 }];
  const answer = await send("POST IncomingPayments", aPayment({ CashSum: 250, PaymentInvoices: both }));
  expect(errorOf(answer).message).toContain("more documents than 1");
});

it("changes nothing of a payment but its remarks", async () => {
  const { send, get } = await withInvoice();
  await send("POST IncomingPayments", aPayment());
  await send("PATCH IncomingPayments(1)", { Remarks: "R", JournalRemarks: "J", CashSum: 1 });
  const { body, headers } = await get("IncomingPayments(1)");
  expect(body).toMatchObject({ Remarks: "R", JournalRemarks: "J", CashSum: 125 });
  expect(headers.get("ETag")).toBeNull();
  expect(body).not.toHaveProperty("UpdateDate");
  expect(errorOf(await send("DELETE IncomingPayments(1)")).code).toBe("-5006");
});

it.each([
  ["Cancel", "2026-07-01"],
  ["CancelbyCurrentSystemDate", "2026-07-14"],
])("dates the reversal of a payment as %s says", async (action, day) => {
  const { b1, send } = await aCaller();
  await send("POST IncomingPayments", aPayment({ DocDate: "2026-07-01", PaymentInvoices: [] }));
  expect((await send(`POST IncomingPayments(1)/${action}`)).status).toBe(204);
  expect(b1.books.journal().at(-1)?.ReferenceDate).toBe(day);
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "0.00" });
});

it.each([
  ["IncomingPayments", "RCT4", "-10"],
  ["VendorPayments", "VPM4", "10"],
])("books %s on accounts without a partner", async (set, table, drawer) => {
  const { b1, send } = await aCaller();
  const till = { DocType: "rAccount", CashAccount: "1910", CashSum: 10, DocDate: "2026-07-14" };
  const answer = await send(`POST ${set}`, {
    ...till,
    PaymentAccounts: [{ AccountCode: "3740", SumPaid: 10, Decription: "Drawer difference" }],
  });
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ CardCode: null, PaymentAccounts: [{ GrossAmount: 10, VatAmount: 0 }] });
  expect(b1.books.trialBalance()).toMatchObject({ "3740": `${drawer}.00` });
  const unknown = await send(`POST ${set}`, {
    ...till,
    PaymentAccounts: [{ AccountCode: "9", SumPaid: 10 }],
  });
  expect(errorOf(unknown)).toEqual({
    code: "-10",
    message: `G/L account is not valid [${table}.AcctCode][line: 1]`,
  });
  const elsewhere = { AccountCode: "3740", SumPaid: 10, ProfitCenter: "LUND" };
  expect(errorOf(await send(`POST ${set}`, { ...till, PaymentAccounts: [elsewhere] })).message).toContain(
    `[${table}.OcrCode][line: 1]`,
  );
  const less = await send(`POST ${set}`, { ...till, PaymentAccounts: [{ AccountCode: "3740", SumPaid: 9 }] });
  expect(errorOf(less).message).toContain("sum of its accounts");
});

it("charges what is paid for an account to the cost centres and the project of its line", async () => {
  const company = testCompany({
    profitCenters: [
      { CenterCode: "MALMO", CenterName: "Malmö" },
      { CenterCode: "TILL", CenterName: "Tills", InWhichDimension: 2 },
    ],
    projects: [{ Code: "P1", Name: "Opening" }],
  });
  const { b1, send, get } = await aCaller({ company });
  const line = { AccountCode: "3740", SumPaid: 10, ProfitCenter: "MALMO", ProfitCenter2: "TILL" };
  await send("POST VendorPayments", {
    ...{ DocType: "rAccount", CashAccount: "1910", CashSum: 10 },
    PaymentAccounts: [{ ...line, ProjectCode: "P1", Decription: "Short" }],
  });
  const { body } = await get(`JournalEntries(${String(b1.books.journal().at(-1)?.JdtNum)})`);
  const charged = rowsOf(body, "JournalEntryLines").find(({ AccountCode }) => AccountCode === "3740");
  expect(charged).toMatchObject({
    CostingCode: "MALMO",
    CostingCode2: "TILL",
    ProjectCode: "P1",
    LineMemo: "Short",
  });
});

it("splits the VAT off what is paid for an account", async () => {
  const { b1, send } = await aCaller();
  await send("POST IncomingPayments", {
    DocType: "A",
    CashAccount: "1910",
    CashSum: 125,
    PaymentAccounts: [{ AccountCode: "3010", SumPaid: 100, VatGroup: "S25" }],
  });
  expect(b1.books.trialBalance()).toMatchObject({ "1910": "125.00", "3010": "-100.00", "2611": "-25.00" });
});
