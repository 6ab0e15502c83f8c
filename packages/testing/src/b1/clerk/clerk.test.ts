import { expect, it } from "vitest";
import { swedishChain } from "../../companies/swedish-chain.ts";
import { livelyCompany } from "../test-life.ts";
import { aCaller, anInvoice, aSalesOrder } from "../test-company.ts";

it("is another user than the integration, and nobody approves what he does", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice({ Comments: "key" }));
  b1.options.approvals = "all";
  expect(b1.clerk.copyInvoice(1)).toBe(2);
  const [original, copy] = b1.books.invoices();
  expect([original?.UserSign, copy?.UserSign]).toEqual([2, 1]);
  expect(copy).toMatchObject({ NumAtCard: "1500-1", Comments: "key", DocTotal: "125.00" });
});

it("pays, takes back, cancels and comments by hand", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  expect(b1.clerk.payInvoice(1, { account: "1910", sum: "25.00" })).toBe(1);
  expect(b1.clerk.payInvoice(1, { account: "1910" })).toBe(2);
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "125.00", DocumentStatus: "bost_Close" });
  expect(() => b1.clerk.cancelInvoice(1)).toThrow("not supported");
  b1.clerk.cancelPayment(1);
  b1.clerk.cancelPayment(2);
  b1.clerk.cancelInvoice(1);
  b1.clerk.editComments(1, "Seen with Eva");
  expect(b1.books.invoices()[0]).toMatchObject({ CancelStatus: "csYes", Comments: "Seen with Eva" });
  expect(Object.values(b1.books.partnerBalances())).toEqual(["0.00"]);
});

it("credits, closes, opens again, cancels and duplicates documents of any kind", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", aSalesOrder({ DiscountPercent: 10 }));
  expect(b1.clerk.creditInvoice(1, { by: "copy", line: 0, quantity: "1" })).toBe(1);
  expect(b1.clerk.creditInvoice(1, { by: "standalone" })).toBe(2);
  b1.clerk.payInvoice(1, { account: "1910" });
  expect(() => b1.clerk.creditInvoice(1, { by: "copy" })).toThrow("already been closed");
  b1.clerk.reopen("Invoices", 1);
  expect(b1.clerk.creditInvoice(1, { by: "copy" })).toBe(3);
  b1.clerk.cancel("CreditNotes", 2);
  b1.clerk.comment("CreditNotes", 3, "By hand");
  expect(b1.clerk.duplicate("CreditNotes", 3)).toBe(5);
  const credits = b1.books
    .creditNotes()
    .map(({ DocTotal, CancelStatus, UserSign }) => [DocTotal, CancelStatus, UserSign]);
  expect(credits).toEqual([
    ["112.50", "csNo", 1],
    ["112.50", "csYes", 1],
    ["112.50", "csNo", 1],
    ["112.50", "csCancellation", 1],
    ["112.50", "csNo", 1],
  ]);
  await send("POST Orders", aSalesOrder());
  b1.clerk.close("Orders", 1);
  expect(b1.books.orders()[0]?.DocumentStatus).toBe("bost_Close");
});

it("writes journal entries by hand, on accounts and on partners", async () => {
  const { b1, get } = await aCaller();
  const lines = [
    { account: "C1", debit: "12.50" },
    { account: "1910", credit: "12.50" },
  ];
  const entry = b1.clerk.journal({ memo: "Till was short", lines });
  const { body } = await get(`JournalEntries(${String(entry)})`);
  expect(body).toMatchObject({ Memo: "Till was short", OriginalJournal: "ttJournalEntry" });
  expect(b1.books.partnerBalances()).toEqual({ C1: "12.50" });
  expect(() => b1.clerk.journal({ lines: lines.slice(1) })).toThrow("Unbalanced transaction");
});

it("pays and books in the branch of what he works on", async () => {
  const { b1, send } = await aCaller({ company: swedishChain({ CompanyDB: "DEMO_SE" }) });
  const DocumentLines = [{ ItemCode: "SE-100", PriceAfterVAT: 499 }];
  await send("POST Invoices", { CardCode: "POS-LUND", BPL_IDAssignedToInvoice: 1, DocumentLines });
  b1.clerk.payInvoice(1, { account: "1930" });
  const lines = [
    { account: "1910", debit: "20" },
    { account: "1930", credit: "20" },
  ];
  b1.clerk.journal({ branch: 1, lines });
  expect(b1.books.invoices()[0]?.DocumentStatus).toBe("bost_Close");
  expect(b1.books.trialBalance({ branch: 1 })).toMatchObject({ "1910": "20.00", "1930": "479.00" });
});

it("pays an invoice in the currency that it is in", async () => {
  const { b1, send } = await aCaller({ company: livelyCompany() });
  const DocumentLines = [{ ItemCode: "SKU-1", PriceAfterVAT: 100 }];
  await send("POST Invoices", anInvoice({ DocCurrency: "EUR", DocumentLines }));
  b1.clerk.payInvoice(1, { account: "1935", sum: "40" });
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "449.38", DocumentStatus: "bost_Open" });
  b1.clerk.payInvoice(1, { account: "1935" });
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "1123.45", DocumentStatus: "bost_Close" });
});
