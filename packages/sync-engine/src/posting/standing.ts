import {
  type Decimal,
  equals,
  fromJsonNumber,
  plus,
  type Step,
  sum,
  toText,
  zero,
  decimal,
} from "@instep/mapping-core";
import type { IncomingPayment, Invoice } from "@instep/sap-b1-client";

/** A document as it stands in SAP, whichever call told us of it. */
export interface Standing {
  readonly DocEntry: number;
  readonly DocNum: number;
  /** What its key field says. */
  readonly key: string;
  /** NumAtCard; payments have none. */
  readonly reference: string | undefined;
  readonly partner: string;
  /** A cancellation document repeats the texts of what it cancels, and stands for nothing itself. */
  readonly state: "live" | "cancelled" | "cancellation";
  /** Gross total of an invoice, or the sum of a payment's means. */
  readonly total: Decimal;
  /** VAT of an invoice. */
  readonly vat: Decimal;
  /** What an invoice was paid with, or what a payment applies to invoices. */
  readonly applied: Decimal;
  /** DocEntry of the invoices that a payment pays. */
  readonly pays: readonly number[];
}

/** Properties that a look-up needs of each kind. */
export const invoiceFields = [
  "DocEntry",
  "DocNum",
  "CardCode",
  "NumAtCard",
  "Comments",
  "DocTotal",
  "VatSum",
  "PaidToDate",
  "Cancelled",
  "CancelStatus",
] as const;
export const paymentFields = [
  "DocEntry",
  "DocNum",
  "CardCode",
  "Remarks",
  "Cancelled",
  "CashSum",
  "TransferSum",
  "PaymentCreditCards",
  "PaymentInvoices",
] as const;

const amount = (value: number | null | undefined): Decimal => (value == null ? zero : fromJsonNumber(value));

/** The key stands in the user field when there is one, and always in the remarks too (H8). */
function keyOf(
  entity: Readonly<Record<string, unknown>>,
  remarks: string | null | undefined,
  keyField: `U_${string}` | undefined,
): string {
  const own = keyField === undefined ? undefined : entity[keyField];
  return typeof own === "string" && own !== "" ? own : (remarks ?? "");
}

export function invoiceStanding(invoice: Invoice, keyField: `U_${string}` | undefined): Standing {
  const { DocEntry, DocNum, CancelStatus, Cancelled } = invoice;
  const cancelled = CancelStatus === "csYes" || (CancelStatus == null && Cancelled === "tYES");
  return {
    DocEntry,
    DocNum: DocNum ?? DocEntry,
    key: keyOf(invoice, invoice.Comments, keyField),
    reference: invoice.NumAtCard ?? undefined,
    partner: invoice.CardCode ?? "",
    state: CancelStatus === "csCancellation" ? "cancellation" : cancelled ? "cancelled" : "live",
    total: amount(invoice.DocTotal),
    vat: amount(invoice.VatSum),
    applied: amount(invoice.PaidToDate),
    pays: [],
  };
}

export function paymentStanding(payment: IncomingPayment, keyField: `U_${string}` | undefined): Standing {
  const { DocEntry, DocNum } = payment;
  const cards = (payment.PaymentCreditCards ?? []).map(({ CreditSum }) => amount(CreditSum));
  return {
    DocEntry,
    DocNum: DocNum ?? DocEntry,
    key: keyOf(payment, payment.Remarks, keyField),
    reference: undefined,
    partner: payment.CardCode ?? "",
    state: payment.Cancelled === "tYES" ? "cancelled" : "live",
    total: plus(plus(amount(payment.CashSum), amount(payment.TransferSum)), sum(cards)),
    vat: zero,
    applied: sum((payment.PaymentInvoices ?? []).map(({ SumApplied }) => amount(SumApplied))),
    pays: (payment.PaymentInvoices ?? []).flatMap(({ DocEntry: invoice }) => invoice ?? []),
  };
}

/** Everything in which a document in SAP differs from what its step predicted, to the cent, with both figures. */
export function verify(step: Step, standing: Standing, invoice: number | undefined): readonly string[] {
  const faults: string[] = [];
  const expect = (what: string, predicted: string, found: Decimal): void => {
    if (!equals(decimal(predicted), found)) faults.push(`${what} is ${toText(found)} and not ${predicted}`);
  };
  if (standing.partner !== step.partner)
    faults.push(`it is booked on ${standing.partner} and not on ${step.partner}`);
  if (step.kind === "invoice") {
    expect("its total", step.predicted.docTotal, standing.total);
    expect("its VAT", step.predicted.vatSum, standing.vat);
  } else if (step.kind === "payment") {
    expect("its sum of means", step.predicted.means, standing.total);
    expect("what it applies to the invoice", step.predicted.applied, standing.applied);
    const others = standing.pays.filter((DocEntry) => DocEntry !== invoice);
    if (others.length > 0) faults.push(`it pays another invoice (DocEntry ${others.join(", ")})`);
  }
  return faults;
}
