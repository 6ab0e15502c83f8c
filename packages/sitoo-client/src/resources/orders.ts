import type * as z from "zod/mini";
import type { DraftOf, Known } from "../resource/draft.ts";
import {
  type DecimalText,
  decimal,
  many,
  map,
  maybeDecimal,
  maybeMap,
  maybeWhole,
  nullableDecimal,
  nullableText,
  nullableWhole,
  number,
  objectOf,
  oneOf,
  requiredList,
  requiredText,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

/** -1 abandoned, 0 open, 10 closed, 20 cancelled. Other numbers are kept. */
export type OrderState = -1 | 0 | 10 | 20 | (number & {});
/** 0 none, 10 pending, 15 reserved, 20 successful, 30 cancelled, 40 failed. Other numbers are kept. */
export type PaymentState = 0 | 10 | 15 | 20 | 30 | 40 | (number & {});
/** 10 order, 100 booking, 110 parked in the till. Other numbers are kept. */
export type OrderType = 10 | 100 | 110 | (number & {});
/** 10 product. A discount type exists, and nobody knows its number. */
export type OrderItemType = 10 | (number & {});

/** One line of an order. `moneyitemtotal_net` and `_vat` are the truth of it; unit prices are not. */
export const OrderItem = objectOf(() => ({
  /** Index of the line in its order, from 0. */
  orderitemid: whole,
  orderitemtype: oneOf<OrderItemType>(),
  productid: maybeWhole,
  productname: text,
  sku: text,
  productattributes: text,
  unitlabel: text,
  /** Negative on returns. */
  quantity: whole,
  /** Size of one unit of weighed goods. */
  decimalunitquantity: nullableDecimal,
  decimalquantitytotal: maybeDecimal,
  moneynetpriceperunit: maybeDecimal,
  moneynetpriceperquantity: maybeDecimal,
  moneypriceorg: maybeDecimal,
  moneyoriginalprice: maybeDecimal,
  moneydiscountedprice: maybeDecimal,
  moneydiscount: maybeDecimal,
  /** VAT in percent. */
  vatvalue: number,
  moneyitemtotal_net: decimal,
  moneyitemtotal_vat: decimal,
  voucherid: maybeWhole,
  vouchercode: text,
  vouchername: text,
  salestaxes: many(
    objectOf(() => ({ name: text, moneytotal: decimal, moneytax: decimal, decimaltaxvalue: decimal })),
  ),
  additionaldata: maybeMap,
}));
/** One line of an order. */
export type OrderItem = z.infer<typeof OrderItem>;

/** One captured payment of an order. */
export const OrderPayment = objectOf(() => ({
  /** The payment type as the till shows it; there is no id. */
  name: requiredText,
  /** Negative on refunds. */
  moneyamount: decimal,
  externalid: text,
  reftype: text,
  refid: text,
  cardissuer: text,
  additionaldata: maybeMap,
}));
/** One captured payment of an order. */
export type OrderPayment = z.infer<typeof OrderPayment>;

const ReservedPayment = objectOf(() => ({
  id: text,
  name: text,
  moneyreserved: maybeDecimal,
  externalid: text,
  reftype: text,
  refid: text,
  cardissuer: text,
  additionaldata: maybeMap,
}));

const address = <const Of extends "invoice" | "delivery">(of: Of) =>
  ({
    [`${of}_address`]: text,
    [`${of}_address2`]: text,
    [`${of}_zip`]: text,
    [`${of}_city`]: text,
    [`${of}_state`]: text,
    [`${of}_countryid`]: text,
  }) as Readonly<
    Record<`${Of}_${"address" | "address2" | "zip" | "city" | "state" | "countryid"}`, typeof text>
  >;

/** A sale, a return, an exchange part, a booking, a parked or cancelled order. Fields that nobody listed are kept. */
export const Order = objectOf(() => ({
  /** Unique in the account. */
  orderid: whole,
  eshopid: whole,
  externalid: nullableText,
  /** On a refund: the order that is refunded. */
  creditorderid: nullableWhole,
  email: text,
  namefirst: text,
  namelast: text,
  /** Only read when it is asked for by name. */
  personalid: text,
  company: text,
  phone: text,
  customerref: text,
  checkoutref: text,
  comment: text,
  commentinternal: text,
  ...address("invoice"),
  ...address("delivery"),
  moneytotal_net: maybeDecimal,
  moneytotal_vat: maybeDecimal,
  moneycheckout_net: maybeDecimal,
  moneycheckout_vat: maybeDecimal,
  moneytotal_gross_checkout: maybeDecimal,
  moneydelivery_net: maybeDecimal,
  moneydelivery_vat: maybeDecimal,
  moneytotal_gross_delivery: maybeDecimal,
  moneyfinal_net: decimal,
  moneyfinal_vat: decimal,
  moneyfinal_salestax: maybeDecimal,
  moneytotal_gross_roundoff: decimal,
  moneytotal_gross_all: decimal,
  checkouttypename: text,
  deliverytypename: text,
  /** Unix seconds. */
  orderdate: whole,
  orderstateid: oneOf<OrderState>(),
  paymentstateid: oneOf<PaymentState>(),
  ordertypeid: oneOf<OrderType>(),
  /** GUID in braces; null when no till made the order. */
  registerid: nullableText,
  /** Of the staff: GUID in braces. */
  userid_staff: nullableText,
  warehouseid: nullableWhole,
  /** Unix seconds. */
  datereserved: nullableWhole,
  /** ISO 4217. */
  currencycode: requiredText,
  additionaldata: map,
  orderitems: requiredList(OrderItem),
  payments: requiredList(OrderPayment),
  /** Authorised and not captured. */
  reservedpayments: many(ReservedPayment),
}));
/** A sale, a return, an exchange part, a booking, a parked or cancelled order. */
export type Order = z.infer<typeof Order>;

/** Fields that say more of a customer than a shop needs to post a sale: read when they are asked for by name (H39). */
const unasked = [
  "personalid",
  "comment",
  "commentinternal",
  ...["invoice", "delivery"].flatMap((of) =>
    ["address", "address2", "zip", "city", "state", "countryid"].map((part) => `${of}_${part}`),
  ),
];

/** An order to be made or changed. What Sitoo computes is not sent; a list that is sent replaces the whole list. */
export type OrderDraft = Omit<
  DraftOf<
    Order,
    "ordertypeid",
    | "orderid"
    | "eshopid"
    | "moneytotal_net"
    | "moneytotal_vat"
    | "moneyfinal_net"
    | "moneyfinal_vat"
    | "moneyfinal_salestax"
    | "moneytotal_gross_roundoff"
    | "moneytotal_gross_all"
    | "userid_staff"
    | "registerid"
  >,
  "orderitems"
> & { readonly orderitems?: readonly OrderItemDraft[] | undefined };

/** A line of an order to be made. */
export type OrderItemDraft = Partial<
  DraftOf<OrderItem, never, "orderitemid" | "moneyitemtotal_net" | "moneyitemtotal_vat">
> & {
  readonly productname: string;
  readonly quantity: number;
  /** The price of the row before its discount, with VAT. */
  readonly moneyrowprice?: DecimalText | undefined;
  /** The discount of the row, with VAT. */
  readonly moneyrowdiscount?: DecimalText | undefined;
};

export const orders = resource<Order, OrderDraft>()({
  schema: Order,
  names: ["orderid", "externalid"],
  verbs: { each: "getAllOrders", find: "getOrder", add: "addOrder", update: "updateOrder" },
  unasked,
  byId: { from: "orderidfrom", sort: "orderid" },
});

/** Which orders, and what of them. */
export interface OrderQuery {
  /** The first order id, included. */
  readonly orderidfrom?: number | undefined;
  /** The last order id, not included. */
  readonly orderidto?: number | undefined;
  readonly orderid?: readonly number[] | undefined;
  readonly externalid?: readonly string[] | undefined;
  /** Unix seconds. */
  readonly orderdatefrom?: number | undefined;
  /** Unix seconds. */
  readonly orderdateto?: number | undefined;
  readonly orderstate?: readonly OrderState[] | undefined;
  readonly paymentstate?: readonly PaymentState[] | undefined;
  readonly ordertype?: readonly OrderType[] | undefined;
  readonly email?: string | undefined;
  /** The till's key and the number of the receipt. */
  readonly receiptid?: string | undefined;
  /** The returns of this order. */
  readonly creditorderid?: number | undefined;
  readonly warehouseid?: readonly number[] | undefined;
  /**
   * Fields to read; the order id always is. Fields not named here are absent, whatever the type says.
   * @default every field of `Order` but the personal ones: personalid, comments, addresses
   */
  readonly fields?: readonly Known<Order>[] | undefined;
  /** Personal fields to read beside these: only those that something needs (H39). @default none */
  readonly moreFields?: readonly Known<Order>[] | undefined;
}
