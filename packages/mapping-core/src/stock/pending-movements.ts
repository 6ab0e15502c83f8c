import type { Order, OrderDelivery } from "@instep/sitoo-client";
import { itemCodeOf } from "../documents/item-code-of.ts";
import { type Decimal, decimal, isZero, minus, plus, times, zero } from "../money/decimal.ts";
import { wholeOf } from "../orders/links.ts";
import type { Rules } from "../rules.ts";

/** A till order that SAP does not have yet. */
export interface PendingOrder {
  readonly order: Order;
  /** Its deliveries, where the order is no plain take-away: they know the warehouse (H26). */
  readonly deliveries?: readonly OrderDelivery[] | undefined;
  /** WarehouseCode of the store that made it. */
  readonly storeWarehouse: string;
}

/** Quantities that left, by ItemCode and WarehouseCode; negative where more came back. */
export type PendingMovements = ReadonlyMap<string, ReadonlyMap<string, Decimal>>;

type Naming = Pick<Rules, "itemCodes" | "warehouses">;

/**
 * What tills sold and took back that SAP's stock does not show yet: the caller gives the orders that are final or
 * delivered and not posted, and leaves out those that somebody has booked by hand (H20). An order that must not move
 * stock counts for nothing.
 */
export function pendingMovements(orders: Iterable<PendingOrder>, rules: Naming): PendingMovements {
  const moved = new Map<string, Map<string, Decimal>>();
  for (const pending of orders) {
    if (pending.order.additionaldata["delivery-ignore-stock"] === "true") continue;
    for (const { itemCode, warehouse, quantity } of movementsOf(pending, rules)) {
      const ofItem = moved.get(itemCode) ?? new Map<string, Decimal>();
      ofItem.set(warehouse, plus(ofItem.get(warehouse) ?? zero, quantity));
      moved.set(itemCode, ofItem);
    }
  }
  return moved;
}

interface Movement {
  readonly itemCode: string;
  readonly warehouse: string;
  readonly quantity: Decimal;
}

function movementsOf(
  { order, deliveries = [], storeWarehouse }: PendingOrder,
  rules: Naming,
): readonly Movement[] {
  return order.orderitems.flatMap((item) => {
    const itemCode = itemCodeOf(item.sku ?? "", rules);
    const whole = decimal(item.decimalquantitytotal ?? String(item.quantity));
    if (itemCode === "" || isZero(whole)) return [];
    const unit = decimal(item.decimalunitquantity ?? "1");
    const elsewhere = deliveries.flatMap(({ warehouseid, datecancelled, orderdeliveryitems = [] }) => {
      const warehouse = datecancelled == null ? rules.warehouses[String(warehouseid)] : undefined;
      const found = orderdeliveryitems.find(({ orderitemid }) => orderitemid === item.orderitemid);
      if (warehouse === undefined || !found?.quantity) return [];
      const units = decimal(String(Math.abs(found.quantity) * (item.quantity < 0 ? -1 : 1)));
      return [{ itemCode, warehouse, quantity: times(units, unit) }];
    });
    const rest = elsewhere.reduce((left, { quantity }) => minus(left, quantity), whole);
    const named = wholeOf(item.additionaldata?.["return-warehouseid"]);
    const own = (named === undefined ? undefined : rules.warehouses[String(named)]) ?? storeWarehouse;
    return isZero(rest) ? elsewhere : [...elsewhere, { itemCode, warehouse: own, quantity: rest }];
  });
}

/**
 * Items whose movements have changed between two readings: those were sold or taken back while stock was read and
 * pushed, and are pushed again at once (H20).
 */
export function movedMeanwhile(before: PendingMovements, after: PendingMovements): ReadonlySet<string> {
  const textOf = (moved: ReadonlyMap<string, Decimal> | undefined): string =>
    [...(moved ?? [])]
      .map(([warehouse, quantity]) => `${warehouse} ${quantity.toFixed()}`)
      .toSorted()
      .join();
  const items = new Set([...before.keys(), ...after.keys()]);
  return new Set([...items].filter((item) => textOf(before.get(item)) !== textOf(after.get(item))));
}
