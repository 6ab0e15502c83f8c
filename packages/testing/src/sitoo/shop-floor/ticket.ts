import { money, sum, vatIn } from "../../builders/amounts.ts";
import { anOrder, type OrderOverrides, type OrderPayment, type SitooOrder } from "../../builders/order.ts";
import type { OrderLine } from "../../builders/order-line.ts";
import { type Decimal, decimal } from "../decimals.ts";
import { checkTicket } from "./check-amounts.ts";
import type { Signs } from "./signs.ts";

/** What is asked for the order itself, with VAT. */
export interface Fee {
  readonly gross: string;
  /** Percent. */
  readonly vat: number;
}

/** What is on a receipt: everything else of an order follows from it. */
export interface Ticket {
  readonly lines: readonly OrderLine[];
  /** Signed. @default one card payment of the total */
  readonly payments?: readonly OrderPayment[];
  readonly deliveryFee?: Fee;
  readonly checkoutFee?: Fee;
  /** US sales tax, on top of the lines that do not state their own. */
  readonly salesTax?: { readonly name: string; readonly percent: string };
  /** Fields as they stand on the wire: the customer, states, references. */
  readonly order?: OrderOverrides;
}

/** The order that a ticket makes: it adds up whatever is on it. */
export function orderOf(ticket: Ticket, signs: Signs = {}): SitooOrder {
  const { payments, deliveryFee, checkoutFee, salesTax, order } = ticket;
  const fees = feesOf(deliveryFee, checkoutFee);
  const lines = salesTax
    ? ticket.lines.map((line) => (line.salestaxes ? line : taxed(line, salesTax)))
    : ticket.lines;
  const sold = anOrder({ lines, payments: [], roundoff: "0.00" });
  const net = sum([sold.moneytotal_net, fees.moneydelivery_net, fees.moneycheckout_net]);
  const vat = sum([sold.moneytotal_vat, fees.moneydelivery_vat, fees.moneycheckout_vat]);
  const tax = sum(lines.flatMap(({ salestaxes = [] }) => salestaxes.map(({ moneytax }) => moneytax)));
  const before = net.plus(vat).plus(tax);
  const paid = payments ?? (before.eq(0) ? [] : [{ moneyamount: money(before) }]);
  const final = {
    moneyfinal_net: money(net),
    moneyfinal_vat: money(vat),
    moneyfinal_salestax: money(tax),
  };
  return anOrder({
    ...fees,
    ...final,
    ...totalWith(final, paid, signs),
    orderitems: sold.orderitems,
    payments: paid,
    ...order,
  });
}

/** What an order comes to when it is paid like this. */
export function totalWith(
  {
    moneyfinal_net,
    moneyfinal_vat,
    moneyfinal_salestax,
  }: Pick<SitooOrder, "moneyfinal_net" | "moneyfinal_vat" | "moneyfinal_salestax">,
  paid: readonly OrderPayment[],
  { roundoff: sign = "added" }: Signs,
) {
  const before = sum([moneyfinal_net, moneyfinal_vat, moneyfinal_salestax]);
  const roundoff = roundoffOf(before, paid);
  return {
    moneytotal_gross_roundoff: money(sign === "added" ? roundoff : roundoff.neg()),
    moneytotal_gross_all: money(before.plus(roundoff)),
  };
}

/** What is to be paid for everything on a ticket, before rounding. */
export function dueOn(ticket: Ticket): Decimal {
  checkTicket(ticket);
  return decimal(orderOf({ ...ticket, payments: [] }).moneytotal_gross_all);
}

/** A till rounds when somebody pays cash, to whole units at most half a unit away. */
function roundoffOf(before: Decimal, paid: readonly OrderPayment[]): Decimal {
  const difference = sum(paid.map(({ moneyamount }) => moneyamount)).minus(before);
  const inCash = paid.some(({ name }) => name === "Cash");
  return inCash && difference.abs().lte("0.5") ? difference : decimal(0);
}

function feesOf(delivery: Fee | undefined, checkout: Fee | undefined) {
  const [d, c] = [netAndVat(delivery), netAndVat(checkout)];
  return {
    ...{ moneydelivery_net: d.net, moneydelivery_vat: d.vat, moneytotal_gross_delivery: d.gross },
    ...{ moneycheckout_net: c.net, moneycheckout_vat: c.vat, moneytotal_gross_checkout: c.gross },
  };
}

function netAndVat({ gross, vat }: Fee = { gross: "0.00", vat: 0 }) {
  const inside = vatIn(gross, vat);
  return { gross: money(gross), vat: money(inside), net: money(decimal(gross).minus(inside)) };
}

function taxed(line: OrderLine, { name, percent }: NonNullable<Ticket["salesTax"]>): OrderLine {
  const { gross = "100.00", vat = 25 } = line;
  const base = decimal(gross).minus(vatIn(gross, vat));
  const moneytax = money(base.times(percent).div(100));
  const tax = { name, moneytotal: money(base), moneytax, decimaltaxvalue: decimal(percent).toFixed(3) };
  return { ...line, salestaxes: [tax] };
}
