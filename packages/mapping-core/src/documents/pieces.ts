import { allocate } from "../money/allocate.ts";
import { type Decimal, decimal, isLess, minus, sum, times, zero } from "../money/decimal.ts";
import { decimalsOf } from "../money/currency.ts";
import { wholeOf } from "../orders/links.ts";
import type { GoodsLine } from "../orders/split-lines.ts";
import type { Problem } from "../problems.ts";
import { failure, type Result, success } from "../result.ts";
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

/** What of a line its deliveries say, in stock units, of warehouses that are not the store's own. */
function deliveredOf(line: GoodsLine, setting: Setting): Result<readonly Share[]> {
  const { facts, rules } = setting;
  const problems: Problem[] = [];
  const shares: Share[] = [];
  for (const { warehouseid, datecancelled, orderdeliveryitems = [] } of facts.deliveries ?? []) {
    if (datecancelled != null || warehouseid == null || warehouseid === facts.register?.warehouseid) continue;
    const units =
      orderdeliveryitems.find(({ orderitemid }) => orderitemid === line.item.orderitemid)?.quantity ?? 0;
    if (units === 0) continue;
    const warehouse = rules.warehouses[String(warehouseid)];
    if (warehouse === undefined) problems.push(unmappedWarehouse(warehouseid));
    else shares.push({ quantity: measured(line, Math.abs(units)), warehouse });
  }
  return problems.length > 0 ? failure(...problems) : success(shares);
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
