import * as z from "zod";
import { entitySet } from "../entity/entity-set.ts";
import { amount, day, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = z.object({
  DocEntry: z.int(),
  DocNum: whole,
  DocType: text,
  DocDate: day,
  TaxDate: day,
  VatDate: day,
  CardCode: text,
  DocCurrency: text,
  CashAccount: text,
  CashSum: amount,
  TransferAccount: text,
  TransferSum: amount,
  TransferDate: day,
  /** At most 27 characters. */
  TransferReference: text,
  Remarks: text,
  JournalRemarks: text,
  CounterReference: text,
  BPLID: whole,
  Cancelled: yesNo,
  DocObjectCode: text,
  PaymentCreditCards: z
    .array(
      z.object({
        LineNum: whole,
        CreditCard: whole,
        /** The last four digits at the most. */
        CreditCardNumber: text,
        CardValidUntil: day,
        VoucherNum: text,
        CreditSum: amount,
        PaymentMethodCode: whole,
        NumOfPayments: whole,
        CreditType: text,
      }),
    )
    .nullish(),
  PaymentInvoices: z
    .array(z.object({ LineNum: whole, DocEntry: whole, InvoiceType: text, SumApplied: amount }))
    .nullish(),
});

/** An incoming payment as SAP answers it. */
export type IncomingPayment = Row<z.infer<typeof schema>>;

/** An incoming payment to be posted. Days are "2026-11-23". */
export type IncomingPaymentDraft = DraftOf<IncomingPayment, "DocDate", "DocEntry" | "DocNum" | "Cancelled">;

export const incomingPayments = entitySet<IncomingPayment, IncomingPaymentDraft>()({
  set: "IncomingPayments",
  key: "DocEntry",
  schema,
  verbs: ["post", "update", "cancel"],
});
