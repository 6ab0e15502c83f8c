import { type Changes, keptMap } from "../changes.ts";
import type { Company } from "../company.ts";
import { amount, type Decimal, decimal, zero } from "../decimals.ts";
import { atLine, businessRule } from "../refusal.ts";

/** Goods leaving a warehouse (positive) or coming back. */
export interface StockMove {
  readonly itemCode: string;
  readonly warehouse: string;
  readonly quantity: Decimal;
  /** The line of the document, for messages. */
  readonly line: number;
}

/** What makes goods move. */
interface StockDocument {
  /** The object's code as text: "13" are invoices. */
  readonly objectCode: string;
  readonly docEntry: number;
  /** "YYYY-MM-DD". */
  readonly day: string;
  /** Where its lines are kept, for messages: "INV1". */
  readonly linesTable: string;
}

/** Quantities on hand and the cost of one unit. */
export interface Stock {
  onHand(itemCode: string, warehouse: string): Decimal;
  warehousesOf(itemCode: string): readonly (readonly [string, Decimal])[];
  unitCost(itemCode: string): Decimal;
  /** Refuses what would leave less than nothing, all moves of a document taken together. */
  check(moves: readonly StockMove[]): void;
  /** Moves the goods of a document. Gives what each move is worth, positive for goods that leave. */
  post(document: StockDocument, moves: readonly StockMove[]): readonly Decimal[];
  /** What the opening stock is worth. */
  openingValue(): Decimal;
}

export function createStock({ items, settings }: Company, changes: Changes): Stock {
  const onHand = new Map(
    items.map(({ ItemCode, stock = {} }) => [
      ItemCode,
      keptMap(
        changes,
        Object.entries(stock).map(([warehouse, quantity]) => [warehouse, decimal(quantity)] as const),
      ),
    ]),
  );
  const costs = new Map(items.map(({ ItemCode, cost = "0" }) => [ItemCode, decimal(cost)]));
  const quantity = (itemCode: string, warehouse: string): Decimal =>
    onHand.get(itemCode)?.get(warehouse) ?? zero;
  const unitCost = (itemCode: string): Decimal => costs.get(itemCode) ?? zero;

  return {
    onHand: quantity,
    warehousesOf: (itemCode) => [...(onHand.get(itemCode)?.entries() ?? [])],
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
    post: (_document, moves) =>
      moves.map(({ itemCode, warehouse, quantity: taken }) => {
        onHand.get(itemCode)?.set(warehouse, quantity(itemCode, warehouse).minus(taken));
        return amount(taken.times(unitCost(itemCode)));
      }),
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
