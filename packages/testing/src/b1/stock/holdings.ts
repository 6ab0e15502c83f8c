import { type Changes, keptMap } from "../changes.ts";
import { type Decimal, zero } from "../decimals.ts";

/** Quantities of an item by place: by warehouse, by bin, by serial or batch number. */
export interface Holdings {
  readonly quantity: (itemCode: string, place: string) => Decimal;
  /** Every place that ever held the item. */
  of(itemCode: string): ReadonlyMap<string, Decimal>;
  add(itemCode: string, place: string, quantity: Decimal): void;
}

const nothing: ReadonlyMap<string, Decimal> = new Map();

/** `opening` tells what was there before anything happened; it is asked again until the item moves. */
export function createHoldings(
  changes: Changes,
  opening: (itemCode: string) => ReadonlyMap<string, Decimal> = () => nothing,
): Holdings {
  const held = keptMap<string, ReadonlyMap<string, Decimal>>(changes);
  const of = (itemCode: string): ReadonlyMap<string, Decimal> => held.get(itemCode) ?? opening(itemCode);
  return {
    of,
    quantity: (itemCode, place) => of(itemCode).get(place) ?? zero,
    add: (itemCode, place, quantity) => {
      const before = of(itemCode);
      held.set(itemCode, new Map(before).set(place, (before.get(place) ?? zero).plus(quantity)));
    },
  };
}
