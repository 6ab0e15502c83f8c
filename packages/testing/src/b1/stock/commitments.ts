import { type Changes, keptMap } from "../changes.ts";
import { type Decimal, zero } from "../decimals.ts";
import { createHoldings } from "./holdings.ts";
import type { StockDocument, StockMove } from "./stock-move.ts";

type Promiser = Pick<StockDocument, "objectCode" | "docEntry">;

/** Goods that a document has promised: they will leave (committed) or come in (ordered), and lie where they lie. */
export interface Commitments {
  readonly committed: (itemCode: string, warehouse: string) => Decimal;
  readonly ordered: (itemCode: string, warehouse: string) => Decimal;
  commit(document: Promiser, moves: readonly StockMove[]): void;
  /** Frees what was delivered, at most what is still promised on that line; without moves, all of the document. */
  uncommit(document: Promiser, moves?: readonly StockMove[]): void;
}

export function createCommitments(changes: Changes): Commitments {
  const open = keptMap<string, readonly StockMove[]>(changes);
  const committed = createHoldings(changes);
  const ordered = createHoldings(changes);
  const add = ({ itemCode, warehouse }: StockMove, quantity: Decimal): void => {
    if (quantity.gt(0)) committed.add(itemCode, warehouse, quantity);
    else ordered.add(itemCode, warehouse, zero.minus(quantity));
  };
  const free = (move: StockMove, freed: Decimal): void => {
    if (move.quantity.gt(0)) committed.add(move.itemCode, move.warehouse, zero.minus(freed));
    else ordered.add(move.itemCode, move.warehouse, zero.minus(freed));
  };
  return {
    committed: (itemCode, warehouse) => committed.quantity(itemCode, warehouse),
    ordered: (itemCode, warehouse) => ordered.quantity(itemCode, warehouse),
    commit: (document, moves) => {
      for (const move of moves) add(move, move.quantity);
      open.set(keyOf(document), [...(open.get(keyOf(document)) ?? []), ...moves]);
    },
    uncommit: (document, moves) => {
      const promised = open.get(keyOf(document)) ?? [];
      const left = promised.map((move) => {
        const freed = least(move.quantity.abs(), moves ? deliveredOf(move, moves) : move.quantity.abs());
        free(move, freed);
        return {
          ...move,
          quantity: move.quantity.gt(0) ? move.quantity.minus(freed) : move.quantity.plus(freed),
        };
      });
      open.set(
        keyOf(document),
        left.filter(({ quantity }) => !quantity.eq(0)),
      );
    },
  };
}

function keyOf({ objectCode, docEntry }: Promiser): string {
  return `${objectCode}/${String(docEntry)}`;
}

/** Moves name the lines of the document that promised, wherever the goods then went. */
function deliveredOf({ line }: StockMove, moves: readonly StockMove[]): Decimal {
  return moves
    .filter((move) => move.line === line)
    .reduce((total, { quantity }) => total.plus(quantity.abs()), zero);
}

function least(one: Decimal, other: Decimal): Decimal {
  return one.lt(other) ? one : other;
}
