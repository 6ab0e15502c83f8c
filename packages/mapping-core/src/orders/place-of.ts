import type { Order } from "@instep/sitoo-client";
import type { Facts } from "../facts.ts";
import { failure, type Result, success } from "../result.ts";
import type { Rules } from "../rules.ts";
import type { StoreRule } from "../rules/store-rules.ts";
import { businessDate, isTimeZone } from "./business-date.ts";

/** Where and on which business day an order was made. */
export interface Place {
  readonly storeid: number;
  readonly store: StoreRule;
  /** "YYYY-MM-DD". */
  readonly date: string;
}

/** No till has sold before 2000, and none counts its seconds in milliseconds. */
const [firstSecond, lastSecond] = [946_684_800, 4_102_444_800];

/** Finds the store by the order's register, and the business date on that register's wall. */
export function placeOf(order: Order, rules: Rules, { register }: Pick<Facts, "register">): Result<Place> {
  if (!register) return failure({ code: "unknown-register", registerid: order.registerid ?? "" });
  const { storeid } = register;
  const store = rules.stores[String(storeid)];
  if (!store) return failure({ code: "unmapped-store", storeid, rule: `stores.${storeid}` });

  const { orderdate } = order;
  if (orderdate < firstSecond || orderdate >= lastSecond)
    return failure({ code: "impossible-order-date", orderdate });
  const timeZone = zoneOf(order) ?? store.timeZone;
  if (!timeZone) return failure({ code: "no-time-zone", rule: `stores.${storeid}.timeZone` });
  const { businessDayStartsAt } = rules;
  return success({
    storeid,
    store,
    date: businessDate({ seconds: order.orderdate, timeZone, businessDayStartsAt }),
  });
}

/** The till's own zone, when the order carries one that exists. */
export function zoneOf({ additionaldata }: Order): string | undefined {
  const zone = additionaldata["pos-timezone"];
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
}
