import type { Order } from "@instep/sitoo-client";
import { decimal, isZero } from "../money/decimal.ts";

/** Wire codes: order type Order, order states Closed, Cancelled and Abandoned, payment state Successful. */
const sale = 10;
const closed = 10;
const gone: readonly number[] = [20, -1];
const successful = 20;

/**
 * How far an order has come: `final` is posted; `open` may still become final and is read again; `void` never will
 * (cancelled, abandoned, a booking, a parked receipt); `closed-unpaid` is strange and becomes an exception in time (H30).
 */
export type Finality = "final" | "open" | "void" | "closed-unpaid";

export function finalityOf(order: Order): Finality {
  if (order.ordertypeid !== sale || gone.includes(order.orderstateid)) return "void";
  if (order.orderstateid !== closed) return "open";
  const settled = order.paymentstateid === successful || isZero(decimal(order.moneytotal_gross_all));
  return settled ? "final" : "closed-unpaid";
}
