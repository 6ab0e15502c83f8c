import { entitySet } from "../entity/entity-set.ts";
import {
  marketingDocument,
  type MarketingDocument,
  type MarketingDocumentDraft,
} from "./marketing-document.ts";

/** What is the same for every document of sales: none can be removed, and SAP refuses what its state forbids. */
const ofSales = {
  key: "DocEntry",
  schema: marketingDocument,
  verbs: ["post", "update", "cancel", "close", "reopen"],
  etags: true,
} as const;
const salesDocuments = entitySet<MarketingDocument, MarketingDocumentDraft>();

export const quotations = salesDocuments({ set: "Quotations", ...ofSales });
export const orders = salesDocuments({ set: "Orders", ...ofSales });
export const deliveryNotes = salesDocuments({ set: "DeliveryNotes", ...ofSales });
/** Returns of deliveries; what was invoiced comes back by a credit note. */
export const returns = salesDocuments({ set: "Returns", ...ofSales });
export const invoices = salesDocuments({ set: "Invoices", ...ofSales });
export const creditNotes = salesDocuments({ set: "CreditNotes", ...ofSales });
export const downPayments = salesDocuments({ set: "DownPayments", ...ofSales });

export type Quotation = MarketingDocument;
export type QuotationDraft = MarketingDocumentDraft;
export type Order = MarketingDocument;
export type OrderDraft = MarketingDocumentDraft;
export type DeliveryNote = MarketingDocument;
export type DeliveryNoteDraft = MarketingDocumentDraft;
export type Return = MarketingDocument;
export type ReturnDraft = MarketingDocumentDraft;
/** An A/R invoice as SAP answers it. */
export type Invoice = MarketingDocument;
/** An A/R invoice to be posted. */
export type InvoiceDraft = MarketingDocumentDraft;
/** An A/R credit memo as SAP answers it. */
export type CreditNote = MarketingDocument;
export type CreditNoteDraft = MarketingDocumentDraft;
export type DownPayment = MarketingDocument;
export type DownPaymentDraft = MarketingDocumentDraft;
