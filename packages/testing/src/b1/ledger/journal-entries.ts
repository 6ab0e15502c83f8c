import { type Changes, type KeptMap, keptMap } from "../changes.ts";
import type { Company } from "../company.ts";
import { wireDate } from "../dates.ts";
import { type Decimal, zero } from "../decimals.ts";
import type { Row } from "../json.ts";
import { column } from "../numeric.ts";
import { notModelled } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable, type Table } from "../table.ts";
import {
  assertBalanced,
  type EntryHead,
  type LedgerLine,
  merged,
  netOf,
  type Posting,
  toLines,
} from "./posting.ts";
import { withSystemAmounts } from "./system-currency.ts";

export type { EntryHead, Posting } from "./posting.ts";
export { reversed } from "./posting.ts";

/** The general ledger. */
export interface JournalEntries {
  readonly table: Table;
  /** Writes an entry whose debits equal its credits. Gives its number, the TransNum of documents. */
  post(head: EntryHead, postings: readonly Posting[]): number;
  /** The same without joining lines: an entry that was made by hand keeps them as they are. */
  postLines(head: EntryHead, postings: readonly Posting[]): number;
  linesOf(entry: number): readonly LedgerLine[];
  /** Debits less credits of every account. */
  balances(): Pick<KeptMap<string, Decimal>, "get" | "entries">;
  partnerBalances(): Pick<KeptMap<string, Decimal>, "get" | "entries">;
}

export function createJournalEntries(
  setUp: Pick<SetUp, "company" | "rates">,
  changes: Changes,
): JournalEntries {
  const checkCurrencies = accountCurrencies(setUp.company);
  const table = createTable({ keyOf: (row) => Number(row.JdtNum), indexed: ["Memo", "Original"], changes });
  const ledger = keptMap<number, readonly LedgerLine[]>(changes);
  const balances = keptMap<string, Decimal>(changes);
  const partners = keptMap<string, Decimal>(changes);

  const write = (head: EntryHead, local: readonly LedgerLine[]): number => {
    assertBalanced(head, local);
    checkCurrencies(local);
    const lines = withSystemAmounts(local, head, setUp);
    const number = table.size() + 1;
    table.put(toRow(number, head, lines));
    ledger.set(number, lines);
    for (const line of lines) {
      const { account, cardCode } = line;
      balances.set(account, (balances.get(account) ?? zero).plus(netOf(line)));
      if (cardCode) partners.set(cardCode, (partners.get(cardCode) ?? zero).plus(netOf(line)));
    }
    return number;
  };
  return {
    table,
    post: (head, postings) => write(head, merged(toLines(postings, head))),
    postLines: (head, postings) => write(head, toLines(postings, head)),
    linesOf: (entry) => ledger.get(entry) ?? [],
    balances: () => balances,
    partnerBalances: () => partners,
  };
}

/** Accounts of one currency: what SAP does with other money on them is not played. */
function accountCurrencies({ accounts, LocalCurrency }: Company): (lines: readonly LedgerLine[]) => void {
  const own = new Map(
    accounts.flatMap(({ Code, AcctCurrency = "##" }) =>
      AcctCurrency === "##" ? [] : [[Code, AcctCurrency] as const],
    ),
  );
  return (lines) => {
    for (const { account, foreign } of own.size === 0 ? [] : lines) {
      const [wanted, currency] = [own.get(account), foreign?.currency ?? LocalCurrency];
      if (wanted !== undefined && wanted !== currency) {
        throw notModelled(`${currency} on the account ${account}, which is kept in ${wanted}`);
      }
    }
  };
}

function toRow(number: number, head: EntryHead, lines: readonly LedgerLine[]): Row {
  return {
    JdtNum: number,
    Number: number,
    ReferenceDate: wireDate(head.day),
    DueDate: wireDate(head.dueDay ?? head.day),
    TaxDate: wireDate(head.taxDay ?? head.day),
    VatDate: wireDate(head.vatDay ?? head.day),
    Memo: head.memo,
    Reference: head.baseReference,
    Reference2: null,
    OriginalJournal: head.origin,
    Original: head.originEntry,
    BaseReference: head.baseReference,
    ...head.more,
    JournalEntryLines: lines.map((line, index) => toLineRow(line, index, head.memo)),
  };
}

function toLineRow(line: LedgerLine, index: number, memo: string): Row {
  const { account, cardCode, foreign, branch } = line;
  return {
    Line_ID: index,
    AccountCode: account,
    ShortName: cardCode ?? account,
    Debit: column(line.debit),
    Credit: column(line.credit),
    FCCurrency: foreign?.currency ?? null,
    FCDebit: column(foreign?.debit ?? zero),
    FCCredit: column(foreign?.credit ?? zero),
    DebitSys: column(line.systemDebit),
    CreditSys: column(line.systemCredit),
    DueDate: wireDate(line.dueDay),
    LineMemo: memo === "" ? null : memo,
    BPLID: branch ?? null,
    TaxGroup: null,
    ...line.more,
  };
}
