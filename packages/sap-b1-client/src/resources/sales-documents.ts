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

/** A sales quotation, as SAP answers it. */
export type Quotation = MarketingDocument;
/** A sales quotation to be posted. Days are "2026-11-23". */
export type QuotationDraft = MarketingDocumentDraft;
/** A sales order, as SAP answers it. */
export type Order = MarketingDocument;
/** A sales order to be posted. Days are "2026-11-23". */
export type OrderDraft = MarketingDocumentDraft;
/** A delivery, as SAP answers it. */
export type DeliveryNote = MarketingDocument;
/** A delivery to be posted. Days are "2026-11-23". */
export type DeliveryNoteDraft = MarketingDocumentDraft;
/** A return of delivered goods, as SAP answers it. */
export type Return = MarketingDocument;
/** A return of delivered goods to be posted. Days are "2026-11-23". */
export type ReturnDraft = MarketingDocumentDraft;
/** An A/R invoice as SAP answers it. */
export type Invoice = MarketingDocument;
/** An A/R invoice to be posted. Days are "2026-11-23". */
export type InvoiceDraft = MarketingDocumentDraft;
/** An A/R credit memo as SAP answers it. */
export type CreditNote = MarketingDocument;
/** An A/R credit memo to be posted. Days are "2026-11-23". */
export type CreditNoteDraft = MarketingDocumentDraft;
/** An A/R down payment, as SAP answers it. */
export type DownPayment = MarketingDocument;
/** An A/R down payment to be posted. Days are "2026-11-23". */
export type DownPaymentDraft = MarketingDocumentDraft;
