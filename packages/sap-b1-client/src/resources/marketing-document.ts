import * as z from "zod/mini";
import { amount, choice, day, many, objectOf, text, timeOfDay, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";
import { documentLine } from "./document-line.ts";
import {
  documentAddress,
  documentExpense,
  documentInstallment,
  documentReference,
  drawnDownPayment,
} from "./document-parts.ts";

/** SAP has one shape for every document of sales, and for goods that come in and go out. */
export const marketingDocument = objectOf(() => ({
  DocEntry: z.int(),
  DocNum: whole,
  /** "tYES" says that DocNum was given by hand, in a series that allows it. */
  HandWritten: yesNo,
  Series: whole,
  DocType: choice<"dDocument_Items" | "dDocument_Service">(),
  DocObjectCode: choice<
    | "oQuotations"
    | "oOrders"
    | "oDeliveryNotes"
    | "oReturns"
    | "oInvoices"
    | "oCreditNotes"
    | "oDownPayments"
    | "oInventoryGenEntry"
    | "oInventoryGenExit"
  >(),
  DocumentSubType: choice<
    | "bod_None"
    | "bod_InvoiceExempt"
    | "bod_DebitMemo"
    | "bod_Bill"
    | "bod_ExemptBill"
    | "bod_PurchaseDebitMemo"
    | "bod_ExportInvoice"
    | "bod_GSTTaxInvoice"
    | "bod_GSTDebitMemo"
    | "bod_RefundVoucher"
  >(),
  /** The day of the books. */
  DocDate: day,
  DocDueDate: day,
  /** The day on the paper. */
  TaxDate: day,
  VatDate: day,
  DocTime: timeOfDay,
  CancelDate: day,
  CardCode: text,
  CardName: text,
  /** At most 100 characters. */
  NumAtCard: text,
  /** At most 254 characters. */
  Comments: text,
  JournalMemo: text,
  /** At most 11 characters. */
  Reference1: text,
  Reference2: text,
  DocumentStatus: choice<"bost_Open" | "bost_Close">(),
  Cancelled: yesNo,
  /** "csCancellation" is the document that takes another one back. */
  CancelStatus: choice<"csYes" | "csNo" | "csCancellation">(),
  AuthorizationStatus: choice<
    | "dasWithout"
    | "dasPending"
    | "dasApproved"
    | "dasRejected"
    | "dasGenerated"
    | "dasGeneratedbyAuthorizer"
    | "dasCancelled"
  >(),
  Confirmed: yesNo,
  DocCurrency: text,
  DocRate: amount,
  /** Gross, in local currency; `DocTotalFc` is in the document's own, when that is another. */
  DocTotal: amount,
  DocTotalFc: amount,
  VatSum: amount,
  VatSumFc: amount,
  DiscountPercent: amount,
  TotalDiscount: amount,
  Rounding: yesNo,
  RoundingDiffAmount: amount,
  PaidToDate: amount,
  PaidToDateFC: amount,
  PriceMode: choice<"pmdNet" | "pmdGross" | "pmdNetAndGross">(),
  /** Of the PaymentTermsTypes: -1 is cash. */
  PaymentGroupCode: whole,
  PaymentMethod: text,
  ControlAccount: text,
  InvoicePayment: yesNo,
  /** Billed now, delivered later: the goods are promised until then. */
  ReserveInvoice: yesNo,
  DownPaymentType: choice<"dptRequest" | "dptInvoice">(),
  DownPaymentPercentage: amount,
  DownPaymentAmount: amount,
  Address: text,
  Address2: text,
  ShipToCode: text,
  PayToCode: text,
  ContactPersonCode: whole,
  FederalTaxID: text,
  SalesPersonCode: whole,
  DocumentsOwner: whole,
  TransportationCode: whole,
  TrackingNumber: text,
  Project: text,
  /** The branch. */
  BPL_IDAssignedToInvoice: whole,
  BPLName: text,
  AttachmentEntry: whole,
  /** JdtNum of the journal entry. */
  TransNum: whole,
  PeriodIndicator: text,
  UserSign: whole,
  CreationDate: day,
  UpdateDate: day,
  UpdateTime: timeOfDay,
  DataVersion: whole,
  AddressExtension: z.nullish(documentAddress),
  DocumentLines: many(documentLine),
  DocumentAdditionalExpenses: many(documentExpense),
  DocumentInstallments: many(documentInstallment),
  DownPaymentsToDraw: many(drawnDownPayment),
  DocumentReferences: many(documentReference),
}));

/** A document as SAP answers it. */
export type MarketingDocument = Row<z.infer<typeof marketingDocument>>;

type OnlySap =
  | "DocEntry"
  | "DocumentStatus"
  | "Cancelled"
  | "CancelStatus"
  | "AuthorizationStatus"
  | "VatSum"
  | "VatSumFc"
  | "PaidToDate"
  | "PaidToDateFC"
  | "TransNum"
  | "UserSign"
  | "CreationDate"
  | "UpdateDate"
  | "UpdateTime"
  | "DataVersion";

/** A document of sales to be posted. Days are "2026-11-23". */
export type MarketingDocumentDraft = DraftOf<MarketingDocument, "CardCode" | "DocumentLines", OnlySap>;

/** A document of goods alone to be posted: no partner takes part. */
export type GoodsDocumentDraft = DraftOf<MarketingDocument, "DocumentLines", OnlySap>;
