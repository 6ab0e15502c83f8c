import type { Order, ZReport } from "@instep/sitoo-client";
import { figureText } from "../compare/figure.ts";
import { businessDate, type Moment } from "../orders/business-date.ts";
import { zoneOf } from "../orders/place-of.ts";
import { figuresOfOrders, isSold } from "./session-figures.ts";

/** What of a session belongs to one business date. Amounts are text. */
export interface SessionDay {
  /** "YYYY-MM-DD". */
  readonly businessDate: string;
  readonly receipts: number;
  readonly total: string;
  readonly tenders: readonly { readonly tender: string; readonly amount: string }[];
}

/** The named break "Z spans days": a session whose sales belong to several business dates (H10). */
export interface SpannedDays {
  readonly name: "z-spans-days";
  readonly registerid: string;
  readonly zreportid: number;
  /** Ascending; together they are the session. */
  readonly days: readonly SessionDay[];
}

/**
 * A session by its business dates, when it has more than one: a till that was closed after midnight, next morning or in
 * the next month. Each order counts on its own till's wall where it names a zone, else on that of the store.
 */
export function spansDays(
  { registerid, zreportid }: Pick<ZReport, "registerid" | "zreportid">,
  orders: readonly Order[],
  store: Pick<Moment, "timeZone" | "businessDayStartsAt">,
): SpannedDays | undefined {
  const dateOf = (order: Order): string =>
    businessDate({ ...store, timeZone: zoneOf(order) ?? store.timeZone, seconds: order.orderdate });
  const byDate = Map.groupBy(orders.filter(isSold), dateOf);
  if (byDate.size < 2) return undefined;
  const days = [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, each]) => dayOf(date, each));
  return { name: "z-spans-days", registerid, zreportid, days };
}

function dayOf(date: string, orders: readonly Order[]): SessionDay {
  const { total, tenders } = figuresOfOrders(orders, []);
  return {
    businessDate: date,
    receipts: orders.length,
    total: total ? figureText(total) : "0.00",
    tenders: [...(tenders ?? [])].map(([tender, amount]) => ({ tender, amount: figureText(amount) })),
  };
}
