import { type Changes, type KeptMap, keptMap } from "../changes.ts";
import { wireDate } from "../dates.ts";
import { type Decimal, sum, wire, zero } from "../decimals.ts";
import type { EntitySet } from "../entity-set.ts";
import {
  choice,
  date,
  type EntityType,
  integer,
  number,
  outputs,
  rows,
  text,
} from "../metadata/entity-type.ts";
import type { Row } from "../json.ts";
import { createTable } from "../table.ts";

const lineType: EntityType = {
  name: "JournalEntryLine",
  table: "JDT1",
  fields: outputs({
    Line_ID: integer(),
    AccountCode: text(),
    ShortName: text(),
    Debit: number(),
    Credit: number(),
    LineMemo: text(),
    TaxGroup: text(),
  }),
};

const type: EntityType = {
  name: "JournalEntry",
  table: "OJDT",
  fields: outputs({
    JdtNum: integer(),
    Number: integer(),
    ReferenceDate: date(),
    DueDate: date(),
    TaxDate: date(),
    VatDate: date(),
    Memo: text(),
    Reference: text(),
    Reference2: text(),
    OriginalJournal: choice({
      ttARInvoice: "13",
      ttReceipt: "24",
      ttGeneralReceiptToStock: "59",
      ttGeneralReleaseFromStock: "60",
      ttTransferBetweenWarehouses: "67",
      ttOpeningBalance: "-2",
      ttJournalEntry: "30",
    }),
    Original: integer(),
    BaseReference: text(),
    JournalEntryLines: rows(lineType),
  }),
};

/** One side of a posting. A negative amount is posted on the other side. */
export interface Posting {
  readonly account: string;
  /** The business partner, when the account is a control account. */
  readonly cardCode?: string;
  readonly debit?: Decimal;
  readonly credit?: Decimal;
}

/** What a document tells the general ledger. */
export interface EntryHead {
  /** "YYYY-MM-DD". */
  readonly day: string;
  readonly memo: string;
  readonly origin:
    | "ttARInvoice"
    | "ttReceipt"
    | "ttOpeningBalance"
    | "ttGeneralReceiptToStock"
    | "ttGeneralReleaseFromStock"
    | "ttTransferBetweenWarehouses";
  readonly originEntry: number;
  readonly baseReference: string;
}

/** An entry as the ledger holds it, in exact decimals. */
export interface LedgerLine {
  readonly account: string;
  readonly cardCode: string | undefined;
  readonly debit: Decimal;
  readonly credit: Decimal;
}

/** The general ledger. */
export interface JournalEntries {
  readonly set: EntitySet;
  /** Writes an entry whose debits equal its credits. Gives its number, the TransNum of documents. */
  post(head: EntryHead, postings: readonly Posting[]): number;
  linesOf(entry: number): readonly LedgerLine[];
  /** Debits less credits of every account. */
  balances(): Pick<KeptMap<string, Decimal>, "get" | "entries">;
  partnerBalances(): Pick<KeptMap<string, Decimal>, "get" | "entries">;
}

export function createJournalEntries(changes: Changes): JournalEntries {
  const table = createTable({ keyOf: (row) => Number(row.JdtNum), indexed: ["Memo"], changes });
  const ledger = keptMap<number, readonly LedgerLine[]>(changes);
  const balances = keptMap<string, Decimal>(changes);
  const partners = keptMap<string, Decimal>(changes);

  const write = (head: EntryHead, lines: readonly LedgerLine[]): number => {
    const number = table.size() + 1;
    table.put(toRow(number, head, lines));
    ledger.set(number, lines);
    for (const { account, cardCode, debit, credit } of lines) {
      const change = debit.minus(credit);
      balances.set(account, (balances.get(account) ?? zero).plus(change));
      if (cardCode) partners.set(cardCode, (partners.get(cardCode) ?? zero).plus(change));
    }
    return number;
  };
  return {
    set: { name: "JournalEntries", type, keys: ["JdtNum"], table },
    post: (head, postings) => {
      const lines = merged(postings);
      assertBalanced(head, lines);
      return write(head, lines);
    },
    linesOf: (entry) => ledger.get(entry) ?? [],
    balances: () => balances,
    partnerBalances: () => partners,
  };
}

/** The reversal of what was posted: each line on its other side. */
export function reversed(lines: readonly LedgerLine[]): readonly Posting[] {
  return lines.map(({ account, cardCode, debit, credit }) => ({
    account,
    ...(cardCode && { cardCode }),
    debit: credit,
    credit: debit,
  }));
}

/** One line per account, partner and side; nothing for an amount of zero. */
function merged(postings: readonly Posting[]): readonly LedgerLine[] {
  const groups = new Map<string, LedgerLine>();
  for (const { account, cardCode, debit = zero, credit = zero } of postings) {
    const onDebit = (debit.gt(0) || credit.lt(0)) && !credit.gt(0);
    const key = JSON.stringify([account, cardCode, onDebit]);
    const known = groups.get(key) ?? { account, cardCode, debit: zero, credit: zero };
    const net = debit.minus(credit);
    groups.set(
      key,
      onDebit ? { ...known, debit: known.debit.plus(net) } : { ...known, credit: known.credit.minus(net) },
    );
  }
  return [...groups.values()].filter(({ debit, credit }) => !debit.eq(0) || !credit.eq(0));
}

/** A books' first duty. A breach is a fault of the emulator, never of its caller, and must not stay quiet. */
function assertBalanced({ memo }: EntryHead, lines: readonly LedgerLine[]): void {
  const debits = sum(lines.map(({ debit }) => debit));
  const credits = sum(lines.map(({ credit }) => credit));
  if (!debits.eq(credits)) {
    throw new Error(`Journal entry "${memo}": debits ${debits.toString()}, credits ${credits.toString()}.`);
  }
}

function toRow(number: number, head: EntryHead, lines: readonly LedgerLine[]): Row {
  const day = wireDate(head.day);
  return {
    JdtNum: number,
    Number: number,
    ReferenceDate: day,
    DueDate: day,
    TaxDate: day,
    VatDate: day,
    Memo: head.memo,
    Reference: head.baseReference,
    Reference2: null,
    OriginalJournal: head.origin,
    Original: head.originEntry,
    BaseReference: head.baseReference,
    JournalEntryLines: lines.map(({ account, cardCode, debit, credit }, index) => ({
      Line_ID: index,
      AccountCode: account,
      ShortName: cardCode ?? account,
      Debit: wire(debit),
      Credit: wire(credit),
      LineMemo: head.memo,
      TaxGroup: null,
    })),
  };
}
