import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, many, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";
import {
  paidDocument,
  paymentAccount,
  paymentCard,
  paymentCheck,
  paymentReference,
} from "./payment-means.ts";

/** SAP has one shape for money that comes in and money that goes out. */
export const payment = objectOf(() => ({
  DocEntry: z.int(),
  DocNum: whole,
  /** "tYES" says that DocNum was given by hand, in a series that allows it. */
  HandWritten: yesNo,
  Series: whole,
  DocType: choice<"rCustomer" | "rAccount" | "rSupplier">(),
  DocObjectCode: choice<"bopot_IncomingPayments" | "bopot_OutgoingPayments">(),
  DocDate: day,
  DueDate: day,
  TaxDate: day,
  VatDate: day,
  CardCode: text,
  CardName: text,
  Address: text,
  ContactPersonCode: whole,
  DocCurrency: text,
  DocRate: amount,
  LocalCurrency: yesNo,
  CashAccount: text,
  CashSum: amount,
  CashSumFC: amount,
  TransferAccount: text,
  TransferSum: amount,
  TransferDate: day,
  /** At most 27 characters. */
  TransferReference: text,
  CheckAccount: text,
  ControlAccount: text,
  BankChargeAmount: amount,
  /** What SAP has taken as paid too much or too little, within the tolerance of the currency. */
  UnderOverpaymentdifference: amount,
  /** At most 254 characters: a payment has no NumAtCard. */
  Remarks: text,
  JournalRemarks: text,
  Reference1: text,
  Reference2: text,
  /** At most 8 characters. */
  CounterReference: text,
  TransactionCode: text,
  ProjectCode: text,
  /** The branch. */
  BPLID: whole,
  BPLName: text,
  AttachmentEntry: whole,
  Cancelled: yesNo,
  AuthorizationStatus: choice<
    | "pasWithout"
    | "pasPending"
    | "pasApproved"
    | "pasRejected"
    | "pasGenerated"
    | "pasGeneratedbyAuthorizer"
    | "pasCancelled"
  >(),
  PaymentInvoices: many(paidDocument),
  PaymentCreditCards: many(paymentCard),
  PaymentChecks: many(paymentCheck),
  PaymentAccounts: many(paymentAccount),
  PaymentDocumentReferencesCollection: many(paymentReference),
}));

/** A payment as SAP answers it. */
export type Payment = Row<z.infer<typeof payment>>;

type OnlySap = "DocEntry" | "Cancelled" | "AuthorizationStatus" | "UnderOverpaymentdifference";

/** A payment to be posted. Days are "2026-11-23". */
export type PaymentDraft = DraftOf<Payment, "DocDate", OnlySap>;

/** Money that came in, as SAP answers it. */
export type IncomingPayment = Payment;
/** An incoming payment to be posted. Days are "2026-11-23". */
export type IncomingPaymentDraft = PaymentDraft;
/** Money that went out, to a vendor or back to a customer, as SAP answers it. */
export type VendorPayment = Payment;
/** An outgoing payment to be posted. Days are "2026-11-23". */
export type VendorPaymentDraft = PaymentDraft;

const verbs = ["post", "update", "cancel"] as const;
const payments = entitySet<Payment, PaymentDraft>();

/** Money that comes in. */
export const incomingPayments = payments({
  set: "IncomingPayments",
  key: "DocEntry",
  schema: payment,
  verbs,
});

/** Money that goes out: to vendors, and back to customers. */
export const vendorPayments = payments({ set: "VendorPayments", key: "DocEntry", schema: payment, verbs });
