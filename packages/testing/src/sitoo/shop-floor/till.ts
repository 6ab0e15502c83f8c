import { money, sum } from "../../builders/amounts.ts";
import type { OrderPayment, SitooOrder } from "../../builders/order.ts";
import type { OrderLine } from "../../builders/order-line.ts";
import { decimal } from "../decimals.ts";
import { type Close, createClosing } from "./closing.ts";
import { createDrawer, type Drawer } from "./drawer.ts";
import { exchangeInOne, exchangeInTwo } from "./exchange.ts";
import { createReturns, type Refund } from "./returns.ts";
import type { Ticket } from "./ticket.ts";
import { createTillOrders, orderIn, type TillOptions, type TillOrders } from "./till-orders.ts";

/** What a cashier does. Every verb makes its orders at once; they reach Sitoo unless the till is offline. */
export interface Till
  extends
    Pick<Drawer, "pettyCash" | "bankDrop" | "open" | "practise">,
    Pick<TillOrders, "goOffline" | "goOnline" | "breakDown"> {
  sell(ticket: Ticket): SitooOrder;
  /** Throws a RangeError when more comes back than was sold, or nothing was. */
  refund(refund: Refund): SitooOrder;
  /** What comes back pays for what is taken. @default in two orders that name each other */
  exchange(refund: Refund, sale: Ticket, as?: "two orders" | "one order"): readonly SitooOrder[];
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
  /** A gift card with money on it: a line without VAT that carries its number. */
  sellGiftCard(amount: string, payments?: readonly OrderPayment[]): SitooOrder;
  /** Takes money off a gift card: the payment carries its number. */
  giftCardPayment(cardnumber: string, amount: string): OrderPayment;
  close: Close;
}

/** Puts a till into a store. */
export function createTill(options: TillOptions): Till {
  const { books, register } = options;
  const drawer = createDrawer(options.float);
  const orders = createTillOrders(options, drawer);
  const returned = createReturns(books);
  const { make, send, change } = orders;
  const { pettyCash, bankDrop, open, practise } = drawer;
  const { goOffline, goOnline, breakDown } = orders;

  return {
    ...{ pettyCash, bankDrop, open, practise, goOffline, goOnline, breakDown },
    sell: (ticket) => send(make(ticket)),
    refund: (refund) => books.atomically(() => send(make(returned(refund)))),
    exchange: (refund, sale, as = "two orders") =>
      books.atomically(() => {
        const both = [returned(refund), sale] as const;
        return as === "one order" ? exchangeInOne(orders, both) : exchangeInTwo(orders, books, both);
      }),
    takeDeposit: (ticket) => {
      const deposit = make(ticket, { orderstateid: 0, paymentstateid: 10 });
      const paid = sum(deposit.payments.map(({ moneyamount }) => moneyamount));
      return send(paid.eq(deposit.moneytotal_gross_all) ? { ...deposit, paymentstateid: 20 } : deposit);
    },
    deliver: (orderid, rest = []) => {
      const payments = [...orderIn(books, orderid).payments, ...rest];
      const closed = change(orderid, { orderstateid: 10, paymentstateid: 20, payments });
      orders.leave(closed);
      orders.count({ ...closed, payments: rest });
      return closed;
    },
    handOut: (orderid) => {
      const closed = change(orderid, { orderstateid: 10 });
      orders.leave(closed);
      return closed;
    },
    park: (lines) => send(make({ lines, payments: [] }, { ordertypeid: 110, ...unpaid }, false), false),
    book: (lines, datereserved) =>
      send(make({ lines, payments: [] }, { ordertypeid: 100, datereserved, ...unpaid }, false), false),
    pickUp: (orderid, payments) => {
      const { orderitems } = change(orderid, { orderstateid: 10, datereserved: null });
      const lines = orderitems.map(asLine);
      const additionaldata = { "pos-sourceorderid": String(orderid) };
      return send(make({ lines, ...(payments && { payments }) }, { additionaldata }));
    },
    sellGiftCard: (amount, payments) => {
      const { currencycode } = register;
      const card = books.sellGiftCard({ type: "giftcard", currencycode, moneyamount: money(amount) });
      const additionaldata = { "giftcard-cardnumber": card.cardnumber };
      const line = { sku: "GIFTCARD", name: "Gift card", vat: 0, gross: money(amount), additionaldata };
      return send(make({ lines: [line], ...(payments && { payments }) }));
    },
    giftCardPayment: (cardnumber, amount) => {
      const moneyamount = money(decimal(amount).neg());
      books.moveGiftCardMoney({ cardnumber, moneyamount, transaction_reference: orders.receiptid() });
      const additionaldata = { "giftcard-cardnumber": cardnumber };
      return { name: "Gift card", moneyamount: money(amount), additionaldata };
    },
    close: createClosing(options, orders, drawer),
  };
}

const unpaid = { orderstateid: 0, paymentstateid: 0 } as const;

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
