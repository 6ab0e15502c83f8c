import Big from "big.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryJournal } from "../../journal.ts";
import type { Books } from "../books/booked.ts";
import { createB1Emulator } from "../emulator.ts";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, anInvoice, type Caller, testCompany } from "../test-company.ts";

const partners = ["POS-MALMO", "C1"];
const cancellable = [
  "Invoices",
  "CreditNotes",
  "IncomingPayments",
  "VendorPayments",
  "JournalEntries",
  "InternalReconciliations",
];
const cents = fc.integer({ min: 1, max: 50_000 }).map((each) => each / 100);
const CardCode = fc.constantFrom(...partners);

/** What people do with money. Some of it is refused, and must then leave no trace. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      request: fc.constantFrom("Invoices", "Invoices", "CreditNotes"),
      CardCode,
      DocumentLines: fc.array(
        fc.record({
          ItemCode: fc.constantFrom("SKU-1", "FEE"),
          Quantity: fc.constantFrom(1, 3),
          PriceAfterVAT: cents,
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      request: fc.constantFrom("IncomingPayments", "VendorPayments"),
      CardCode,
      /** Which of the open transactions it is for, by their position, and how many halves of each. */
      picks: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
      halves: fc.constantFrom(1, 2),
      excess: fc.oneof(fc.constant(0), cents),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(CardCode, cents, fc.boolean()).map(([ShortName, sum, isDebit]) => ({
      request: "JournalEntries",
      JournalEntryLines: [
        { ShortName, [isDebit ? "Debit" : "Credit"]: sum },
        { AccountCode: "3740", [isDebit ? "Credit" : "Debit"]: sum },
      ],
    })),
  },
  { weight: 2, arbitrary: fc.record({ request: fc.constant("reconcile"), CardCode }) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...cancellable), fc.integer({ min: 1, max: 3 }))
      .map(([set, key]) => ({ request: `${set}(${String(key)})/Cancel` })),
  },
);

function carryOut(caller: Caller, { request, ...body }: Row & { readonly request: string }): Promise<number> {
  if (request.includes("/")) return posted(caller, request);
  if (request === "reconcile") return reconcile(caller, String(body.CardCode));
  if (request === "JournalEntries") return posted(caller, request, body);
  return request.endsWith("Payments") ? pay(caller, request, body) : posted(caller, request, anInvoice(body));
}

async function posted({ send }: Caller, request: string, body?: Row): Promise<number> {
  return (await send(`POST ${request}`, body)).status;
}

/** Pays what was picked of what is open, to the cent or with something over. */
async function pay(
  caller: Caller,
  request: string,
  { CardCode, picks, halves, excess }: Row,
): Promise<number> {
  const open = await openOf(caller, String(CardCode));
  const picked = open.filter((_, index) => Array.isArray(picks) && picks.includes(index));
  const PaymentInvoices = picked.map((row) => ({
    DocEntry: row.SrcObjTyp === "30" ? Number(row.TransId) : Number(row.SrcObjAbs),
    DocLine: row.SrcObjTyp === "30" ? Number(row.TransRowId) : 0,
    InvoiceType: Number(row.SrcObjTyp),
    SumApplied: new Big(Number(row.ReconcileAmount)).times(Number(halves)).div(2).round(2).toNumber(),
  }));
  const direction = request === "IncomingPayments" ? "codDebit" : "codCredit";
  const needed = PaymentInvoices.map(({ SumApplied }, index) =>
    picked[index]?.CreditOrDebit === direction ? SumApplied : -SumApplied,
  );
  return await posted(caller, request, {
    DocType: "rCustomer",
    CardCode: String(CardCode),
    CashAccount: "1910",
    CashSum: Number(total([...needed, Number(excess)])),
    PaymentInvoices,
  });
}

/** Sets the first open debit off against the first open credit. */
async function reconcile(caller: Caller, BPCode: string): Promise<number> {
  const open = await openOf(caller, BPCode);
  const debit = open.find(({ CreditOrDebit }) => CreditOrDebit === "codDebit");
  const credit = open.find(({ CreditOrDebit }) => CreditOrDebit === "codCredit");
  if (!debit || !credit) return 0;
  const ReconcileAmount = Math.min(Number(debit.ReconcileAmount), Number(credit.ReconcileAmount));
  const rows = [debit, credit].map((row) => ({ ...row, Selected: "tYES", ReconcileAmount }));
  const status = await posted(caller, "InternalReconciliations", {
    InternalReconciliationOpenTransRows: rows,
  });
  expect(status).toBe(201);
  return status;
}

async function openOf({ send }: Caller, BPCode: string): Promise<readonly Row[]> {
  const { body } = await send("POST InternalReconciliationsService_GetOpenTransactions", {
    InternalReconciliationOpenTransParams: { InternalReconciliationBPs: [{ BPCode }] },
  });
  return rowsOf(body, "InternalReconciliationOpenTransRows");
}

const total = (amounts: readonly (string | number)[]): string =>
  amounts.reduce((all, each) => all.plus(String(each)), new Big(0)).toFixed(2);

function expectBalanced({ journal, trialBalance, partnerBalances }: Books): void {
  const lines = journal().flatMap((each) => each.lines);
  for (const each of journal()) {
    expect(total(each.lines.map(({ debit }) => debit))).toBe(total(each.lines.map(({ credit }) => credit)));
  }
  expect(total(Object.values(trialBalance()))).toBe("0.00");
  for (const [account, balance] of Object.entries(trialBalance())) {
    const own = lines.filter((line) => line.account === account);
    expect(balance).toBe(total(own.flatMap(({ debit, credit }) => [debit, `-${credit}`])));
  }
  for (const [cardCode, balance] of Object.entries(partnerBalances())) {
    const own = lines.filter((line) => line.cardCode === cardCode);
    expect(balance).toBe(total(own.flatMap(({ debit, credit }) => [debit, `-${credit}`])));
  }
}

it("H40: whatever people do, the books balance, and what is open on a partner is his balance", async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const [company, journal] = [testCompany(), memoryJournal()];
      const caller = await aCaller({ company, journal });
      const { b1 } = caller;
      for (const each of steps) {
        const before = b1.books.journal();
        const status = await carryOut(caller, each);
        if (status >= 200 && status < 300) done.add(each.request.replace(/\(.*\)/, ""));
        else expect(b1.books.journal()).toEqual(before);
        expect(status).not.toBe(501);
      }
      expectBalanced(b1.books);
      for (const cardCode of partners) {
        const open = await openOf(caller, cardCode);
        const signed = open.map(
          (row) => Number(row.ReconcileAmount) * (row.CreditOrDebit === "codDebit" ? 1 : -1),
        );
        expect(total(signed)).toBe(b1.books.partnerBalances()[cardCode] ?? "0.00");
        const invoices = b1.books
          .invoices()
          .filter((invoice) => invoice.CardCode === cardCode && invoice.CancelStatus === "csNo")
          .map(({ DocTotal, PaidToDate }) => new Big(DocTotal).minus(PaidToDate).toFixed(2));
        const shown = open
          .filter(({ SrcObjTyp }) => SrcObjTyp === "13")
          .map((row) => Number(row.ReconcileAmount));
        expect(total(shown)).toBe(total(invoices));
      }
      const again = createB1Emulator({ company, clock: caller.clock, journal });
      expect(again.books.journal()).toEqual(b1.books.journal());
      expect(again.books.partnerBalances()).toEqual(b1.books.partnerBalances());
    }),
    { numRuns: 40 },
  );
  expect(done.size).toBeGreaterThan(8); // of 12 things that people do
}, 60_000);
