import type { Arrivals } from "./arrivals.ts";
import { addDelivery, type NewDelivery, reservedOf } from "./deliveries.ts";
import { type CardMove, moveMoney, type NewGiftCard, sellCard } from "./gift-cards.ts";
import type { OrderTable } from "./order-table.ts";
import type {
  GiftCard,
  GiftCardTransaction,
  OrderDelivery,
  OrderRecord,
  Stored,
  User,
  WarehouseTransaction,
  ZReport,
} from "./records.ts";
import type { Movement, Stock } from "./stock.ts";
import type { Tables } from "./tables.ts";

/** What happens in the shops: each is carried out at once, and as one. */
export interface Deeds {
  /** An order reaches Sitoo; with an order id that is there already, that order changes. No stock moves by it. */
  deliver(order: OrderRecord): void;
  /** Goods of an order leave a warehouse or come back, and stock moves unless it is to be ignored. */
  addDelivery(delivery: NewDelivery): OrderDelivery;
  /** Goods move for another reason: 10 in, 20 out, 50 counted. Types 30 and 40 come with a delivery. */
  addTransaction(movement: Movement): WarehouseTransaction;
  /** A line in the log of an order: 0 made, 21 staff, 70 delivered, 900 ready for pick-up, 999 words of the till. */
  addLogItem(entry: LogEntry): void;
  /** A till closes its session. The number is the next of its register, and it is added now. */
  addZReport(report: NewZReport): ZReport;
  sellGiftCard(card: NewGiftCard): GiftCard;
  /** Puts money on a card, or takes it off: a negative amount pays. */
  moveGiftCardMoney(move: CardMove & { readonly cardnumber: string }): GiftCardTransaction;
  /** By the GUID in braces. */
  userById(userid: string): User | undefined;
  /** How much open orders hold back of a SKU in a warehouse: three decimals. */
  reserved(place: { readonly warehouseid: number; readonly sku: string }): string;
}

type NewZReport = Stored & Pick<ZReport, "registerid" | "datecreated">;

interface LogEntry {
  readonly orderid: number;
  readonly orderlogtypeid: number;
  readonly strvalue?: string | null;
  readonly fvalue?: number | null;
}

interface Parts {
  readonly tables: Tables;
  readonly orders: OrderTable;
  readonly stock: Stock;
  readonly now: () => number;
  readonly atomically: <T>(work: () => T) => T;
}

/** The deeds in these books. */
export function createDeeds(parts: Parts, arrivals: Arrivals): Deeds {
  const { tables, stock, now, atomically } = parts;
  return {
    deliver: (order) => atomically(() => arrivals.take(order)),
    addDelivery: (delivery) => atomically(() => addDelivery(parts, delivery)),
    addTransaction: (movement) => atomically(() => stock.move(movement)),
    addLogItem: ({ strvalue = null, fvalue = null, ...entry }) =>
      atomically(() => {
        const { orderlogitems } = tables;
        orderlogitems.put({ id: orderlogitems.nextId(), datelog: now(), ...entry, strvalue, fvalue });
      }),
    addZReport: (report) =>
      atomically(() => {
        const before = tables.zreports.where("registerid", report.registerid);
        const zreportid = before.reduce((last, each) => Math.max(last, each.zreportid), 0) + 1;
        const added: ZReport = { ...report, zreportid, dateadded: now() };
        tables.zreports.put(added);
        return added;
      }),
    sellGiftCard: (card) => atomically(() => sellCard(tables, card, now())),
    moveGiftCardMoney: (move) => atomically(() => moveMoney(tables, move, now())),
    userById: (userid) => tables.users.get(userid),
    reserved: (place) => reservedOf(parts, place).toFixed(3),
  };
}
