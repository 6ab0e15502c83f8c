import { wire } from "../decimals.ts";
import { asText, integerOf, type Row } from "../json.ts";
import type { Payable, PayablesByObject } from "../payments/payable.ts";
import type { JournalEntries } from "./journal-entries.ts";
import { type Origin, origins } from "./journal-entry-type.ts";
import type { LedgerLine } from "./posting.ts";

/** A line of the ledger on a partner, with the document behind it and what is open on that. */
export interface OpenTransaction {
  readonly entry: number;
  readonly line: number;
  readonly posted: LedgerLine;
  readonly objectCode: string;
  readonly payable: Payable;
}

/** The lines on partners that payments and reconciliations can still settle. */
export interface OpenTransactions {
  /** In the order of the entries. */
  of(cardCode: string): readonly OpenTransaction[];
  find(entry: number, line: number): OpenTransaction | undefined;
}

/** What is open is kept by the document behind a line: the ledger itself never knows better. */
export function createOpenTransactions(
  journalEntries: JournalEntries,
  payables: PayablesByObject,
): OpenTransactions {
  const find = (entry: number, line: number): OpenTransaction | undefined => {
    const lines = journalEntries.linesOf(entry);
    const posted = lines[line];
    const row = journalEntries.table.get(entry);
    if (!row || posted?.cardCode === undefined) return undefined;
    const objectCode = origins[asText(row.OriginalJournal) as Origin]; // written by the ledger alone
    const isByHand = objectCode === origins.ttJournalEntry;
    const isFirst = lines.findIndex(({ cardCode }) => cardCode !== undefined) === line;
    if (!isByHand && !isFirst) return undefined;
    const original = isByHand ? entry : (integerOf(row, "Original") ?? 0);
    const payable = payables[objectCode]?.find(original, isByHand ? line : 0);
    return payable && { entry, line, posted, objectCode, payable };
  };
  return {
    find,
    of: (cardCode) =>
      [...journalEntries.table.inKeyOrder()]
        .map(({ JdtNum }) => Number(JdtNum))
        .flatMap((entry) => journalEntries.linesOf(entry).map((_, line) => find(entry, line)))
        .filter((found) => found !== undefined)
        .filter(({ payable }) => payable.isOwed && payable.cardCode === cardCode),
  };
}

/** As the service shows it, and as a reconciliation sends it back. */
export function toOpenRow({ entry, line, objectCode, payable }: OpenTransaction): Row {
  return {
    Selected: "tNO",
    ShortName: payable.cardCode,
    TransId: entry,
    TransRowId: line,
    SrcObjTyp: objectCode,
    SrcObjAbs: payable.docEntry,
    CreditOrDebit: sideOf(payable),
    ReconcileAmount: wire(payable.open),
    CashDiscount: 0,
  };
}

export function sideOf({ sign }: Payable): "codDebit" | "codCredit" {
  return sign === 1 ? "codDebit" : "codCredit";
}
