import type { BusinessPartners } from "./business-partners.ts";
import type { CompanyRules } from "./company-rules.ts";
import { dayAt, dayOf, wireDate } from "./dates.ts";
import { type Decimal, decimal, sum, zero } from "./decimals.ts";
import type { Drafts } from "./drafts.ts";
import type { Context, Created, EntitySet } from "./entity-set.ts";
import type { Invoices } from "./invoices.ts";
import { type EntryHead, type JournalEntries, type Posting, reversed } from "./journal-entries.ts";
import { type Key, type Row, textOf } from "./json.ts";
import { applicationsOf } from "./payment-applications.ts";
import { type Means, meansOf } from "./payment-means.ts";
import { type Payment, paymentType } from "./payment-type.ts";
import { notModelled, notSupported, refused } from "./refusal.ts";
import type { Shapes } from "./shapes.ts";
import { createTable } from "./table.ts";

/** Money received from customers. */
export interface IncomingPayments {
  readonly set: EntitySet;
  all(): Iterable<Payment>;
  post(body: Row, context: Context): Created;
}

export interface PaymentParts {
  readonly rules: CompanyRules;
  readonly shapes: Shapes;
  readonly partners: BusinessPartners;
  readonly invoices: Invoices;
  readonly journalEntries: JournalEntries;
  readonly drafts: Drafts<Payment>;
}

export function createIncomingPayments(parts: PaymentParts): IncomingPayments {
  const { rules, partners, invoices, journalEntries, drafts } = parts;
  const entries = new Map<number, number>();
  const table = createTable<Payment>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "DocNum", "CardCode", "Remarks", "TransferReference", "CounterReference"],
  });

  const commit = (draft: Payment, means: readonly Means[], { at }: Context): Payment => {
    const DocEntry = table.size() + 1;
    const payment = { ...draft, DocEntry, DocNum: firstNumber + DocEntry };
    const postings = postingsOf(payment.CardCode, means, rules.company.determination.receivables);
    entries.set(DocEntry, journalEntries.prepare(entryHead(payment), postings)());
    table.put(payment);
    settle(payment, at, (applied) => applied);
    partners.touch(payment.CardCode);
    return payment;
  };
  const settle = (payment: Payment, at: number, sign: (applied: Decimal) => Decimal): void => {
    for (const row of payment.PaymentInvoices) {
      invoices.settle(row.DocEntry, sign(decimal(row.SumApplied)), at);
    }
  };
  const post = (body: Row, context: Context): Created => {
    const { payment, means } = toPayment(body, parts, context);
    if (context.parked) return drafts.park(payment, body);
    return { set, row: commit(payment, means, context) };
  };
  const cancel = (key: Key, { at }: Context): void => {
    const payment = table.get(key);
    if (!payment || payment.Cancelled === "tYES") throw notSupported();
    rules.checkPeriod(dayOf(payment.DocDate), "banking");
    const lines = journalEntries.linesOf(entries.get(payment.DocEntry) ?? 0);
    journalEntries.prepare(entryHead(payment), reversed(lines))();
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

const firstNumber = 5000;

/** Checks a payment from a customer and completes it. */
function toPayment(
  body: Row,
  parts: PaymentParts,
  { at, options }: Context,
): { readonly payment: Payment; readonly means: readonly Means[] } {
  const { rules, shapes, partners, invoices } = parts;
  if (body.DocType !== undefined && body.DocType !== "rCustomer")
    throw notModelled("payments of this DocType");
  const partner = partners.getActive(textOf(body, "CardCode"), "ORCT.CardCode");
  const DocDate = textOf(body, "DocDate") ?? wireDate(dayAt(at));
  rules.checkPeriod(dayOf(DocDate), "banking");
  const { means, cards } = meansOf(body, { rules, shapes, options });
  if (means.length === 0) throw refused("Payment amount must be greater than zero [ORCT.DocTotal]");
  const received = sum(means.map((each) => each.sum));
  const applied = applicationsOf(body, { shapes, invoices }, { cardCode: partner.CardCode, received });
  const payment = {
    ...shapes.blank(paymentType),
    ...fixed,
    JournalRemarks: `Incoming Payments - ${partner.CardCode}`,
    DocCurrency: rules.company.LocalCurrency,
    ControlAccount: rules.company.determination.receivables,
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
  return { payment, means };
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
