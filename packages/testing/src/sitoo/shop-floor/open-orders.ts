import { money, sum } from "../../builders/amounts.ts";
import type { OrderPayment, SitooOrder } from "../../builders/order.ts";
import type { OrderLine } from "../../builders/order-line.ts";
import type { Books } from "../books/books.ts";
import { checkAmounts } from "./check-amounts.ts";
import type { Signs } from "./signs.ts";
import { type Ticket, totalWith } from "./ticket.ts";
import { orderIn, type TillOrders } from "./till-orders.ts";

/** What a cashier does with orders that are not final yet. An order that is not open any more is a RangeError. */
export interface OpenOrders {
  /** Goods that are paid, in part or whole, and not there yet: the order stays open. */
  takeDeposit(ticket: Ticket): SitooOrder;
  /** The goods of a deposit are handed over and the rest is paid: the order closes. */
  deliver(orderid: number, rest?: SitooOrder["payments"]): SitooOrder;
  /** A web order is collected: it closes, and its goods leave the store. It was paid on the web. */
  handOut(orderid: number): SitooOrder;
  /** The customer comes back in a minute. */
  park(lines: readonly OrderLine[]): SitooOrder;
  /** Reserves goods until a moment in Unix seconds. */
  book(lines: readonly OrderLine[], until: number): SitooOrder;
  /** A booked or parked order becomes a sale of its own that names it. */
  pickUp(orderid: number, payments?: readonly OrderPayment[]): SitooOrder;
}

const [booking, parked] = [100, 110];
const unpaid = { orderstateid: 0, paymentstateid: 0 } as const;

export function createOpenOrders(
  orders: TillOrders,
  { books, ...signs }: Signs & { readonly books: Books },
): OpenOrders {
  const { make, send, attempt, change } = orders;
  const keep = (lines: readonly OrderLine[], fields: Partial<SitooOrder>): SitooOrder =>
    send(make({ lines, payments: [] }, { ...unpaid, ...fields }, false), false);

  return {
    takeDeposit: (ticket) =>
      attempt(() => {
        const deposit = make(ticket, { orderstateid: 0, paymentstateid: 10 });
        const paid = sum(deposit.payments.map(({ moneyamount }) => moneyamount));
        return send(paid.eq(deposit.moneytotal_gross_all) ? { ...deposit, paymentstateid: 20 } : deposit);
      }),
    deliver: (orderid, rest = []) => {
      const deposit = openIn(books, orderid);
      if (isKept(deposit))
        throw new RangeError(`Order ${String(orderid)} is booked or parked: it is picked up.`);
      for (const { moneyamount } of rest) checkAmounts({ moneyamount });
      const payments = [...deposit.payments, ...rest];
      const total = totalWith(deposit, payments, signs);
      const paid = money(sum(payments.map(({ moneyamount }) => moneyamount)));
      if (paid !== total.moneytotal_gross_all)
        throw new RangeError(
          `Order ${String(orderid)} comes to ${total.moneytotal_gross_all}, and ${paid} was paid for it.`,
        );
      const closed = change(orderid, { orderstateid: 10, paymentstateid: 20, payments, ...total });
      orders.leave(closed);
      orders.count(closed, rest);
      return closed;
    },
    handOut: (orderid) => {
      openIn(books, orderid);
      const closed = change(orderid, { orderstateid: 10 });
      orders.leave(closed);
      return closed;
    },
    park: (lines) => keep(lines, { ordertypeid: parked }),
    book: (lines, datereserved) => keep(lines, { ordertypeid: booking, datereserved }),
    pickUp: (orderid, payments) =>
      attempt(() => {
        if (!isKept(openIn(books, orderid)))
          throw new RangeError(`Order ${String(orderid)} is neither booked nor parked.`);
        const { orderitems } = change(orderid, { orderstateid: 10, datereserved: null });
        const lines = orderitems.map(asLine);
        const additionaldata = { "pos-sourceorderid": String(orderid) };
        return send(make({ lines, ...(payments && { payments }) }, { additionaldata }));
      }),
  };
}

function openIn(books: Books, orderid: number): SitooOrder {
  const order = orderIn(books, orderid);
  if (order.orderstateid !== 0) throw new RangeError(`Order ${String(orderid)} is not open.`);
  return order;
}

/** Booked or parked: no money was taken for it. */
const isKept = ({ ordertypeid }: SitooOrder): boolean => [booking, parked].includes(ordertypeid);

/** What was booked is sold as it was booked. */
function asLine(item: SitooOrder["orderitems"][number]): OrderLine {
  return {
    sku: item.sku,
    name: item.productname,
    quantity: item.quantity,
    ...(item.decimalunitquantity !== null && { unitQuantity: item.decimalunitquantity }),
    gross: money(sum([item.moneyitemtotal_net, item.moneyitemtotal_vat])),
    vat: item.vatvalue,
  };
}
