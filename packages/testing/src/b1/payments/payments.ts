import { type Changes, keptMap } from "../changes.ts";
import { dayAt, dayOf } from "../dates.ts";
import { type Decimal, zero } from "../decimals.ts";
import type { Drafts } from "../documents/drafts.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { integerOf, type Key, type Row } from "../json.ts";
import { type EntryHead, type JournalEntries, reversed } from "../ledger/journal-entries.ts";
import { neverRemoved, notSupported } from "../refusal.ts";
import { createTable } from "../table.ts";
import type { OnAccount } from "./on-account.ts";
import { type CheckedPayment, type DraftParts, toPayment } from "./payment-draft.ts";
import type { PaymentKind } from "./payment-kind.ts";
import type { Payment } from "./payment-type.ts";

/** The payments of one direction. */
export interface Payments {
  readonly set: EntitySet;
  all(): Iterable<Payment>;
  post(body: Row, context: Context): Created;
  /** What they left on their partners' accounts. */
  readonly onAccount: OnAccount;
}

export interface PaymentParts extends DraftParts {
  readonly changes: Changes;
  readonly journalEntries: JournalEntries;
  readonly drafts: Drafts<Payment>;
  readonly onAccount: OnAccount;
}

/** What a payment settled, as much of it as a cancellation needs. */
interface Settled {
  readonly objectCode: string;
  readonly docEntry: number;
  readonly line: number;
  readonly sum: Decimal;
  readonly foreign: Decimal;
}

interface Posted {
  readonly entry: number;
  readonly settled: readonly Settled[];
}

export function createPayments(parts: PaymentParts): Payments {
  const { kind, setUp, changes, partners, payables, journalEntries, drafts, onAccount } = parts;
  const posted = keptMap<number, Posted>(changes);
  const table = createTable<Payment>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "DocNum", "CardCode", "Remarks", "TransferReference", "CounterReference"],
    changes,
  });

  const settle = (settled: readonly Settled[], at: number): void => {
    for (const { objectCode, ...each } of settled) payables[objectCode]?.settle({ ...each, at });
  };
  const commit = (checked: CheckedPayment, { at }: Context): Payment => {
    const { payment: draft, applications, period, branch } = checked;
    const DocEntry = table.size() + 1;
    const series = integerOf(draft, "Series");
    const number = setUp.numbering.next({
      objectCode: kind.objectCode,
      period,
      ...(series !== undefined && { series }),
      ...(branch !== undefined && { branch }),
    });
    const payment = { ...draft, Series: number.Series, DocNum: number.DocNum, DocEntry };
    const settled = applications.map(({ objectCode, payable, line, sum, foreign }) => {
      return { objectCode, docEntry: payable.docEntry, line, sum, foreign };
    });
    const entry = journalEntries.post(entryHead(payment, kind), checked.postings);
    posted.set(DocEntry, { entry, settled });
    table.put(payment);
    settle(settled, at);
    if (payment.CardCode !== null) partners.touch(payment.CardCode);
    keepOnAccount(payment, checked);
    return payment;
  };
  const keepOnAccount = ({ DocEntry, CardCode, ControlAccount }: Payment, checked: CheckedPayment): void => {
    const { own, local, currency } = checked.onAccount;
    if (CardCode === null || own.eq(0)) return;
    onAccount.add(DocEntry, {
      cardCode: CardCode,
      branch: checked.branch,
      currency,
      sign: kind.direction === 1 ? -1 : 1,
      open: local,
      openForeign: own,
      ...(typeof ControlAccount === "string" && { account: ControlAccount }),
    });
  };
  const post = (body: Row, context: Context): Created => {
    const checked = toPayment(body, parts, context);
    if (context.parked) return drafts.park(checked.payment, body);
    return { set, row: commit(checked, context) };
  };
  /** Takes a payment back on a day: what it paid is open again. Money of it that was used elsewhere must be freed first. */
  const cancel = (key: Key, at: number, dayFor: (payment: Payment) => string): void => {
    const payment = table.get(key);
    const known = payment && posted.get(payment.DocEntry);
    if (!known || payment.Cancelled === "tYES" || onAccount.isTouched(payment.DocEntry)) throw notSupported();
    const day = dayFor(payment);
    setUp.periods.check({ DocDate: day }, "other");
    const lines = reversed(journalEntries.linesOf(known.entry));
    journalEntries.post({ ...entryHead(payment, kind), day }, lines);
    table.put({ ...payment, Cancelled: "tYES" });
    onAccount.close(payment.DocEntry);
    settle(known.settled.map(takenBack), at);
    if (payment.CardCode !== null) partners.touch(payment.CardCode);
  };

  const set: EntitySet = {
    name: kind.set,
    type: kind.type,
    keys: ["DocEntry"],
    table,
    post,
    patch: (key, body) => {
      const payment = table.get(key);
      if (payment) table.put({ ...payment, ...body });
    },
    remove: neverRemoved,
    actions: {
      Cancel: (key, { at }) => {
        cancel(key, at, ({ DocDate }) => dayOf(DocDate));
      },
      CancelbyCurrentSystemDate: (key, { at }) => {
        cancel(key, at, () => dayAt(at));
      },
    },
  };
  return { set, all: () => table.inKeyOrder(), post, onAccount };
}

function takenBack(settled: Settled): Settled {
  return { ...settled, sum: zero.minus(settled.sum), foreign: zero.minus(settled.foreign) };
}

function entryHead(payment: Payment, kind: PaymentKind): EntryHead {
  const { DocEntry, DocNum, DocDate, JournalRemarks } = payment;
  const branch = integerOf(payment, "BPLID");
  return {
    day: dayOf(DocDate),
    memo: typeof JournalRemarks === "string" ? JournalRemarks : kind.title,
    origin: kind.origin,
    originEntry: DocEntry,
    baseReference: String(DocNum),
    ...(branch !== undefined && { branch }),
  };
}
