import { type Decimal, sum, zero } from "../decimals.ts";
import type { Row } from "../json.ts";
import type { Origin } from "./journal-entry-type.ts";

/** The two sides of an amount in a foreign currency. */
export interface ForeignSides {
  /** ISO 4217. */
  readonly currency: string;
  readonly debit?: Decimal;
  readonly credit?: Decimal;
}

/** One side of a posting. A negative amount is posted on the other side. */
export interface Posting {
  readonly account: string;
  /** The business partner, when the account is a control account. */
  readonly cardCode?: string;
  /** In local currency, as is credit. */
  readonly debit?: Decimal;
  readonly credit?: Decimal;
  /** The same amount in the currency of a foreign document. */
  readonly foreign?: ForeignSides;
  /** @default the branch of the entry */
  readonly branch?: number;
  /** "YYYY-MM-DD". @default that of the entry */
  readonly dueDay?: string;
  /** Properties of the line that are kept as they are: CostingCode, ProjectCode, LineMemo. */
  readonly more?: Row;
}

/** What a document tells the general ledger. */
export interface EntryHead {
  /** "YYYY-MM-DD", the posting date. */
  readonly day: string;
  readonly memo: string;
  readonly origin: Origin;
  readonly originEntry: number;
  readonly baseReference: string;
  /** @default the posting date, as are the other two */
  readonly dueDay?: string;
  readonly taxDay?: string;
  readonly vatDay?: string;
  readonly branch?: number;
  /** Properties of the entry that are kept as they are: Reference2, TransactionCode, user fields. */
  readonly more?: Row;
}

/** A line as the ledger holds it, in exact decimals. */
export interface LedgerLine {
  readonly account: string;
  readonly cardCode: string | undefined;
  readonly debit: Decimal;
  readonly credit: Decimal;
  readonly foreign: Required<ForeignSides> | undefined;
  readonly systemDebit: Decimal;
  readonly systemCredit: Decimal;
  readonly branch: number | undefined;
  readonly dueDay: string;
  readonly more: Row;
}

/** Debit less credit in local currency. */
export function netOf({ debit, credit }: Pick<LedgerLine, "debit" | "credit">): Decimal {
  return debit.minus(credit);
}

/** The reversal of what was posted: each line on its other side. */
export function reversed(lines: readonly LedgerLine[]): readonly Posting[] {
  return lines.map(({ account, cardCode, debit, credit, foreign, branch, dueDay, more }) => ({
    account,
    ...(cardCode && { cardCode }),
    debit: credit,
    credit: debit,
    ...(foreign && { foreign: { ...foreign, debit: foreign.credit, credit: foreign.debit } }),
    ...(branch !== undefined && { branch }),
    dueDay,
    more,
  }));
}

/** Postings as lines, in the order and on the sides they were given. */
export function toLines(
  postings: readonly Posting[],
  { day, dueDay, branch }: EntryHead,
): readonly LedgerLine[] {
  return postings.map((posting) => {
    const { account, cardCode, debit = zero, credit = zero, foreign, more = {} } = posting;
    return {
      account,
      cardCode,
      debit,
      credit,
      foreign: foreign && { debit: zero, credit: zero, ...foreign },
      systemDebit: debit,
      systemCredit: credit,
      branch: posting.branch ?? branch,
      dueDay: posting.dueDay ?? dueDay ?? day,
      more,
    };
  });
}

/** One line per account, partner, side and whatever else tells lines apart; nothing for an amount of zero. */
export function merged(lines: readonly LedgerLine[]): readonly LedgerLine[] {
  const groups = new Map<string, LedgerLine>();
  for (const line of lines.map(onOneSide)) {
    const { account, cardCode, debit, foreign, branch, dueDay, more } = line;
    const key = JSON.stringify([account, cardCode, debit.gt(0), foreign?.currency, branch, dueDay, more]);
    const known = groups.get(key);
    groups.set(key, known ? plus(known, line) : line);
  }
  return [...groups.values()].filter(({ debit, credit }) => !debit.eq(0) || !credit.eq(0));
}

/** A negative amount goes to the other side. */
function onOneSide(line: LedgerLine): LedgerLine {
  const foreign = line.foreign && { currency: line.foreign.currency, ...sides(netOf(line.foreign)) };
  const local = sides(netOf(line));
  return { ...line, ...local, foreign, systemDebit: local.debit, systemCredit: local.credit };
}

function sides(net: Decimal): { readonly debit: Decimal; readonly credit: Decimal } {
  return net.gt(0) ? { debit: net, credit: zero } : { debit: zero, credit: zero.minus(net) };
}

function plus(one: LedgerLine, other: LedgerLine): LedgerLine {
  const foreign = one.foreign &&
    other.foreign && {
      currency: one.foreign.currency,
      debit: one.foreign.debit.plus(other.foreign.debit),
      credit: one.foreign.credit.plus(other.foreign.credit),
    };
  const [debit, credit] = [one.debit.plus(other.debit), one.credit.plus(other.credit)];
  return { ...one, debit, credit, foreign, systemDebit: debit, systemCredit: credit };
}

/** A books' first duty. A breach is a fault of the emulator, never of its caller, and must not stay quiet. */
export function assertBalanced({ memo }: EntryHead, lines: readonly LedgerLine[]): void {
  const debits = sum(lines.map(({ debit }) => debit));
  const credits = sum(lines.map(({ credit }) => credit));
  if (!debits.eq(credits)) {
    throw new Error(`Journal entry "${memo}": debits ${debits.toString()}, credits ${credits.toString()}.`);
  }
}
