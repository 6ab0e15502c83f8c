import * as z from "zod";
import { decimal } from "../decimal.ts";
import { map, nullableText, optional, text, whole } from "../fields.ts";

/** -1 abandoned, 0 open, 10 closed, 20 cancelled. Other numbers are kept. */
export type OrderState = -1 | 0 | 10 | 20 | (number & {});
/** 0 none, 10 pending, 15 reserved, 20 successful, 30 cancelled, 40 failed. Other numbers are kept. */
export type PaymentState = 0 | 10 | 15 | 20 | 30 | 40 | (number & {});
/** 10 order, 100 booking, 110 parked in the till. Other numbers are kept. */
export type OrderType = 10 | 100 | 110 | (number & {});
/** 10 product. A discount type exists, and nobody knows its number. */
export type OrderItemType = 10 | (number & {});

/** One line of an order. `moneyitemtotal_net` and `_vat` are the truth of it; unit prices are not. */
export const OrderItem = z.looseObject({
  /** Index of the line in its order, from 0. */
  orderitemid: whole,
  orderitemtype: whole.transform((value): OrderItemType => value),
  productid: optional(whole),
  productname: text,
  sku: text,
  productattributes: text,
  unitlabel: text,
  /** Negative on returns. */
  quantity: whole,
  /** Size of one unit of weighed goods. */
  decimalunitquantity: decimal.nullish(),
  decimalquantitytotal: optional(decimal),
  moneynetpriceperunit: optional(decimal),
  moneynetpriceperquantity: optional(decimal),
  moneypriceorg: optional(decimal),
  moneyoriginalprice: optional(decimal),
  moneydiscountedprice: optional(decimal),
  moneydiscount: optional(decimal),
  /** VAT in percent. */
  vatvalue: z.number({ error: "expected a number" }),
  moneyitemtotal_net: decimal,
  moneyitemtotal_vat: decimal,
  voucherid: optional(whole),
  vouchercode: text,
  vouchername: text,
  salestaxes: optional(
    z.array(z.looseObject({ name: text, moneytotal: decimal, moneytax: decimal, decimaltaxvalue: decimal })),
  ),
  additionaldata: optional(map),
});
/** One line of an order. */
export type OrderItem = z.infer<typeof OrderItem>;

/** One captured payment of an order. */
export const OrderPayment = z.looseObject({
  /** The payment type as the till shows it; there is no id. */
  name: z.string({ error: "expected a text" }),
  /** Negative on refunds. */
  moneyamount: decimal,
  externalid: text,
  reftype: text,
  refid: text,
  cardissuer: text,
  additionaldata: optional(map),
});
/** One captured payment of an order. */
export type OrderPayment = z.infer<typeof OrderPayment>;

/** A sale, a return, an exchange part, a booking, a parked or cancelled order. Fields that nobody listed are kept. */
export const Order = z.looseObject({
  /** Unique in the account. */
  orderid: whole,
  eshopid: whole,
  externalid: nullableText,
  /** On a refund: the order that is refunded. */
  creditorderid: whole.nullish(),
  email: text,
  namefirst: text,
  namelast: text,
  /** Only read when it is asked for by name. */
  personalid: text,
  company: text,
  phone: text,
  customerref: text,
  checkoutref: text,
  moneytotal_net: optional(decimal),
  moneytotal_vat: optional(decimal),
  moneycheckout_net: optional(decimal),
  moneycheckout_vat: optional(decimal),
  moneytotal_gross_checkout: optional(decimal),
  moneydelivery_net: optional(decimal),
  moneydelivery_vat: optional(decimal),
  moneytotal_gross_delivery: optional(decimal),
  moneyfinal_net: decimal,
  moneyfinal_vat: decimal,
  moneyfinal_salestax: optional(decimal),
  moneytotal_gross_roundoff: decimal,
  moneytotal_gross_all: decimal,
  checkouttypename: text,
  deliverytypename: text,
  /** Unix seconds. */
  orderdate: whole,
  orderstateid: whole.transform((value): OrderState => value),
  paymentstateid: whole.transform((value): PaymentState => value),
  ordertypeid: whole.transform((value): OrderType => value),
  /** GUID in braces; null when no till made the order. */
  registerid: nullableText,
  warehouseid: whole.nullish(),
  /** Unix seconds. */
  datereserved: whole.nullish(),
  /** ISO 4217. */
  currencycode: z.string({ error: "expected a text" }),
  additionaldata: map,
  orderitems: z.array(OrderItem, { error: "expected a list" }),
  payments: z.array(OrderPayment, { error: "expected a list" }),
});
/** A sale, a return, an exchange part, a booking, a parked or cancelled order. */
export type Order = z.infer<typeof Order>;

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
  /**
   * Fields to read; the order id always is. Fields not named here are absent, whatever the type says.
   * @default every field of `Order` but personalid
   */
  readonly fields?: readonly (keyof Order)[] | undefined;
}
