import { type Changes, keptMap } from "../changes.ts";
import type { Period } from "../company.ts";
import type { BusinessPartners } from "../masters/business-partners.ts";
import type { SetUp } from "../setup/set-up.ts";
import { dayAt, dayOf, wireDate } from "../dates.ts";
import { type Decimal, decimal, sum, zero } from "../decimals.ts";
import type { Drafts } from "../documents/drafts.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import type { Payables } from "./payable.ts";
import { type EntryHead, type JournalEntries, type Posting, reversed } from "../ledger/journal-entries.ts";
import { type Key, type Row, textOf } from "../json.ts";
import { applicationsOf } from "./payment-applications.ts";
import { type Means, meansOf } from "./payment-means.ts";
import { type Payment, paymentType } from "./payment-type.ts";
import { notModelled, notSupported, refused } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { createTable } from "../table.ts";

/** Money received from customers. */
export interface IncomingPayments {
  readonly set: EntitySet;
  all(): Iterable<Payment>;
  post(body: Row, context: Context): Created;
}

export interface PaymentParts {
  readonly setUp: SetUp;
  readonly changes: Changes;
  readonly shapes: Shapes;
  readonly partners: BusinessPartners;
  readonly payables: Payables;
  readonly journalEntries: JournalEntries;
  readonly drafts: Drafts<Payment>;
}

export function createIncomingPayments(parts: PaymentParts): IncomingPayments {
  const { setUp, changes, partners, payables, journalEntries, drafts } = parts;
  const entries = keptMap<number, number>(changes);
  const table = createTable<Payment>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "DocNum", "CardCode", "Remarks", "TransferReference", "CounterReference"],
    changes,
  });

  const commit = ({ payment: draft, means, period }: CheckedPayment, { at }: Context): Payment => {
    const DocEntry = table.size() + 1;
    const payment = { ...draft, ...setUp.numbering.next({ objectCode: "24", period }), DocEntry };
    const postings = postingsOf(payment.CardCode, means, setUp.company.determination.receivables);
    entries.set(DocEntry, journalEntries.post(entryHead(payment), postings));
    table.put(payment);
    settle(payment, at, (applied) => applied);
    partners.touch(payment.CardCode);
    return payment;
  };
  const settle = (payment: Payment, at: number, sign: (applied: Decimal) => Decimal): void => {
    for (const row of payment.PaymentInvoices) {
      const sum = sign(decimal(row.SumApplied));
      payables.settle({ docEntry: row.DocEntry, sum, foreign: sum, at });
    }
  };
  const post = (body: Row, context: Context): Created => {
    const checked = toPayment(body, parts, context);
    if (context.parked) return drafts.park(checked.payment, body);
    return { set, row: commit(checked, context) };
  };
  const cancel = (key: Key, { at }: Context): void => {
    const payment = table.get(key);
    if (!payment || payment.Cancelled === "tYES") throw notSupported();
    setUp.periods.check({ DocDate: dayOf(payment.DocDate) }, "other");
    const lines = journalEntries.linesOf(entries.get(payment.DocEntry) ?? 0);
    journalEntries.post(entryHead(payment), reversed(lines));
    table.put({ ...payment, Cancelled: "tYES" });
    settle(payment, at, (applied) => zero.minus(applied));
    partners.touch(payment.CardCode);
  };

  const set: EntitySet = {
    name: "IncomingPayments",
    type: paymentType,
    keys: ["DocEntry"],
    table,
    post,
    patch: (key, body) => {
      const payment = table.get(key);
      if (payment) table.put({ ...payment, ...body });
    },
    actions: { Cancel: cancel },
  };
  return { set, all: () => table.inKeyOrder(), post };
}

interface CheckedPayment {
  readonly payment: Payment;
  readonly means: readonly Means[];
  readonly period: Period;
}

/** Checks a payment from a customer and completes it. */
function toPayment(body: Row, parts: PaymentParts, { at, options }: Context): CheckedPayment {
  const { setUp, shapes, partners, payables } = parts;
  if (body.DocType !== undefined && body.DocType !== "rCustomer")
    throw notModelled("payments of this DocType");
  const partner = partners.getActive(textOf(body, "CardCode"), "ORCT.CardCode");
  const DocDate = textOf(body, "DocDate") ?? wireDate(dayAt(at));
  const period = setUp.periods.check({ DocDate: dayOf(DocDate) }, "other");
  const { means, cards } = meansOf(body, { setUp, shapes, options });
  if (means.length === 0) throw refused("Payment amount must be greater than zero [ORCT.DocTotal]");
  const received = sum(means.map((each) => each.sum));
  const applied = applicationsOf(body, { shapes, payables }, { cardCode: partner.CardCode, received });
  const payment = {
    ...shapes.blank(paymentType),
    ...fixed,
    JournalRemarks: `Incoming Payments - ${partner.CardCode}`,
    DocCurrency: setUp.company.LocalCurrency,
    ControlAccount: setUp.company.determination.receivables,
    TransferDate: body.TransferSum ? DocDate : null,
    ...body,
    DocDate,
    TaxDate: textOf(body, "TaxDate") ?? DocDate,
    DueDate: textOf(body, "DueDate") ?? DocDate,
    CardCode: partner.CardCode,
    CardName: textOf(body, "CardName") ?? partner.CardName,
    PaymentInvoices: applied,
    PaymentCreditCards: cards,
  };
  return { payment, means, period };
}

const fixed = {
  DocEntry: 0,
  DocNum: 0,
  DocType: "rCustomer",
  DocObjectCode: "bopot_IncomingPayments",
  DocRate: 0,
  CashSum: 0,
  TransferSum: 0,
  Cancelled: "tNO",
  AuthorizationStatus: "pasWithout",
};

/** What came in against what the customer owed; the rest of it stays on his account. */
function postingsOf(cardCode: string, means: readonly Means[], receivables: string): readonly Posting[] {
  return [
    ...means.map(({ account, sum: debit }) => ({ account, debit })),
    { account: receivables, cardCode, credit: sum(means.map((each) => each.sum)) },
  ];
}

function entryHead({ DocEntry, DocNum, DocDate, JournalRemarks }: Payment): EntryHead {
  return {
    day: dayOf(DocDate),
    memo: typeof JournalRemarks === "string" ? JournalRemarks : "Incoming Payments",
    origin: "ttReceipt",
    originEntry: DocEntry,
    baseReference: String(DocNum),
  };
}
