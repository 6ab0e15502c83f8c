export { createSitooClient, type SitooClient } from "./client.ts";
export {
  type Outcome,
  SitooError,
  type SitooErrorCode,
  sitooErrorCodes,
  type SitooFacts,
  SitooInDoubt,
  SitooNotSent,
  SitooRejected,
} from "./errors.ts";
export type { GiftCardOptions, GiftCards, NewGiftCardOptions } from "./gift-cards.ts";
export {
  type OperationName,
  operations,
  type PathOf,
  type QueryOf,
  type QueryValue,
} from "./operations/operations.ts";
export type { ApiUser, ApiUsers, SitooOptions, SitooSettings } from "./options.ts";
export type { Orders } from "./orders.ts";
export type { OperationCall, RawCall } from "./call.ts";
export type { CallOptions, SitooAnswer, SitooCall } from "./request.ts";
export type { BatchOptions, ItemResult } from "./resource/batch.ts";
export type { DraftOf, Known } from "./resource/draft.ts";
export type { DecimalText } from "./resource/fields.ts";
export type { Read } from "./resource/records.ts";
export type { AllMethods, ListQuery, Methods } from "./resource/resource.ts";
export type { CashRegister } from "./resources/cash-registers.ts";
export type {
  GiftCard,
  GiftCardDraft,
  GiftCardResponse,
  GiftCardTransactionDraft,
} from "./resources/gift-cards.ts";
export type { OrderDelivery, OrderDeliveryDraft } from "./resources/order-deliveries.ts";
export type { OrderLogItem, OrderLogItemDraft } from "./resources/order-log-items.ts";
export type {
  Order,
  OrderDraft,
  OrderItem,
  OrderItemDraft,
  OrderItemType,
  OrderPayment,
  OrderQuery,
  OrderState,
  OrderType,
  PaymentState,
} from "./resources/orders.ts";
export type { PosPaymentMethod, PosPaymentType, PosPaymentTypeDraft } from "./resources/pos-payment-types.ts";
export type { PriceListItem, PriceListItemDraft } from "./resources/price-list-items.ts";
export type { PriceList, PriceListDraft } from "./resources/price-lists.ts";
export type { ProductGroup, ProductGroupDraft } from "./resources/product-groups.ts";
export type { ProductVariants, ProductVariantsDraft } from "./resources/product-variants.ts";
export type { Product, ProductDraft } from "./resources/products.ts";
export type { ReasonCode, ReasonCodeDraft } from "./resources/reason-codes.ts";
export type { SiteSettings } from "./resources/settings.ts";
export type { Shipment, ShipmentDraft } from "./resources/shipments.ts";
export type { Site } from "./resources/sites.ts";
export type { Store, StoreDraft } from "./resources/stores.ts";
export type { User, UserDraft } from "./resources/users.ts";
export type { Voucher, VoucherDraft } from "./resources/vouchers.ts";
export type { WarehouseBatchItem, WarehouseBatchItemDraft } from "./resources/warehouse-batch-items.ts";
export type { WarehouseBatch, WarehouseBatchDraft } from "./resources/warehouse-batches.ts";
export type { WarehouseItem, WarehouseItemDraft } from "./resources/warehouse-items.ts";
export type {
  TransactionItemDraft,
  WarehouseTransaction,
  WarehouseTransactionDraft,
} from "./resources/warehouse-transactions.ts";
export type { Warehouse, WarehouseDraft } from "./resources/warehouses.ts";
export type { ZReport } from "./resources/z-reports.ts";
export type { WarehouseTransactions } from "./warehouse-transactions.ts";
export type { ZReportQuery, ZReports } from "./z-reports.ts";
export {
  type EventOf,
  isKnownEvent,
  type KnownEvent,
  type KnownEventType,
  parseEvents,
  type SitooEvent,
} from "./events/event.ts";
export {
  createEventHandler,
  type EventHandler,
  type EventHandlerOptions,
  type EventHandlerSettings,
  type HookCheck,
  type HookPassword,
} from "./events/handler.ts";
export type { Authorized, HookUser } from "./events/basic-auth.ts";
export { rememberEvents, type SeenEvents } from "./events/seen-events.ts";
