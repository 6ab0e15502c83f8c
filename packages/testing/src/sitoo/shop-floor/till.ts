import { money } from "../../builders/amounts.ts";
import type { OrderPayment, SitooOrder } from "../../builders/order.ts";
import { decimal } from "../decimals.ts";
import { checkAmounts } from "./check-amounts.ts";
import { type Close, createClosing } from "./closing.ts";
import { createDrawer, type Drawer } from "./drawer.ts";
import { exchangeInOne, exchangeInTwo } from "./exchange.ts";
import { createOpenOrders, type OpenOrders } from "./open-orders.ts";
import { createReturns, type Refund } from "./returns.ts";
import type { Ticket } from "./ticket.ts";
import { createTillOrders, type TillOptions, type TillOrders } from "./till-orders.ts";

/** What a cashier does. Every verb makes its orders at once; they reach Sitoo unless the till is offline. */
export interface Till
  extends
    OpenOrders,
    Pick<Drawer, "pettyCash" | "bankDrop" | "open" | "practise">,
    Pick<TillOrders, "goOffline" | "goOnline" | "breakDown"> {
  sell(ticket: Ticket): SitooOrder;
  /** Throws a RangeError when more comes back than was sold, or nothing was. */
  refund(refund: Refund): SitooOrder;
  /**
   * What comes back pays for what is taken, so that the refund has no payments: money that goes out is a negative payment of
   * the sale. @default in two orders that name each other
   */
  exchange(refund: Refund, sale: Ticket, as?: "two orders" | "one order"): readonly SitooOrder[];
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
  const returned = createReturns(books, orders.connection);
  const { make, send, attempt } = orders;
  const { pettyCash, bankDrop, open, practise } = drawer;
  const { goOffline, goOnline, breakDown } = orders;

  return {
    ...{ pettyCash, bankDrop, open, practise, goOffline, goOnline, breakDown },
    ...createOpenOrders(orders, options),
    sell: (ticket) => attempt(() => send(make(ticket))),
    refund: (refund) => attempt(() => send(make(returned(refund)))),
    exchange: (refund, sale, as = "two orders") =>
      attempt(() => {
        if (refund.payments)
          throw new RangeError(
            "What comes back pays for what is taken: the payments of an exchange are those of its sale.",
          );
        const both = [returned(refund), sale] as const;
        return as === "one order" ? exchangeInOne(orders, both) : exchangeInTwo(orders, books, both);
      }),
    sellGiftCard: (amount, payments) => {
      checkAmounts({ amount });
      return attempt(() => {
        const { currencycode } = register;
        const card = books.sellGiftCard({ type: "giftcard", currencycode, moneyamount: money(amount) });
        const additionaldata = { "giftcard-cardnumber": card.cardnumber };
        const line = { sku: "GIFTCARD", name: "Gift card", vat: 0, gross: money(amount), additionaldata };
        return send(make({ lines: [line], ...(payments && { payments }) }));
      });
    },
    giftCardPayment: (cardnumber, amount) => {
      checkAmounts({ amount });
      const moneyamount = money(decimal(amount).neg());
      books.moveGiftCardMoney({ cardnumber, moneyamount, transaction_reference: orders.receiptid() });
      const additionaldata = { "giftcard-cardnumber": cardnumber };
      return { name: "Gift card", moneyamount: money(amount), additionaldata };
    },
    close: createClosing(options, orders, drawer),
  };
}
