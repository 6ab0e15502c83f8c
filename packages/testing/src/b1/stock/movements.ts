import { type Changes, keptMap } from "../changes.ts";
import type { Decimal } from "../decimals.ts";
import type { SettledMove, StockDocument } from "./stock-move.ts";

/** One line of the inventory audit. */
export interface Movement {
  readonly document: StockDocument;
  /** Quantity and value are positive for goods that left, as in every move. */
  readonly move: SettledMove & { readonly value: Decimal };
  /** On hand in the warehouse after it. */
  readonly onHand: Decimal;
  /** Value after it: of the item, or of the item in this warehouse where warehouses have costs of their own. */
  readonly stockValue: Decimal;
}

/** Every movement of goods since the company was opened, in the order in which they were posted. */
export interface Movements {
  add(movement: Movement): void;
  all(): Iterable<Movement>;
  of(document: Pick<StockDocument, "objectCode" | "docEntry">): readonly Movement[];
}

export function createMovements(changes: Changes): Movements {
  const all = keptMap<number, Movement>(changes);
  const byDocument = keptMap<string, readonly Movement[]>(changes);
  const of: Movements["of"] = (document) => byDocument.get(keyOf(document)) ?? [];
  return {
    add: (movement) => {
      all.set(all.size + 1, movement);
      byDocument.set(keyOf(movement.document), [...of(movement.document), movement]);
    },
    all: () => all.values(),
    of,
  };
}

function keyOf({ objectCode, docEntry }: Pick<StockDocument, "objectCode" | "docEntry">): string {
  return `${objectCode}/${String(docEntry)}`;
}
