import Big from "big.js";
import { money, sum } from "./amounts.ts";
import { orderItem, type OrderItem, type OrderLine } from "./order-line.ts";

/** A payment as a till shows it. */
export interface OrderPayment {
  /** The tender's name. @default "Card" */
  readonly name?: string;
  readonly moneyamount: string;
  readonly additionaldata?: Readonly<Record<string, string>>;
}

type OrderFields = ReturnType<typeof standing> & ReturnType<typeof totals> & ReturnType<typeof settlement>;

/** An order as `/orders.json` gives it when every field is asked for. */
export type SitooOrder = Readonly<OrderFields> & {
  readonly orderitems: readonly OrderItem[];
  readonly additionaldata: Readonly<Record<string, string>>;
};

/** What a test states of an order: lines and payments as the till shows them, and any field as it stands on the wire. */
export type OrderOverrides = Partial<Omit<SitooOrder, "payments">> & {
  readonly lines?: readonly OrderLine[];
  /** @default one card payment of the total; none on an order without payment */
  readonly payments?: readonly OrderPayment[];
  /** What cash rounding adds to the total. @default what the payments show, when some of them is cash */
  readonly roundoff?: string;
};

/** Builds an order that adds up: a final card sale of a till, unless the overrides say otherwise. */
export function anOrder({ lines = [{}], payments, roundoff, ...fields }: OrderOverrides = {}): SitooOrder {
  const orderitems = fields.orderitems ?? lines.map(orderItem);
  const sale = totals(orderitems, roundoff ?? roundingIn(orderitems, payments));
  const paid = payments ?? unlessUnpaid(fields, sale.moneytotal_gross_all);
  return {
    ...standing(),
    ...sale,
    ...settlement(paid),
    orderitems,
    ...fields,
    additionaldata: { "pos-timezone": "Europe/Stockholm", ...fields.additionaldata },
  };
}

/** What does not depend on the lines: who, when, where, in which state. */
const standing = () => ({
  orderid: 10_001,
  eshopid: 1,
  externalid: nothing<string>(),
  creditorderid: nothing<number>(),
  checkouttypeid: 0,
  deliverytypeid: 0,
  ...{ email: "", namefirst: "", namelast: "", personalid: "", company: "", phone: "" },
  ...{ invoice_address: "", invoice_address2: "", invoice_zip: "", invoice_city: "", invoice_state: "" },
  ...{ invoice_countryid: "", delivery_address: "", delivery_address2: "", delivery_zip: "" },
  ...{ delivery_city: "", delivery_state: "", delivery_countryid: "" },
  ...{ comment: "", commentinternal: "", customerref: "", checkoutref: "" },
  checkoutmethodid: 0,
  checkoutmethodsubid: 0,
  deliverytypename: "",
  // 20 November 2026, 10:00 in Stockholm.
  orderdate: 1_795_165_200,
  orderstateid: 10,
  paymentstateid: 20,
  ordertypeid: 10,
  userid_staff: nothing<string>(),
  registerid: nullable("{0A000000-0000-4000-8000-000000000001}"),
  warehouseid: nullable(1),
  datereserved: nothing<number>(),
  currencycode: "SEK",
  orderlogitems: noLog,
});

/** The header sums; fees are zero. */
function totals(
  items: readonly Pick<OrderItem, "moneyitemtotal_net" | "moneyitemtotal_vat">[],
  roundoff: string,
) {
  const net = sum(items.map((item) => item.moneyitemtotal_net));
  const vat = sum(items.map((item) => item.moneyitemtotal_vat));
  return {
    ...{ moneytotal_net: money(net), moneytotal_vat: money(vat) },
    ...{ moneycheckout_net: "0.00", moneycheckout_vat: "0.00", moneytotal_gross_checkout: "0.00" },
    ...{ moneydelivery_net: "0.00", moneydelivery_vat: "0.00", moneytotal_gross_delivery: "0.00" },
    ...{ moneyfinal_net: money(net), moneyfinal_vat: money(vat), moneyfinal_salestax: "0.00" },
    moneytotal_gross_roundoff: money(roundoff),
    moneytotal_gross_all: money(net.plus(vat).plus(roundoff)),
  };
}

/** The payments, and the header text that names them. */
function settlement(payments: readonly OrderPayment[]) {
  const names = new Set(payments.map(({ name = "Card" }) => name));
  return {
    checkouttypename:
      names.size === 0 ? "" : `Sitoo POS - ${names.size === 1 ? [...names].join("") : "Split"}`,
    payments: payments.map(({ name = "Card", moneyamount, additionaldata = {} }) => ({
      name,
      moneyamount: money(moneyamount),
      externalid: "",
      reftype: "",
      refid: "",
      cardissuer: name === "Card" ? "Visa" : "",
      additionaldata,
    })),
    reservedpayments: noReservations,
  };
}

/** A till rounds at most half a krona, and only when somebody pays cash. A larger difference is a sale that does not add up. */
function roundingIn(items: readonly OrderItem[], payments: readonly OrderPayment[] = []): string {
  const gross = sum(items.flatMap((item) => [item.moneyitemtotal_net, item.moneyitemtotal_vat]));
  const difference = sum(payments.map(({ moneyamount }) => moneyamount)).minus(gross);
  const rounded = payments.some(({ name }) => name === "Cash") && difference.abs().lte(Big("0.5"));
  return rounded ? money(difference) : "0.00";
}

const unlessUnpaid = (
  fields: { readonly paymentstateid?: number },
  total: string,
): readonly OrderPayment[] => ((fields.paymentstateid ?? 20) === 20 ? [{ moneyamount: total }] : []);

/** Fields that may be null on the wire keep both types, so that an override can state either. */
const nothing = <T>(): T | null => null;
const nullable = <T>(value: T): T | null => value;
const noLog: readonly Readonly<Record<string, unknown>>[] = [];
const noReservations: readonly Readonly<Record<string, unknown>>[] = [];
