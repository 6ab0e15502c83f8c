import { type Changes, keptMap } from "../changes.ts";
import type { Company } from "../company.ts";
import { type Decimal, zero } from "../decimals.ts";
import type { Payable, Payables } from "../payments/payable.ts";
import type { JournalEntries } from "./journal-entries.ts";
import { type LedgerLine, netOf } from "./posting.ts";

/** The partner lines of entries made by hand: what is open on them can be paid and reconciled. */
export interface JournalPayables extends Payables {
  /** Whether something was paid or reconciled on any line of an entry. */
  isTouched(entry: number): boolean;
  /** An entry and its reversal settle each other. */
  close(entry: number): void;
}

interface Settled {
  readonly sum: Decimal;
  readonly foreign: Decimal;
}

const nothing: Settled = { sum: zero, foreign: zero };

export function createJournalPayables(
  journalEntries: JournalEntries,
  { LocalCurrency }: Company,
  changes: Changes,
): JournalPayables {
  const settled = keptMap<string, Settled>(changes);
  const closed = keptMap<number, true>(changes);
  const keyOf = (entry: number, line: number): string => `${String(entry)}/${String(line)}`;
  const settledOf = (entry: number, line: number): Settled => settled.get(keyOf(entry, line)) ?? nothing;

  const payableOf = (entry: number, line: number): Payable | undefined => {
    const found = journalEntries.linesOf(entry)[line];
    const isByHand = journalEntries.table.get(entry)?.OriginalJournal === "ttJournalEntry";
    if (!found?.cardCode || !isByHand) return undefined;
    const { sum, foreign } = settledOf(entry, line);
    const open = netOf(found).abs().minus(sum);
    const isOpen = !open.eq(0) && !closed.get(entry);
    return {
      docEntry: entry,
      cardCode: found.cardCode,
      branch: found.branch,
      currency: found.foreign?.currency ?? LocalCurrency,
      sign: netOf(found).gt(0) ? 1 : -1,
      isOwed: isOpen,
      isOpen,
      open,
      openForeign: inOwnCurrency(found).minus(foreign),
      account: found.account,
    };
  };
  return {
    find: (entry, line = 0) => payableOf(entry, line),
    settle: ({ docEntry, line = 0, sum, foreign }) => {
      const known = settledOf(docEntry, line);
      settled.set(keyOf(docEntry, line), { sum: known.sum.plus(sum), foreign: known.foreign.plus(foreign) });
    },
    isTouched: (entry) => journalEntries.linesOf(entry).some((_, line) => !settledOf(entry, line).sum.eq(0)),
    close: (entry) => {
      closed.set(entry, true);
    },
  };
}

function inOwnCurrency(line: LedgerLine): Decimal {
  return netOf(line.foreign ?? line).abs();
}
