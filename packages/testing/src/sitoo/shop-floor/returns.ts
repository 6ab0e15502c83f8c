import type { OrderPayment, SitooOrder } from "../../builders/order.ts";
import type { OrderLine } from "../../builders/order-line.ts";
import type { Books } from "../books/books.ts";
import type { Connection } from "./connection.ts";
import { linesBack, type ReturnedLine } from "./returned-lines.ts";
import type { Ticket } from "./ticket.ts";
import { orderIn } from "./till-orders.ts";

/** What comes back, and how it is paid out. */
export interface Refund {
  /** The sale that the receipt shows; without it the return is a manual one, and nothing links the two. */
  readonly of?: number;
  /** With a sale: which of its lines. */
  readonly back?: readonly ReturnedLine[];
  /** Without one: the lines, with negative quantities and amounts. */
  readonly lines?: readonly OrderLine[];
  /** Negative. @default the whole by card */
  readonly payments?: readonly OrderPayment[];
  readonly reason?: string;
}

/**
 * Makes tickets of returns. What has come back of a sale is what Sitoo knows of it, and what the till has taken back since
 * it is offline: the tills of all stores together take back no more than was sold, as long as they are online. The money of a gift card that comes back leaves the card.
 */
export function createReturns(
  books: Books,
  connection: Pick<Connection, "waiting">,
): (refund: Refund) => Ticket {
  return ({ of, back = [], lines = [], payments, reason }) => {
    const sale = of === undefined ? undefined : soldIn(books, of);
    const because = reason === undefined ? {} : { "refundreasoncode-reasoncode": reason };
    const paid = payments ? { payments } : {};
    if (!sale) return { lines: checkedBack(lines), ...paid, order: { additionaldata: because } };
    const refunds = [
      ...books.orders.where("creditorderid", sale.orderid).map(({ orderid }) => orderIn(books, orderid)),
      ...connection.waiting().flatMap(({ order }) => (order?.creditorderid === sale.orderid ? [order] : [])),
    ];
    const returned = linesBack(sale, back, unitsIn(refunds));
    for (const [nth, { orderitemid }] of back.entries())
      emptyCard(books, sale, { orderitemid, moneyamount: returned[nth]?.gross ?? "0.00" });
    return {
      lines: returned,
      ...paid,
      order: {
        creditorderid: sale.orderid,
        additionaldata: { "pos-originalsales-orderid": String(sale.orderid), ...because },
      },
    };
  };
}

function checkedBack(lines: readonly OrderLine[]): readonly OrderLine[] {
  const sold = lines.findIndex(
    ({ quantity = 1, gross = "100.00" }) => quantity > 0 || !/^-|^0+(\.0+)?$/.test(gross),
  );
  if (sold >= 0) throw new RangeError(`lines[${String(sold)}] comes back with units and amount below zero.`);
  return lines;
}

function soldIn(books: Books, orderid: number): SitooOrder {
  const order = orderIn(books, orderid);
  if (order.orderstateid !== 10)
    throw new RangeError(`Order ${String(orderid)} is not closed: nothing of it was sold.`);
  return order;
}

/** A card of another system is not in the books. */
function emptyCard(
  books: Books,
  { orderitems }: SitooOrder,
  { orderitemid, moneyamount }: { readonly orderitemid: number; readonly moneyamount: string },
): void {
  const item = orderitems.find((each) => each.orderitemid === orderitemid);
  const cardnumber = item?.additionaldata["giftcard-cardnumber"];
  if (cardnumber === undefined || !books.tables.giftcards.get(cardnumber)) return;
  books.moveGiftCardMoney({ cardnumber, moneyamount });
}

/** How many units of each line have come back before. */
function unitsIn(refunds: readonly SitooOrder[]): ReadonlyMap<number, number> {
  const before = new Map<number, number>();
  for (const item of refunds.flatMap(({ orderitems }) => orderitems)) {
    const line = Number(item.additionaldata["pos-originalsales-orderitemid"] ?? Number.NaN);
    if (item.quantity < 0) before.set(line, (before.get(line) ?? 0) - item.quantity);
  }
  return before;
}
