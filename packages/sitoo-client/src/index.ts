export { type Collection, createSitooClient, type SitooClient } from "./client.ts";
export type { DecimalText } from "./decimal.ts";
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
export type { SitooOptions } from "./options.ts";
export type { Orders } from "./orders.ts";
export type { Read } from "./records.ts";
export type { CallOptions, SitooAnswer, SitooCall } from "./request.ts";
export type {
  Order,
  OrderItem,
  OrderItemType,
  OrderPayment,
  OrderQuery,
  OrderState,
  OrderType,
  PaymentState,
} from "./resources/orders.ts";
export type { CashRegister, Store, Warehouse, WarehouseType } from "./resources/shop.ts";
