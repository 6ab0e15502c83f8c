import * as z from "zod";
import { amount, day, text, type UserFields, whole, yesNo } from "./wire.ts";

/** The part of a payment that Instep reads; U_ fields and everything else SAP sends are kept. */
export const IncomingPayment = z.looseObject({
  DocEntry: z.int(),
  DocNum: whole,
  DocType: text,
  DocDate: day,
  TaxDate: day,
  CardCode: text,
  DocCurrency: text,
  CashAccount: text,
  CashSum: amount,
  TransferAccount: text,
  TransferSum: amount,
  TransferDate: day,
  TransferReference: text,
  Remarks: text,
  JournalRemarks: text,
  CounterReference: text,
  Cancelled: yesNo,
  DocObjectCode: text,
  PaymentCreditCards: z
    .array(z.looseObject({ LineNum: whole, CreditCard: whole, CreditSum: amount, VoucherNum: text }))
    .nullish(),
  PaymentInvoices: z
    .array(z.looseObject({ LineNum: whole, DocEntry: whole, InvoiceType: text, SumApplied: amount }))
    .nullish(),
});
/** An incoming payment as SAP answers it. */
export type IncomingPayment = z.infer<typeof IncomingPayment>;

/** The card part of a payment to be made. */
export interface PaymentCreditCardDraft {
  /** SAP's number of the credit card. */
  readonly CreditCard: number;
  /** The last four digits at the most. */
  readonly CreditCardNumber?: string | undefined;
  /** The last day of validity, "YYYY-MM-DD". */
  readonly CardValidUntil?: string | undefined;
  readonly VoucherNum?: string | undefined;
  readonly CreditSum: number;
  readonly PaymentMethodCode?: number | undefined;
  readonly NumOfPayments?: number | undefined;
  readonly CreditType?: "cr_Regular" | "cr_Telephone" | "cr_InternetTransaction" | undefined;
}

/** The invoice that a payment settles, and with how much. */
export interface PaymentInvoiceDraft {
  readonly DocEntry: number;
  readonly InvoiceType: "it_Invoice";
  readonly SumApplied: number;
}

/** An incoming payment to be made. Dates are "YYYY-MM-DD". */
export interface IncomingPaymentDraft extends UserFields {
  readonly DocType: "rCustomer";
  readonly CardCode: string;
  readonly DocDate: string;
  readonly TaxDate: string;
  readonly VatDate?: string | undefined;
  readonly DocCurrency?: string | undefined;
  readonly CashAccount?: string | undefined;
  readonly CashSum?: number | undefined;
  readonly TransferAccount?: string | undefined;
  readonly TransferSum?: number | undefined;
  readonly TransferDate?: string | undefined;
  /** At most 27 characters. */
  readonly TransferReference?: string | undefined;
  readonly Remarks: string;
  readonly JournalRemarks?: string | undefined;
  readonly CounterReference?: string | undefined;
  readonly BPLID?: number | undefined;
  readonly PaymentCreditCards?: readonly PaymentCreditCardDraft[] | undefined;
  readonly PaymentInvoices: readonly PaymentInvoiceDraft[];
}
