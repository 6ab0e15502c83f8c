import { money } from "../../builders/amounts.ts";
import type { SitooOrder } from "../../builders/order.ts";
import type { Books } from "../books/books.ts";
import { decimal } from "../decimals.ts";
import { dueOn, type Ticket } from "./ticket.ts";
import type { TillOrders } from "./till-orders.ts";

/** Only moves value between the two orders of an exchange. */
const moved = { name: "Exchange", additionaldata: { "virtual-payment": "true" } } as const;

/** What comes back and what is taken as two orders that name each other; a payment that is none carries the value over. */
export function exchangeInTwo(
  orders: TillOrders,
  books: Pick<Books, "orders">,
  [back, sale]: readonly [Ticket, Ticket],
): readonly SitooOrder[] {
  if (orders.connection.isOffline())
    throw new RangeError("Two orders name each other by numbers that an offline till does not have.");
  const value = money(dueOn(back));
  const refundid = books.orders.nextId();
  const receiptid = orders.receiptid();
  const refund = orders.make(
    { ...back, payments: [{ ...moved, moneyamount: value }] },
    { additionaldata: { "pos-refundsales-orderid": String(refundid + 1) } },
  );
  const rest = dueOn(sale).plus(value);
  const paid = sale.payments ?? (rest.eq(0) ? [] : [{ moneyamount: money(rest) }]);
  const carried = { ...moved, moneyamount: money(decimal(value).neg()) };
  const taken = orders.make(
    { ...sale, payments: [carried, ...paid] },
    { additionaldata: { "pos-refund-orderid": String(refundid), "pos-refund-receiptid": receiptid } },
  );
  return [orders.send(refund), orders.send(taken)];
}

/** Both in one order, with both signs: tills of older versions, and nothing public excludes it. */
export function exchangeInOne(
  orders: TillOrders,
  [back, sale]: readonly [Ticket, Ticket],
): readonly SitooOrder[] {
  const returned = back.lines.map((line) => ({ salestaxes: [], ...line })); // the tax is on what is taken
  const additionaldata = { ...sale.order?.additionaldata, ...back.order?.additionaldata };
  return [
    orders.send(
      orders.make({
        ...sale,
        lines: [...returned, ...sale.lines],
        order: { ...sale.order, ...back.order, additionaldata },
      }),
    ),
  ];
}
