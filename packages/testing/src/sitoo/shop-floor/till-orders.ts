import type { OrderOverrides, SitooOrder } from "../../builders/order.ts";
import type { Books } from "../books/books.ts";
import type { OrderRecord } from "../books/records.ts";
import type { ShopRegister, ShopStore } from "../shop.ts";
import { checkTicket } from "./check-amounts.ts";
import { type Connection, createConnection } from "./connection.ts";
import type { Drawer } from "./drawer.ts";
import type { Signs } from "./signs.ts";
import { orderOf, type Ticket } from "./ticket.ts";
import type { FeeRate } from "./z-report.ts";

/** A till, and where it stands. */
export interface TillOptions extends Signs {
  readonly books: Books;
  readonly register: ShopRegister;
  readonly store: ShopStore;
  /** @default 1 */
  readonly eshopid?: number;
  /** The external id of who stands at it. @default "1" */
  readonly staff?: string;
  /** Of the next receipt. @default 1 */
  readonly receipt?: number;
  /** In the drawer. @default "1000.00" */
  readonly float?: string;
  /** IANA. @default "Europe/Stockholm" */
  readonly timezone?: string;
}

/** What a till makes of tickets, and how it gets to Sitoo. */
export interface TillOrders {
  /** The order of a ticket, with a receipt unless nothing is final. It has no number yet: Sitoo gives it. */
  readonly make: (ticket: Ticket, fields?: OrderOverrides, printed?: boolean) => SitooOrder;
  /** It reaches Sitoo, at once or when the till is online again. */
  readonly send: (order: SitooOrder, counts?: boolean) => SitooOrder;
  /** All of a verb or nothing: when it fails, nothing has reached Sitoo and no receipt was printed. */
  readonly attempt: <T>(work: () => T) => T;
  /** An order that Sitoo has changes. Throws a RangeError when the till is offline. */
  readonly change: (orderid: number, fields: Partial<SitooOrder>) => SitooOrder;
  /** Its goods leave the store, or come back to it. */
  leave(order: SitooOrder): void;
  /** An order belongs to this session with the money that was taken now; if it does already, it is as it is now. */
  count(order: SitooOrder, taken?: SitooOrder["payments"]): void;
  /** Of the next receipt. */
  receiptid(): string;
  readonly connection: Connection;
  readonly goOffline: () => void;
  /** What was sold meanwhile reaches Sitoo now, with the time of its sale: the orders, with the numbers that they get. */
  readonly goOnline: () => readonly SitooOrder[];
  /** The till breaks before it was online again: its receipts are missing for ever. */
  readonly breakDown: () => void;
  /** The orders for which money was taken since the last closing. */
  session(): readonly SitooOrder[];
  endSession(): void;
  readonly feeRate: FeeRate;
}

export function createTillOrders(options: TillOptions, drawer: Pick<Drawer, "take">): TillOrders {
  const { books, register } = options;
  let receipt = options.receipt ?? 1;
  let session: readonly SitooOrder[] = [];
  const connection = createConnection();
  const fees = new Map<unknown, Readonly<Record<"delivery" | "checkout", number | undefined>>>();
  const receiptid = (): string => `${register.registerkey}${String(receipt)}`;

  const make: TillOrders["make"] = (ticket, fields = {}, printed = true) => {
    checkTicket(ticket);
    const standing = { ...standingOf(options), orderdate: books.now() };
    const additionaldata = {
      ...standing.additionaldata,
      ...(printed && { "pos-receiptid": receiptid() }),
      ...ticket.order?.additionaldata,
      ...fields.additionaldata,
    };
    const order = { ...standing, ...ticket.order, ...fields, orderid: 0, additionaldata };
    const made = orderOf({ ...ticket, order }, options);
    if (!printed) return made;
    receipt += 1;
    fees.set(receiptOf(made), { delivery: ticket.deliveryFee?.vat, checkout: ticket.checkoutFee?.vat });
    return made;
  };
  const leave = ({ orderid, orderitems }: SitooOrder): void => {
    const items = orderitems.map((item) => ({ ...item, quantity: Math.abs(item.quantity) }));
    const moved = items.map(({ orderitemid, quantity }) => ({ orderitemid, quantity }));
    books.addDelivery({ orderid, warehouseid: register.warehouseid, items: moved });
  };
  const arrive = (order: SitooOrder): SitooOrder => {
    const sent = { ...order, orderid: books.orders.nextId() };
    books.deliver(sent);
    if (sent.orderstateid === 10) leave(sent);
    return sent;
  };
  const count: TillOrders["count"] = (order, taken = order.payments) => {
    const before = session.find(({ orderid }) => orderid !== 0 && orderid === order.orderid);
    const payments = [...(before?.payments ?? []), ...taken];
    session = [...session.filter((each) => each !== before), { ...order, payments }];
    for (const payment of taken) drawer.take(payment);
  };
  return {
    ...{ make, leave, count, receiptid, connection },
    send: (order, counts = true) => {
      let sent = order;
      connection.pass({ order, arrive: () => (sent = arrive(order)) });
      if (counts) count(sent);
      return sent;
    },
    attempt: (work) => {
      const before = [receipt, session] as const;
      try {
        return books.atomically(work);
      } catch (error) {
        [receipt, session] = before;
        throw error;
      }
    },
    change: (orderid, fields) => {
      if (connection.isOffline()) throw new RangeError("An offline till changes no order that Sitoo has.");
      const changed = { ...orderIn(books, orderid), ...fields };
      books.deliver(changed);
      return changed;
    },
    goOffline: () => connection.goOffline(),
    goOnline: () => {
      const arrived = connection.goOnline();
      session = session.map((each) => ({ ...each, orderid: numberIn(arrived, each) }));
      return arrived;
    },
    breakDown: () => connection.breakDown(),
    feeRate: (order, kind) => fees.get(receiptOf(order))?.[kind],
    session: () => session,
    endSession: () => (session = []),
  };
}

/** An order as a till or a host made it. Throws a RangeError when Sitoo has none. */
export function orderIn({ orders }: Pick<Books, "orders">, orderid: number): SitooOrder {
  const order = orders.get(orderid);
  if (orderid === 0)
    throw new RangeError(
      "An order has no number before it reaches Sitoo: goOnline gives those that have one then.",
    );
  if (!order) throw new RangeError(`Sitoo has no order ${String(orderid)}.`);
  return order as unknown as SitooOrder; // the books hold what tills and the API have made
}

/** An order keeps its receipt when it gets its number. */
const receiptOf = ({ additionaldata }: OrderRecord): unknown =>
  ({ ...(additionaldata as object | undefined) })["pos-receiptid" as never]; // a map, on every order of a till

/** The number that an order of an offline till got, which it had none before. */
function numberIn(arrived: readonly SitooOrder[], order: SitooOrder): number {
  const known = arrived.find((each) => receiptOf(each) === receiptOf(order));
  return order.orderid === 0 && known ? known.orderid : order.orderid;
}

/** What a till writes on every order. */
function standingOf({
  register,
  store,
  eshopid = 1,
  staff = "1",
  timezone = "Europe/Stockholm",
}: TillOptions) {
  return {
    eshopid,
    registerid: register.registerid,
    warehouseid: register.warehouseid,
    currencycode: register.currencycode,
    additionaldata: {
      "pos-timezone": timezone,
      "pos-staff-externalid": staff,
      "store-externalid": store.externalid,
      "store-name": store.name,
    } as Readonly<Record<string, string>>,
  };
}
