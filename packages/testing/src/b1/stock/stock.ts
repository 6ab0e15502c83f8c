import type { Changes } from "../changes.ts";
import type { Company, CompanyItem } from "../company.ts";
import { type Decimal, decimal, zero } from "../decimals.ts";
import type { ItemSeeds } from "../masters/item-seeds.ts";
import type { Item } from "../masters/items.ts";
import { atLine, businessRule, notModelled } from "../refusal.ts";
import type { Warehouses } from "../setup/warehouses.ts";
import type { Table } from "../table.ts";
import { createBinAllocations } from "./bin-allocations.ts";
import { type Bins, createBins } from "./bins.ts";
import { type Commitments, createCommitments } from "./commitments.ts";
import { createHoldings } from "./holdings.ts";
import { createMovements, type Movement, type Movements } from "./movements.ts";
import { createNumbersOnHand, type NumberKind, type NumbersOnHand } from "./numbers-on-hand.ts";
import type { SettledMove, StockDocument, StockMove } from "./stock-move.ts";
import { createValuation, openingPool, type Valuation } from "./valuation.ts";

export type { StockDocument, StockMove } from "./stock-move.ts";

/** Quantities on hand, promised and awaited, and what they are worth. */
export interface Stock extends Commitments {
  readonly onHand: (itemCode: string, warehouse: string) => Decimal;
  /** The warehouses that hold or ever held the item. */
  warehousesOf(itemCode: string): readonly (readonly [string, Decimal])[];
  /** The cost of one unit: of the warehouse where those have costs of their own, else of the company. */
  unitCost(itemCode: string, warehouse?: string): Decimal;
  /** What the item on hand is worth, to the cent. The sum over all items is the balance of the stock account. */
  value(itemCode: string): Decimal;
  /** Refuses what would leave less than nothing, all moves of a document taken together. */
  check(moves: readonly StockMove[], linesTable?: string): void;
  /**
   * Moves the goods of a document. Gives what each move is worth, positive for goods that leave: what the document has to
   * post between its own account and the stock account.
   */
  post(document: StockDocument, moves: readonly StockMove[]): readonly Decimal[];
  /** Takes the moves of a document back for another one: the same goods, numbers, bins and values. */
  reverse(document: StockDocument, of: Pick<StockDocument, "objectCode" | "docEntry">): readonly Decimal[];
  /** What the opening stock is worth. */
  openingValue(): Decimal;
  movements(): Iterable<Movement>;
  readonly numbers: Pick<NumbersOnHand, "of">;
  readonly bins: Pick<Bins, "of">;
}

export interface StockParts {
  readonly seeds: ItemSeeds;
  readonly items: Pick<Table<Item>, "get">;
  readonly warehouses: Warehouses;
  readonly changes: Changes;
}

export function createStock(company: Company, parts: StockParts): Stock {
  const { seeds, items, changes } = parts;
  const valuation = createValuation(company, seeds, changes);
  const numbers = createNumbersOnHand(seeds, changes);
  const bins = createBins(company, parts);
  const allocations = createBinAllocations(company, { warehouses: parts.warehouses, bins });
  const movements = createMovements(changes);
  const held = createHoldings(changes, (itemCode) => openingStock(itemCode, seeds));
  const check = (moves: readonly StockMove[], linesTable = "INV1"): void => {
    if (company.settings.BlockStockNegativeQuantity) refuseNegative(moves, linesTable, held.quantity);
  };
  const kindOf = (itemCode: string): NumberKind => numberKind(items.get(itemCode));

  const apply = (document: StockDocument, move: SettledMove): Decimal => {
    const { itemCode, warehouse, quantity } = move;
    numbers.move(move, kindOf(itemCode));
    bins.move(move);
    held.add(itemCode, warehouse, zero.minus(quantity));
    const value = valuation.move(move);
    const onHand = held.quantity(itemCode, warehouse);
    const stockValue = valuation.poolValue(itemCode, warehouse);
    movements.add({ document, move: { ...move, value }, onHand, stockValue });
    return value;
  };
  return {
    ...createCommitments(changes),
    ...readings({ held, valuation, movements }),
    numbers,
    bins,
    check,
    post: (document, moves) => {
      check(moves, document.linesTable);
      return moves.map((move) => {
        const named = numbers.named(move, kindOf(move.itemCode), document.linesTable);
        const binShares = allocations.of(move, named, document.linesTable);
        return apply(document, { ...move, numbers: named, binShares });
      });
    },
    reverse: (document, of) => {
      const back = movements.of(of).map(({ move }) => backwards(move));
      check(back, document.linesTable);
      return back
        .toReversed()
        .map((move) => {
          if (move.quantity.gt(0)) bins.checkHeld(move.itemCode, move.binShares);
          return apply(document, move);
        })
        .toReversed();
    },
    openingValue: () => openingValue(company, seeds),
  };
}

function openingValue({ items, catalogue }: Company, seeds: ItemSeeds): Decimal {
  const add = (total: Decimal, seed: CompanyItem | undefined): Decimal => total.plus(openingPool(seed).value);
  const known = catalogue?.stockValue;
  if (known === undefined) {
    let total = zero;
    for (const seed of seeds.all()) total = add(total, seed);
    return total;
  }
  const replaced = items.map(({ ItemCode }) => catalogue?.find(ItemCode));
  return items.reduce(add, decimal(known)).minus(replaced.reduce(add, zero));
}

interface Books {
  readonly held: ReturnType<typeof createHoldings>;
  readonly valuation: Valuation;
  readonly movements: Movements;
}

function readings({ held, valuation, movements }: Books) {
  return {
    onHand: held.quantity,
    warehousesOf: (itemCode: string) => [...held.of(itemCode)],
    unitCost: valuation.unitCost,
    value: valuation.value,
    movements: () => movements.all(),
  };
}

function openingStock(itemCode: string, seeds: ItemSeeds): ReadonlyMap<string, Decimal> {
  const stock = Object.entries(seeds.find(itemCode)?.stock ?? {});
  return new Map(stock.map(([warehouse, quantity]) => [warehouse, decimal(quantity)]));
}

function refuseNegative(
  moves: readonly StockMove[],
  linesTable: string,
  onHand: (itemCode: string, warehouse: string) => Decimal,
): void {
  const left = new Map<string, Decimal>();
  for (const { itemCode, warehouse, quantity, line } of moves) {
    const place = JSON.stringify([itemCode, warehouse]);
    const rest = (left.get(place) ?? onHand(itemCode, warehouse)).minus(quantity);
    left.set(place, rest);
    if (quantity.gt(0) && rest.lt(0)) {
      throw businessRule(
        `Quantity falls into negative inventory [${atLine(`${linesTable}.ItemCode`, line)}]`,
      );
    }
  }
}

function numberKind(item: Item | undefined): NumberKind {
  const kind =
    item?.ManageSerialNumbers === "tYES" ? "serial" : item?.ManageBatchNumbers === "tYES" ? "batch" : "none";
  if (kind !== "none" && item?.SRIAndBatchManageMethod === "bomm_OnReleaseOnly") {
    throw notModelled("serial and batch numbers that are managed on release only");
  }
  return kind;
}

function backwards(move: SettledMove & { readonly value: Decimal }): SettledMove {
  return { ...move, quantity: zero.minus(move.quantity), value: zero.minus(move.value) };
}
