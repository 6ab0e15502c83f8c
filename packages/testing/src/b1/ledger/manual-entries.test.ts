import { expect, it } from "vitest";
import { aCompany } from "../../builders.ts";
import { createB1Emulator } from "../emulator.ts";
import { memoryJournal } from "../../journal.ts";
import type { Row } from "../json.ts";
import { aCaller, aPayment, errorOf, testCompany } from "../test-company.ts";

/** 100.00 from the drawer to the bank. */
const anEntry = (overrides: Row = {}): Row => ({
  ReferenceDate: "2026-07-14",
  Memo: "Emptied the drawer",
  JournalEntryLines: [
    { AccountCode: "1935", Debit: 100, CostingCode: "MALMO" },
    { AccountCode: "1910", Credit: 100 },
  ],
  ...overrides,
});

const lines = (...JournalEntryLines: Row[]): Row => anEntry({ JournalEntryLines });

it("keeps an entry as it was made by hand, with its cost centres, and its own number", async () => {
  const { b1, send, get } = await aCaller();
  const { status, headers, body } = await send("POST JournalEntries", anEntry({ Reference: "Z-12" }));
  expect(status).toBe(201);
  expect(headers.get("ETag")).toBeNull();
  expect(body).toMatchObject({
    JdtNum: 2, // after the opening stock
    Number: 1001,
    OriginalJournal: "ttJournalEntry",
    Original: 2,
    Reference: "Z-12",
    TaxDate: "2026-07-14T00:00:00Z",
  });
  expect((await get("JournalEntries(2)")).body.JournalEntryLines).toMatchObject([
    { Line_ID: 0, AccountCode: "1935", ShortName: "1935", Debit: 100, Credit: 0, CostingCode: "MALMO" },
    { Line_ID: 1, AccountCode: "1910", Debit: 0, Credit: 100, CostingCode: null, BPLID: null },
  ]);
  expect(b1.books.trialBalance()).toMatchObject({ "1935": "100.00", "1910": "-100.00" });
});

it("posts a line on a partner to the partner's control account", async () => {
  const { b1, send } = await aCaller();
  await send(
    "POST JournalEntries",
    lines({ ShortName: "POS-MALMO", Debit: 40 }, { AccountCode: "3740", Credit: 40 }),
  );
  expect(b1.books.journal().at(-1)?.lines[0]).toMatchObject({ account: "1510", cardCode: "POS-MALMO" });
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "40.00" });
});

it.each<[string, Row, [code: string, text: string]]>([
  [
    "that does not balance",
    lines({ AccountCode: "1935", Debit: 100 }, { AccountCode: "1910", Credit: 99.99 }),
    ["-5002", "Unbalanced transaction"],
  ],
  ["without an amount", lines({ AccountCode: "1935" }, { AccountCode: "1910" }), ["-5002", "amount"]],
  [
    "with a debit and a credit on one line",
    lines({ AccountCode: "1935", Debit: 2, Credit: 1 }, { AccountCode: "1910", Credit: 1 }),
    ["-5002", "[JDT1.Debit][line: 1]"],
  ],
  [
    "on an unknown account",
    lines({ AccountCode: "1935", Debit: 1 }, { AccountCode: "0000", Credit: 1 }),
    ["-10", "G/L account is not valid [JDT1.Account][line: 2]"],
  ],
  [
    "on a control account past its partners",
    lines({ AccountCode: "1935", Debit: 1 }, { AccountCode: "1510", Credit: 1 }),
    ["-10", "G/L account is not valid [JDT1.Account][line: 2]"],
  ],
  [
    "on a frozen account",
    lines({ AccountCode: "1935", Debit: 1 }, { AccountCode: "9999", Credit: 1 }),
    ["-10", "G/L account is not valid [JDT1.Account][line: 2]"],
  ],
  [
    "on an inactive partner",
    lines({ AccountCode: "1935", Debit: 1 }, { ShortName: "GONE", Credit: 1 }),
    ["-10", "inactive"],
  ],
  ["outside every period", anEntry({ ReferenceDate: "2031-01-01" }), ["-4013", "Date deviates"]],
  [
    "in a currency without a rate",
    lines({ AccountCode: "1935", FCDebit: 1, FCCurrency: "EUR" }, { AccountCode: "1910", Credit: 11 }),
    ["-10", "Update the exchange rate"],
  ],
  [
    "in a currency that the company does not have",
    lines({ AccountCode: "1935", FCDebit: 1, FCCurrency: "XXX" }, { AccountCode: "1910", Credit: 11 }),
    ["-2028", "[JDT1.FCCurrency][line: 1]"],
  ],
  ["for an unknown project", anEntry({ ProjectCode: "P9" }), ["-2028", "[OJDT.Project]"]],
  [
    "for a cost centre that the company does not have",
    lines({ AccountCode: "1935", Debit: 1, CostingCode: "LUND" }, { AccountCode: "1910", Credit: 1 }),
    ["-2028", "[JDT1.OcrCode][line: 1]"],
  ],
  [
    "that asks for tax",
    lines({ AccountCode: "1935", Debit: 1, TaxGroup: "S25" }, { AccountCode: "1910", Credit: 1 }),
    ["emulator", "TaxGroup"],
  ],
  ["with a memo over 254 characters", anEntry({ Memo: "x".repeat(255) }), ["-1000", "Memo"]],
])("refuses an entry %s and writes nothing", async (_, body, [code, text]) => {
  const { accounts } = aCompany();
  const frozen = { Code: "9999", Name: "Old", Frozen: true };
  const currencies = [{ Code: "EUR", Name: "Euro" }];
  const { b1, send } = await aCaller({
    company: testCompany({ accounts: [...accounts, frozen], currencies }),
  });
  const before = b1.books.journal();
  const refusal = errorOf(await send("POST JournalEntries", body));
  expect(refusal.code).toBe(code);
  expect(refusal.message).toContain(text);
  expect(b1.books.journal()).toEqual(before);
});

it("asks on the day of the entry whether its partner is active", async () => {
  const frozen = { Frozen: true, FrozenFrom: "2026-07-14", FrozenTo: "2026-07-14" };
  const businessPartners = [{ CardCode: "C1", CardName: "Away for a day", ...frozen }];
  const { send } = await aCaller({ company: testCompany({ businessPartners }) });
  const onAccount = lines({ ShortName: "C1", Debit: 1 }, { AccountCode: "1910", Credit: 1 });
  const statusOn = async (ReferenceDate: string) =>
    (await send("POST JournalEntries", { ...onAccount, ReferenceDate })).status;
  expect([await statusOn("2026-07-13"), await statusOn("2026-07-14")]).toEqual([201, 400]);
});

it("converts a foreign amount at the day's rate, and keeps a local one that was sent with it", async () => {
  const rates = [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "11.25" }];
  const { b1, send, get } = await aCaller({ company: testCompany({ rates }) });
  await send(
    "POST JournalEntries",
    lines(
      { ShortName: "C1", FCDebit: 10, FCCurrency: "EUR" },
      { AccountCode: "3740", FCCredit: 10, Credit: 112.5, FCCurrency: "EUR" },
    ),
  );
  expect(b1.books.partnerBalances()).toEqual({ C1: "112.50" });
  expect((await get("JournalEntries(2)")).body.JournalEntryLines).toMatchObject([
    { Debit: 112.5, FCDebit: 10, FCCurrency: "EUR" },
    { Credit: 112.5, FCCredit: 10, FCCurrency: "EUR" },
  ]);
});

it("keeps every entry in the system currency too, and both balance", async () => {
  const rates = [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "3" }];
  const { send, get } = await aCaller({ company: testCompany({ SystemCurrency: "EUR", rates }) });
  await send(
    "POST JournalEntries",
    lines(
      { AccountCode: "1935", Debit: 10 },
      { AccountCode: "1910", Credit: 5 },
      { AccountCode: "3740", Credit: 5 },
    ),
  );
  expect((await get("JournalEntries(2)")).body.JournalEntryLines).toMatchObject([
    { DebitSys: 3.33, CreditSys: 0 },
    { DebitSys: 0, CreditSys: 1.67 },
    { DebitSys: 0, CreditSys: 1.66 },
  ]);
  const unrated = anEntry({ ReferenceDate: "2026-07-15" });
  expect(errorOf(await send("POST JournalEntries", unrated)).message).toContain("Update the exchange rate");
});

it("changes the memo, the references and nothing else of a posted entry", async () => {
  const { send, get } = await aCaller();
  await send("POST JournalEntries", anEntry());
  const change = {
    Memo: "Bank run",
    Reference: "R1",
    Reference2: "R2",
    Reference3: "R3",
    TransactionCode: "X",
  };
  expect((await send("PATCH JournalEntries(2)", { ...change, ReferenceDate: "2026-01-01" })).status).toBe(
    204,
  );
  expect((await get("JournalEntries(2)")).body).toMatchObject({
    ...change,
    TransactionCode: null,
    ReferenceDate: "2026-07-14T00:00:00Z",
  });
  expect(errorOf(await send("DELETE JournalEntries(2)")).code).toBe("-5006");
});

it("takes an entry back with a reversal, once", async () => {
  const { b1, send } = await aCaller();
  const before = b1.books.trialBalance();
  await send("POST JournalEntries", anEntry());
  expect((await send("POST JournalEntries(2)/Cancel")).status).toBe(204);
  expect(b1.books.trialBalance()).toEqual({ ...before, "1910": "0.00", "1935": "0.00" });
  expect(errorOf(await send("POST JournalEntries(2)/Cancel")).code).toBe("-5006");
  expect(errorOf(await send("POST JournalEntries(3)/Cancel")).code).toBe("-5006");
});

it("does not take back the entries of documents, nor one that was paid", async () => {
  const { send } = await aCaller();
  expect(errorOf(await send("POST JournalEntries(1)/Cancel")).code).toBe("-5006");
  await send(
    "POST JournalEntries",
    lines({ ShortName: "POS-MALMO", Debit: 125 }, { AccountCode: "3740", Credit: 125 }),
  );
  const paid = [{ DocEntry: 2, DocLine: 0, InvoiceType: "it_JournalEntry", SumApplied: 125 }];
  expect((await send("POST IncomingPayments", aPayment({ PaymentInvoices: paid }))).status).toBe(201);
  expect(errorOf(await send("POST JournalEntries(2)/Cancel")).code).toBe("-5006");
  await send("POST IncomingPayments(1)/Cancel");
  expect((await send("POST JournalEntries(2)/Cancel")).status).toBe(204);
});

const branches = testCompany({
  businessPlaces: [
    { BPLID: 1, BPLName: "Malmö" },
    { BPLID: 2, BPLName: "Lund" },
  ],
});

it("wants a branch on every line where there are branches, and each of them balanced", async () => {
  const { b1, send } = await aCaller({ company: branches });
  expect(errorOf(await send("POST JournalEntries", anEntry())).message).toContain("Specify an active branch");
  const across = lines(
    { AccountCode: "1935", Debit: 1, BPLID: 1 },
    { AccountCode: "1910", Credit: 1, BPLID: 2 },
  );
  expect(errorOf(await send("POST JournalEntries", across)).message).toContain("Unbalanced transaction");
  Object.assign(b1.options, { branchesInEntry: "balance-together" });
  expect((await send("POST JournalEntries", across)).status).toBe(201);
});

it("sums up the accounts of some days, or of a branch", async () => {
  const { b1, send } = await aCaller({ company: branches });
  const moved = (sum: number, BPLID: number): Row =>
    lines({ AccountCode: "1935", Debit: sum, BPLID }, { AccountCode: "1910", Credit: sum, BPLID });
  await send("POST JournalEntries", { ...moved(1, 1), ReferenceDate: "2026-07-13" });
  await send("POST JournalEntries", { ...moved(2, 1), ReferenceDate: "2026-07-14" });
  await send("POST JournalEntries", { ...moved(4, 2), ReferenceDate: "2026-07-14" });
  expect(b1.books.trialBalance({ from: "2026-07-14" })).toEqual({ "1935": "6.00", "1910": "-6.00" });
  expect(b1.books.trialBalance({ from: "2026-07-01", to: "2026-07-13" })).toEqual({
    "1935": "1.00",
    "1910": "-1.00",
  });
  expect(b1.books.trialBalance({ branch: 1 })).toEqual({ "1935": "3.00", "1910": "-3.00" });
  expect(b1.books.trialBalance({})).toEqual(b1.books.trialBalance());
});

it("gives the same books again when its journal is replayed", async () => {
  const journal = memoryJournal();
  const company = testCompany();
  const { b1, clock, send } = await aCaller({ company, journal });
  await send("POST JournalEntries", anEntry());
  await send("POST JournalEntries(2)/Cancel");
  const again = createB1Emulator({ company, clock, journal });
  expect(again.books.journal()).toEqual(b1.books.journal());
});
