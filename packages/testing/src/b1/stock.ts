import type { Company } from "./company.ts";
import { amount, type Decimal, decimal, zero } from "./decimals.ts";
import { atLine, businessRule } from "./refusal.ts";

/** Goods leaving a warehouse (positive) or coming back. */
export interface StockMove {
  readonly itemCode: string;
  readonly warehouse: string;
  readonly quantity: Decimal;
  /** The line of the document, for messages. */
  readonly line: number;
}

/** Quantities on hand and the cost of one unit. */
export interface Stock {
  onHand(itemCode: string, warehouse: string): Decimal;
  warehousesOf(itemCode: string): ReadonlyMap<string, Decimal>;
  unitCost(itemCode: string): Decimal;
  /** Refuses what would leave less than nothing, all moves of a document taken together. */
  check(moves: readonly StockMove[]): void;
  take(moves: readonly StockMove[]): void;
  /** What the opening stock is worth. */
  openingValue(): Decimal;
}

export function createStock({ items, settings }: Company): Stock {
  const onHand = new Map(
    items.map(({ ItemCode, stock = {} }) => [
      ItemCode,
      new Map(Object.entries(stock).map(([warehouse, quantity]) => [warehouse, decimal(quantity)])),
    ]),
  );
  const costs = new Map(items.map(({ ItemCode, cost = "0" }) => [ItemCode, decimal(cost)]));
  const quantity = (itemCode: string, warehouse: string): Decimal =>
    onHand.get(itemCode)?.get(warehouse) ?? zero;
  const unitCost = (itemCode: string): Decimal => costs.get(itemCode) ?? zero;

  return {
    onHand: quantity,
    warehousesOf: (itemCode) => onHand.get(itemCode) ?? new Map<string, Decimal>(),
    unitCost,
    check: (moves) => {
      if (!settings.BlockStockNegativeQuantity) return;
      const left = new Map<string, Decimal>();
      for (const { itemCode, warehouse, quantity: taken, line } of moves) {
        const place = JSON.stringify([itemCode, warehouse]);
        const rest = (left.get(place) ?? quantity(itemCode, warehouse)).minus(taken);
        left.set(place, rest);
        if (taken.gt(0) && rest.lt(0)) {
          throw businessRule(`Quantity falls into negative inventory [${atLine("INV1.ItemCode", line)}]`);
        }
      }
    },
    take: (moves) => {
      for (const { itemCode, warehouse, quantity: taken } of moves) {
        onHand.get(itemCode)?.set(warehouse, quantity(itemCode, warehouse).minus(taken));
      }
    },
    openingValue: () =>
      items.reduce(
        (total, { ItemCode }) =>
          [...(onHand.get(ItemCode)?.values() ?? [])].reduce(
            (value, each) => value.plus(amount(each.times(unitCost(ItemCode)))),
            total,
          ),
        zero,
      ),
  };
}
