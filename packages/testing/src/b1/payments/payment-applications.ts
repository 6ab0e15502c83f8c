import { amount, type Decimal, wire, zero } from "../decimals.ts";
import { asText, decimalOf, integerOf, type Row, rowsOf } from "../json.ts";
import type { B1Options } from "../options.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { Payable, PayablesByObject } from "./payable.ts";
import type { Money, PaymentCurrency } from "./payment-currency.ts";
import type { PaymentKind } from "./payment-kind.ts";
import { invoiceTypes, rowTypes } from "./payment-row-types.ts";
import type { PaymentInvoice } from "./payment-type.ts";
import { atLine, businessRule, notModelled, referenceMissing, refused } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";

export interface ApplicationParts {
  readonly payables: PayablesByObject;
  readonly shapes: Shapes;
  readonly setUp: SetUp;
  readonly options: Readonly<B1Options>;
}

/** Whose payment it is. */
export interface Payer {
  readonly kind: PaymentKind;
  readonly cardCode: string;
  readonly branch: number | undefined;
  readonly currency: PaymentCurrency;
  /** "YYYY-MM-DD", the posting date. */
  readonly day: string;
}

/** One document that a payment settles, in full or in part. */
export interface Application {
  readonly objectCode: string;
  readonly payable: Payable;
  readonly line: number;
  /** 1: it takes money of the payment. -1: it adds to it, as a credit memo does that is set off against invoices. */
  readonly effect: 1 | -1;
  /** What of the document is settled: as it stands in the ledger, and in its own currency. */
  readonly sum: Decimal;
  readonly foreign: Decimal;
  /** What of the payment that takes. */
  readonly money: Money;
  readonly inFull: boolean;
  readonly row: PaymentInvoice;
}

/** What is open on a document while a payment is read: it may name the document twice. */
interface Left {
  readonly open: Decimal;
  readonly openForeign: Decimal;
}

interface Place {
  readonly row: Row;
  readonly index: number;
}

/** Checks what a payment pays: open documents of the same partner and branch, and no more than is open on them. */
export function applicationsOf(body: Row, payer: Payer, parts: ApplicationParts): readonly Application[] {
  const sent = rowsOf(body, "PaymentInvoices");
  const { MaxNumberOfDocumentsInPmt = 999 } = parts.setUp.company.settings;
  if (sent.length > MaxNumberOfDocumentsInPmt) {
    throw refused(
      `Payment has more documents than ${String(MaxNumberOfDocumentsInPmt)} [O${payer.kind.tables}]`,
    ); // text: ours
  }
  const left = new Map<string, Left>();
  return sent.map((row, index) => {
    const { objectCode, payable, line } = payableOf({ row, index }, payer, parts);
    const key = `${objectCode}/${String(payable.docEntry)}/${String(line)}`;
    const open = left.get(key) ?? payable;
    const settled = settledBy({ row, index }, { payable, open }, { payer, parts });
    left.set(key, {
      open: open.open.minus(settled.sum),
      openForeign: open.openForeign.minus(settled.foreign),
    });
    const effect = payable.sign === payer.kind.direction ? 1 : -1;
    const inFull = settled.foreign.eq(open.openForeign);
    const { money } = settled;
    return {
      objectCode,
      payable,
      line,
      effect,
      inFull,
      sum: settled.sum,
      foreign: settled.foreign,
      money,
      row: toRow({ row, index }, { payable, line, settled }, { payer, parts }),
    };
  });
}

function payableOf(
  { row, index }: Place,
  { kind, cardCode, branch }: Payer,
  { payables, setUp }: ApplicationParts,
): Pick<Application, "objectCode" | "payable" | "line"> {
  const type = asText(row.InvoiceType ?? "it_Invoice");
  const objectCode = invoiceTypes[type] ?? "";
  const ofKind = Object.hasOwn(payables, objectCode) ? payables[objectCode] : undefined;
  if (!ofKind) throw notModelled(`payments of the InvoiceType ${type}`);
  const line = integerOf(row, "DocLine") ?? 0;
  const payable = ofKind.find(integerOf(row, "DocEntry") ?? 0, line);
  const at = (field: string): string => atLine(`${kind.tables}2.${field}`, index);
  if (!payable) throw referenceMissing(at("DocEntry"));
  if (payable.cardCode !== cardCode) {
    throw businessRule(`Invoice belongs to another business partner [${at("DocEntry")}]`);
  }
  if (!payable.isOpen) throw businessRule(`Invoice is already closed or blocked [${at("DocNum")}]`);
  if (setUp.branches.enabled && payable.branch !== branch) {
    throw refused(`The document is of another branch than its payment [${at("DocEntry")}]`); // text: ours
  }
  if ((integerOf(row, "InstallmentId") ?? 1) !== 1) throw referenceMissing(at("InstId"));
  return { objectCode, payable, line };
}

interface Settled {
  readonly sum: Decimal;
  readonly foreign: Decimal;
  readonly money: Money;
}

interface For {
  readonly payer: Payer;
  readonly parts: ApplicationParts;
}

/** A foreign document is settled in its own currency and leaves the ledger at the value it entered with. */
function settledBy(
  place: Place,
  { payable, open }: { readonly payable: Payable; readonly open: Left },
  { payer, parts }: For,
): Settled {
  const sent = sentSums(place, payable, { payer, parts });
  const isForeign = payable.currency !== parts.setUp.company.LocalCurrency;
  if (payer.currency.isForeign && payable.currency !== payer.currency.code) {
    throw notModelled("payments in a foreign currency of documents in another one");
  }
  const rate = isForeign ? rateFor(payable, payer, parts) : payer.currency.rate;
  const all = amount(open.openForeign.times(rate));
  const foreign =
    sent.foreign ??
    (sent.local === undefined || sent.local.eq(all) ? open.openForeign : amount(sent.local.div(rate)));
  if (!foreign.gt(0) || foreign.gt(open.openForeign)) {
    throw refused(
      `Sum applied is greater than the balance due [${atLine(`${payer.kind.tables}2.SumApplied`, place.index)}]`,
    );
  }
  const sum = foreign.eq(open.openForeign)
    ? open.open
    : amount(open.open.times(foreign).div(open.openForeign));
  const local = payer.currency.isForeign
    ? amount(foreign.times(rate))
    : (sent.local ?? amount(foreign.times(rate)));
  return { sum, foreign, money: { own: payer.currency.isForeign ? foreign : local, local } };
}

/** A payment in the document's currency has its own rate; one in local currency takes that of the day. */
function rateFor(payable: Payable, { currency, day }: Payer, { setUp }: ApplicationParts): Decimal {
  return currency.isForeign ? currency.rate : setUp.rates.rate(payable.currency, day);
}

/** The sums as sizes: which sign SAP wants on what we owe to the partner is an open question, and an option. */
function sentSums(
  { row, index }: Place,
  { sign, currency }: Payable,
  { payer, parts }: For,
): { readonly local: Decimal | undefined; readonly foreign: Decimal | undefined } {
  const isForeign = currency !== parts.setUp.company.LocalCurrency;
  const foreign = isForeign ? notZero(decimalOf(row, "AppliedFC")) : undefined;
  const local = foreign ? undefined : decimalOf(row, "SumApplied");
  const wanted = sign === 1 ? "positive" : parts.options.creditMemoSums;
  for (const each of [local, foreign]) {
    if (each === undefined || wanted === "any" || each.gt(0) === (wanted === "positive")) continue;
    const field = atLine(`${payer.kind.tables}2.SumApplied`, index);
    throw refused(`Sum applied must be ${wanted} for this document [${field}]`); // text: ours
  }
  return { local: local?.abs(), foreign: foreign?.abs() };
}

/** Clients send both sums, and 0 in the one that they do not mean. */
function notZero(value: Decimal | undefined): Decimal | undefined {
  return value?.eq(0) ? undefined : value;
}

function toRow(
  { row, index }: Place,
  { payable, line, settled }: { readonly payable: Payable; readonly line: number; readonly settled: Settled },
  { payer, parts }: For,
): PaymentInvoice {
  const sign = (decimalOf(row, "SumApplied") ?? decimalOf(row, "AppliedFC") ?? zero).lt(0) ? -1 : 1;
  const isForeign = payable.currency !== parts.setUp.company.LocalCurrency;
  return {
    ...parts.shapes.blank(rowTypes[payer.kind.tables].invoice),
    InstallmentId: 1,
    DiscountPercent: 0,
    ...row,
    DocLine: line,
    LineNum: index,
    DocEntry: payable.docEntry,
    InvoiceType: row.InvoiceType ?? "it_Invoice",
    SumApplied: wire(settled.money.local.times(sign)),
    AppliedFC: isForeign ? wire(settled.foreign.times(sign)) : 0,
    PaidSum: 0,
  };
}
