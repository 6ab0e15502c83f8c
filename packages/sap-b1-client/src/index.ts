export { type B1Client, createB1Client } from "./client.ts";
export { type RefusalClass, type RefusalCode, refusalCodes, type WaitsFor } from "./error-catalogue.ts";
export {
  B1Error,
  type B1Facts,
  B1InDoubt,
  B1NotSent,
  B1Rejected,
  isB1Error,
  type Outcome,
  outcomeOf,
} from "./errors.ts";
export { literal, odata, odataAny, type ODataFilter, type Query } from "./odata.ts";
export type { B1Options } from "./options.ts";
export type { B1Answer, B1Call, CallOptions } from "./request.ts";
export type { BusinessPartner, BusinessPartnerDraft } from "./resources/business-partners.ts";
export type { AdminInfo, CompanyInfo } from "./resources/company.ts";
export type { Draft } from "./resources/drafts.ts";
export type { Created, Entity } from "./resources/entity.ts";
export type {
  IncomingPayment,
  IncomingPaymentDraft,
  PaymentCreditCardDraft,
  PaymentInvoiceDraft,
} from "./resources/incoming-payments.ts";
export type { Invoice, InvoiceDraft, InvoiceLineDraft } from "./resources/invoices.ts";
export type { Item } from "./resources/items.ts";
export type { UserTableRow } from "./resources/user-tables.ts";
export type { UserFields, YesNo } from "./resources/wire.ts";
