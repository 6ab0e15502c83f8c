import type { OrderDelivery } from "@instep/sitoo-client";
import { allocate } from "../money/allocate.ts";
import {
  type Decimal,
  decimal,
  isLess,
  isNegative,
  isZero,
  minus,
  sum,
  times,
  zero,
} from "../money/decimal.ts";
import { decimalsOf } from "../money/currency.ts";
import { wholeOf } from "../orders/links.ts";
import type { GoodsLine } from "../orders/split-lines.ts";
import type { Problem } from "../problems.ts";
import { every, failure, type Result, success } from "../result.ts";
import type { OriginalLine } from "../facts.ts";
import type { Setting } from "./setting.ts";

/** A part of an order line that one document line states. */
export interface Piece {
  readonly line: GoodsLine;
  readonly quantity: Decimal;
  readonly gross: Decimal;
  readonly warehouse: string;
  /** The line of the sale's invoice that a returned piece was sold on. */
  readonly original?: OriginalLine | undefined;
}

/** Goods of one line, and the warehouse they left. */
interface Share {
  readonly quantity: Decimal;
  /** Its part of what the line cost. @default the quantity */
  readonly weight?: Decimal | undefined;
  readonly warehouse: string;
}

/** A sold line by the warehouses its goods left: its deliveries know, else it is the store's own (H26). */
export function soldPieces(line: GoodsLine, setting: Setting): Result<readonly Piece[]> {
  const own = setting.place?.store.warehouse ?? "";
  const delivered = deliveredOf(line, setting);
  if (!delivered.ok) return delivered;
  const elsewhere = sum(delivered.value.map(({ quantity }) => quantity));
  const rest = minus(line.quantity, elsewhere);
  const isAllElsewhere = delivered.value.length > 0 && !isLess(zero, rest);
  const shares = isAllElsewhere ? delivered.value : [...delivered.value, { quantity: rest, warehouse: own }];
  return success(sharesOf(line, shares, setting));
}

/** Pieces of a line: what the customer paid is shared out by quantity, or by what the pieces were sold for, to the cent. */
export function sharesOf(line: GoodsLine, shares: readonly Share[], { order }: Setting): readonly Piece[] {
  const weights = shares.map(({ quantity, weight }) => weight ?? quantity);
  const parts = allocate(line.gross, weights, decimalsOf(order.currencycode));
  return shares.map(({ quantity, warehouse }, index) => ({
    line,
    quantity,
    warehouse,
    gross: parts[index] ?? zero,
  }));
}

/**
 * What of a line its deliveries say, in stock units, of warehouses that are not the store's own. What came back with a later
 * delivery counts against what left; more than was sold is told, because the receipt is the truth of what was sold.
 */
function deliveredOf(line: GoodsLine, setting: Setting): Result<readonly Share[]> {
  const { facts, rules } = setting;
  const units = unitsByWarehouse(line, facts.deliveries ?? []);
  const measures = [...units].map(([warehouseid, count]) => [warehouseid, measured(line, count)] as const);
  const all = sum(measures.map(([, quantity]) => quantity));
  if (isLess(line.quantity, all) || measures.some(([, quantity]) => isNegative(quantity))) {
    const { sku = "" } = line.item;
    const [sold, delivered] = [line.quantity.toFixed(), all.toFixed()];
    return failure({ code: "delivered-unlike-sold", sku, sold, delivered });
  }
  const elsewhere = measures.filter(
    ([warehouseid, quantity]) => warehouseid !== facts.register?.warehouseid && !isZero(quantity),
  );
  return every(
    elsewhere.map(([warehouseid, quantity]): Result<Share> => {
      const warehouse = rules.warehouses[String(warehouseid)];
      return warehouse === undefined
        ? failure(unmappedWarehouse(warehouseid))
        : success({ quantity, warehouse });
    }),
  );
}

function unitsByWarehouse(
  { item }: GoodsLine,
  deliveries: readonly OrderDelivery[],
): ReadonlyMap<number, number> {
  const units = new Map<number, number>();
  for (const { warehouseid, datecancelled, orderdeliveryitems = [] } of deliveries) {
    if (datecancelled != null || warehouseid == null) continue;
    const ofLine = orderdeliveryitems.filter(({ orderitemid }) => orderitemid === item.orderitemid);
    const count = ofLine.reduce((total, { quantity = 0 }) => total + quantity, 0); // whole pieces
    units.set(warehouseid, (units.get(warehouseid) ?? 0) + count);
  }
  return units;
}

export const unmappedWarehouse = (warehouseid: number): Problem => ({
  code: "unmapped-warehouse",
  warehouseid,
  rule: `warehouses.${String(warehouseid)}`,
});

/** Deliveries count pieces; weighed goods are stocked by their measure. */
function measured({ item }: GoodsLine, units: number): Decimal {
  const size = item.decimalunitquantity;
  return size == null ? decimal(String(units)) : times(decimal(size), decimal(String(units)));
}

/** Where a returned line went: the warehouse it names, else that of the store for returns. */
export function returnWarehouse(line: GoodsLine, { rules, place }: Setting): Result<string> {
  const named = wholeOf(line.item.additionaldata?.["return-warehouseid"]);
  const store = place?.store;
  if (named === undefined) return success(store?.returnWarehouse ?? store?.warehouse ?? "");
  const warehouse = rules.warehouses[String(named)];
  return warehouse === undefined ? failure(unmappedWarehouse(named)) : success(warehouse);
}
