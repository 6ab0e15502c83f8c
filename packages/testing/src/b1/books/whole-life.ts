import Big from "big.js";
import fc from "fast-check";
import { expect } from "vitest";
import { memoryJournal } from "../../journal.ts";
import { createB1Emulator } from "../emulator.ts";
import { rowsOf } from "../json.ts";
import { aCaller, type Caller } from "../test-company.ts";
import { type Deed, does, everythingIn, life, livelyCompany, nameOf, openOf } from "../test-life.ts";

/** How long and how many lives are lived. */
interface Lives {
  readonly lives: number;
  readonly deeds: readonly [number, number];
  readonly seed?: number;
}

/** Lives so many lives, and holds after each what books have to hold. Gives what has happened, by name. */
export async function liveThrough({
  lives,
  deeds: [least, most],
  seed,
}: Lives): Promise<ReadonlySet<string>> {
  const accepted = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.noBias(life(least, most)), async (deeds) => {
      const [company, journal] = [livelyCompany(), memoryJournal()];
      const caller = await aCaller({ company, journal });
      for (const deed of deeds)
        for (const name of await leavesNoTraceWhenRefused(caller, deed)) accepted.add(name);
      caller.b1.clerk.setPeriodStatus("2026-07-14", "ltUnlocked");
      expectBalance(caller);
      expectStock(caller);
      expectNumbers(caller);
      await expectOpenBalances(caller);
      const again = createB1Emulator({ company, clock: caller.clock, journal });
      expect(everythingIn({ b1: again })).toEqual(everythingIn(caller));
    }),
    { numRuns: lives, ...(seed !== undefined && { seed }) },
  );
  return accepted;
}

async function leavesNoTraceWhenRefused(caller: Caller, deed: Deed): Promise<readonly string[]> {
  const before = everythingIn(caller);
  const statuses = await does(caller, deed);
  expect(statuses.filter((status) => status >= 500 && status !== 501)).toEqual([]);
  if (statuses.every((status) => status >= 400)) {
    expect(everythingIn(caller)).toEqual(before);
    return [];
  }
  return [nameOf(deed)];
}

const total = (amounts: readonly (string | number)[]): string =>
  amounts.reduce((all, each) => all.plus(String(each)), new Big(0)).toFixed(2);

function expectBalance({ b1 }: Caller): void {
  for (const { lines } of b1.books.journal()) {
    expect(total(lines.map(({ debit }) => debit))).toBe(total(lines.map(({ credit }) => credit)));
  }
  const lines = b1.books.journal().flatMap((each) => each.lines);
  for (const [account, balance] of Object.entries(b1.books.trialBalance())) {
    const own = lines.filter((line) => line.account === account);
    expect(balance).toBe(total(own.flatMap(({ debit, credit }) => [debit, `-${credit}`])));
  }
  expect(total(Object.values(b1.books.trialBalance()))).toBe("0.00");
}

/** On hand is what moved, and the stock account is what it is worth. */
function expectStock({ b1 }: Caller): void {
  const { books } = b1;
  for (const { ItemCode, WarehouseCode, InStock } of books.stock()) {
    const own = books
      .stockAudit()
      .filter((move) => move.ItemCode === ItemCode && move.WarehouseCode === WarehouseCode)
      .map(({ Quantity }) => Quantity);
    expect(total([InStock])).toBe(total(own));
  }
  expect(books.trialBalance()["1460"]).toBe(total(books.stockValues().map(({ value }) => value)));
}

function expectNumbers({ b1 }: Caller): void {
  const { books } = b1;
  const kinds = [
    ...[books.invoices(), books.creditNotes(), books.quotations(), books.orders(), books.deliveries()],
    ...[books.returns(), books.downPayments(), books.incomingPayments(), books.vendorPayments()],
  ];
  for (const documents of kinds) {
    for (const property of ["DocEntry", "DocNum"] as const) {
      const numbers = documents.map((document) => document[property]);
      expect(numbers).toEqual([...new Set(numbers)]);
    }
  }
}

/** As a filter on it finds it: with a balance of anything else nobody is found. */
async function shownBalance({ b1, get }: Caller, cardCode: string): Promise<unknown> {
  const balance = Number(b1.books.partnerBalances()[cardCode] ?? 0);
  const filter = `CardCode eq '${cardCode}' and CurrentAccountBalance eq ${String(balance)}`;
  const { body } = await get(`BusinessPartners?$select=CurrentAccountBalance&$filter=${filter}`);
  return rowsOf(body, "value")[0]?.CurrentAccountBalance;
}

/** A partner owes what is open on him, and an invoice is open by its total less what was applied to it. */
async function expectOpenBalances(caller: Caller): Promise<void> {
  const { books } = caller.b1;
  for (const cardCode of ["POS-MALMO", "C1"]) {
    const open = await openOf(caller, cardCode);
    const signed = open.map(
      (row) => Number(row.ReconcileAmount) * (row.CreditOrDebit === "codDebit" ? 1 : -1),
    );
    const balance = books.partnerBalances()[cardCode] ?? "0.00";
    expect(total(signed)).toBe(balance);
    expect(await shownBalance(caller, cardCode)).toBe(Number(balance));
    const ofKind = (type: string): string =>
      total(open.filter(({ SrcObjTyp }) => SrcObjTyp === type).map((row) => Number(row.ReconcileAmount)));
    for (const [type, documents] of [
      ["13", books.invoices()],
      ["14", books.creditNotes()],
    ] as const) {
      const left = documents
        .filter(({ CardCode, CancelStatus }) => CardCode === cardCode && CancelStatus === "csNo")
        .map(({ DocTotal, PaidToDate }) => new Big(DocTotal).minus(PaidToDate).toFixed(2));
      expect(left.filter((each) => each.startsWith("-"))).toEqual([]);
      expect(ofKind(type)).toBe(total(left));
    }
  }
}
