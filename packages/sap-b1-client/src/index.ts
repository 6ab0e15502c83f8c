export type { Batch } from "./batch/batch.ts";
export {
  type BatchPart,
  type BatchResult,
  type BatchResults,
  type ChangeSet,
  changeSet,
} from "./batch/parts.ts";
export { type B1Client, createB1Client } from "./client.ts";
export type { Created } from "./entity/created.ts";
export type { Entity, Writes } from "./entity/entity.ts";
export { type Description, type EntitySet, entitySet, type Key, type Verb } from "./entity/entity-set.ts";
export { type ETag, etagOf } from "./entity/etag.ts";
export { day as sqlDay, type OneOf, type UserFields, type YesNo } from "./entity/fields.ts";
export type { Changing, Guarded, Operations } from "./entity/operations.ts";
export type { Reads } from "./entity/reading.ts";
export type { DraftOf, Known, Property, Row } from "./entity/row.ts";
export type { StandardSchema } from "./entity/standard-schema.ts";
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
export type { AnswerEvent, RequestEvent } from "@instep/http";
export type { Operation } from "./operation.ts";
export type { B1Options, B1Settings, B1SignOn, B1User } from "./options.ts";
export type { PingOptions, Pong } from "./ping.ts";
export { literal, odata, odataAny, type ODataFilter } from "./query/odata.ts";
export type { Filter, OrderBy, Query, Scan, Selection } from "./query/query.ts";
export type { SavedQuery, SavedQueryText, SqlOptions, SqlParameters } from "./query/saved-query.ts";
export type { B1Answer, B1Call, CallOptions } from "./request.ts";
export type { AdditionalExpense, AdditionalExpenseDraft } from "./resources/additional-expenses.ts";
export type { BarCode, BarCodeDraft } from "./resources/bar-codes.ts";
export type { BinLocation, BinLocationDraft } from "./resources/bin-locations.ts";
export type { BusinessPartnerGroup, BusinessPartnerGroupDraft } from "./resources/business-partner-groups.ts";
export type { BusinessPartner, BusinessPartnerDraft } from "./resources/business-partners.ts";
export type { BusinessPlace, BusinessPlaceDraft } from "./resources/business-places.ts";
export type { ChartOfAccount, ChartOfAccountDraft } from "./resources/chart-of-accounts.ts";
export type {
  AdminInfo,
  AdminInfoDraft,
  CompanyInfo,
  CompanySettings,
} from "./resources/company-settings.ts";
export type { Company } from "./resources/company.ts";
export type { ProfitCenter, ProfitCenterDraft, Project, ProjectDraft } from "./resources/cost-accounting.ts";
export type {
  CreditCard,
  CreditCardDraft,
  CreditPaymentMethod,
  CreditPaymentMethodDraft,
} from "./resources/credit-cards.ts";
export type { Currency, CurrencyDraft } from "./resources/currencies.ts";
export {
  cancelWith,
  previewOrder,
  type Cancellation,
  type CancelledByDocument,
  type PreviewedDocument,
} from "./resources/document-services.ts";
export type { DocumentDraft } from "./resources/drafts.ts";
export type { EventSubscription, EventSubscriptionDraft } from "./resources/event-subscriptions.ts";
export type { ExchangeRates, RateOf } from "./resources/exchange-rates.ts";
export {
  openTransactions,
  type InternalReconciliation,
  type InternalReconciliationDraft,
  type OpenTransactions,
  type OpenTransactionsOf,
} from "./resources/internal-reconciliations.ts";
export type { ItemGroup, ItemGroupDraft } from "./resources/item-groups.ts";
export type { Item, ItemDraft } from "./resources/items.ts";
export type { JournalEntry, JournalEntryDraft } from "./resources/journal-entries.ts";
export type {
  GoodsDocumentDraft,
  MarketingDocument,
  MarketingDocumentDraft,
} from "./resources/marketing-document.ts";
export type { NumberedDocument, NumberSeries, Series } from "./resources/number-series.ts";
export type { PaymentTermsType, PaymentTermsTypeDraft } from "./resources/payment-terms-types.ts";
export type {
  IncomingPayment,
  IncomingPaymentDraft,
  Payment,
  PaymentDraft,
  VendorPayment,
  VendorPaymentDraft,
} from "./resources/payments.ts";
export type { FinancePeriod, FiscalYear, Periods } from "./resources/periods.ts";
export type { PriceList, PriceListDraft } from "./resources/price-lists.ts";
export type {
  CreditNote,
  CreditNoteDraft,
  DeliveryNote,
  DeliveryNoteDraft,
  DownPayment,
  DownPaymentDraft,
  Invoice,
  InvoiceDraft,
  Order,
  OrderDraft,
  Quotation,
  QuotationDraft,
  Return,
  ReturnDraft,
} from "./resources/sales-documents.ts";
export type { SalesPerson, SalesPersonDraft } from "./resources/sales-persons.ts";
export type { SpecialPrice, SpecialPriceDraft } from "./resources/special-prices.ts";
export type { SqlQuery, SqlQueryDraft } from "./resources/sql-queries.ts";
export type { StockTransfer, StockTransferDraft } from "./resources/stock-transfers.ts";
export type { UserFieldMD, UserFieldMDDraft } from "./resources/user-fields.ts";
export type {
  UserKeyMD,
  UserKeyMDDraft,
  UserTableMD,
  UserTableMDDraft,
} from "./resources/user-table-definitions.ts";
export type { UserTableRow, UserTableRowDraft } from "./resources/user-tables.ts";
export type { VatGroup, VatGroupDraft } from "./resources/vat-groups.ts";
export type { Warehouse, WarehouseDraft } from "./resources/warehouses.ts";
export type { Pointer } from "./sap-fault.ts";
export type { Authenticate, Authentication, AuthenticationRequest } from "./session/login.ts";
export type { CachedSession, SessionCache } from "./session/session-cache.ts";
export { ensureUserFields, type SetupResult } from "./setup/ensure-user-fields.ts";
export { ensureUserTable, type UserTable } from "./setup/ensure-user-table.ts";
export type { SetupOptions, SetupProgress } from "./setup/wait-for-nodes.ts";
