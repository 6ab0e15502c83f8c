import { type Changes, keptMap } from "../changes.ts";
import type { Company } from "../company.ts";
import { amount, type Decimal, decimal, zero } from "../decimals.ts";
import type { Row } from "../json.ts";
import { atLine, businessRule } from "../refusal.ts";

/** Goods leaving a warehouse (positive) or coming into it (negative). */
export interface StockMove {
  readonly itemCode: string;
  readonly warehouse: string;
  readonly quantity: Decimal;
  /** The line of the document, for messages. */
  readonly line: number;
  /** What one unit is worth, in local currency. @default the current cost */
  readonly cost?: Decimal;
  /** The rows `SerialNumbers` of the document's line, as they were sent. */
  readonly serials?: readonly Row[];
  /** The rows `BatchNumbers` of the document's line. */
  readonly batches?: readonly Row[];
  /** The rows `DocumentLinesBinAllocations` of the document's line. */
  readonly bins?: readonly Row[];
}

/** What makes goods move. */
export interface StockDocument {
  /** The object's code as text: "13" are invoices. */
  readonly objectCode: string;
  readonly docEntry: number;
  /** "YYYY-MM-DD". */
  readonly day: string;
  /** Where its lines are kept, for messages: "INV1". */
  readonly linesTable: string;
}

type Promiser = Pick<StockDocument, "objectCode" | "docEntry">;

/** Quantities on hand and the cost of one unit. */
export interface Stock {
  onHand(itemCode: string, warehouse: string): Decimal;
  warehousesOf(itemCode: string): readonly (readonly [string, Decimal])[];
  unitCost(itemCode: string): Decimal;
  /** Refuses what would leave less than nothing, all moves of a document taken together. */
  check(moves: readonly StockMove[], linesTable?: string): void;
  /** Moves the goods of a document. Gives what each move is worth, positive for goods that leave. */
  post(document: StockDocument, moves: readonly StockMove[]): readonly Decimal[];
  /** Takes the moves of a document back for another one: the same goods and values. */
  reverse(document: StockDocument, of: Promiser): readonly Decimal[];
  committed(itemCode: string, warehouse: string): Decimal;
  /** Goods that will leave. */
  commit(document: Promiser, moves: readonly StockMove[]): void;
  /** Frees what was delivered, at most what is still promised on that line; without moves, all of the document. */
  uncommit(document: Promiser, moves?: readonly StockMove[]): void;
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
  const promised = keptMap<string, readonly StockMove[]>(changes);
  const moved = keptMap<string, readonly StockMove[]>(changes);
  const check: Stock["check"] = (moves, linesTable = "INV1") => {
    if (!settings.BlockStockNegativeQuantity) return;
    const left = new Map<string, Decimal>();
    for (const { itemCode, warehouse, quantity: taken, line } of moves) {
      const place = JSON.stringify([itemCode, warehouse]);
      const rest = (left.get(place) ?? quantity(itemCode, warehouse)).minus(taken);
      left.set(place, rest);
      if (taken.gt(0) && rest.lt(0)) {
        throw businessRule(
          `Quantity falls into negative inventory [${atLine(`${linesTable}.ItemCode`, line)}]`,
        );
      }
    }
  };
  const carryOut: Stock["post"] = (document, moves) => {
    const settled = moves.map((move) => ({ ...move, cost: move.cost ?? unitCost(move.itemCode) }));
    moved.set(keyOf(document), settled);
    return settled.map(({ itemCode, warehouse, quantity: taken, cost }) => {
      onHand.get(itemCode)?.set(warehouse, quantity(itemCode, warehouse).minus(taken));
      return amount(taken.times(cost));
    });
  };

  return {
    onHand: quantity,
    warehousesOf: (itemCode) => [...(onHand.get(itemCode)?.entries() ?? [])],
    unitCost,
    check,
    committed: (itemCode, warehouse) =>
      [...promised.values()]
        .flat()
        .filter((move) => move.itemCode === itemCode && move.warehouse === warehouse)
        .reduce((total, move) => total.plus(move.quantity), zero),
    commit: (document, moves) => {
      promised.set(keyOf(document), [...(promised.get(keyOf(document)) ?? []), ...moves]);
    },
    uncommit: (document, freed) => {
      const left = (promised.get(keyOf(document)) ?? []).map((move) => ({
        ...move,
        quantity: freed ? move.quantity.minus(least(move.quantity, freedOf(move, freed))) : zero,
      }));
      promised.set(
        keyOf(document),
        left.filter(({ quantity: rest }) => rest.gt(0)),
      );
    },
    post: (document, moves) => {
      check(moves, document.linesTable);
      return carryOut(document, moves);
    },
    reverse: (document, of) => {
      const moves = (moved.get(keyOf(of)) ?? []).map((move) => ({
        ...move,
        quantity: zero.minus(move.quantity),
      }));
      check(moves, document.linesTable);
      return carryOut(document, moves);
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

function keyOf({ objectCode, docEntry }: Promiser): string {
  return `${objectCode}/${String(docEntry)}`;
}

/** Moves name the lines of the document that promised, wherever the goods then went. */
function freedOf({ line }: StockMove, moves: readonly StockMove[]): Decimal {
  return moves
    .filter((move) => move.line === line)
    .reduce((total, { quantity }) => total.plus(quantity.abs()), zero);
}

function least(one: Decimal, other: Decimal): Decimal {
  return one.lt(other) ? one : other;
}
