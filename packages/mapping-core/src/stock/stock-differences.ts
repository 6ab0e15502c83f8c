import { absolute, type Decimal, decimal, equals, isLess, isZero, minus, toText } from "../money/decimal.ts";
import type { StockPool } from "./stock-rules.ts";

/** What an item may be sold of, and what Sitoo has of it. */
export interface StockFigure {
  readonly sku: string;
  readonly available: Decimal;
  /** decimaltotal of the warehouse item; undefined where Sitoo has none. */
  readonly inSitoo: Decimal | undefined;
}

/** A level that is to be written to Sitoo. */
export interface StockPush {
  readonly sku: string;
  /** Text with three decimals, as Sitoo has it. */
  readonly decimaltotal: string;
}

/** A level that is left alone, and why. */
export interface StockHeld {
  readonly sku: string;
  /** A count, a move or a scrapping of the store's own waits for an answer: the push would erase it (H21). */
  readonly because: "store-movement" | "small-change";
  readonly available: string;
  readonly inSitoo: string;
}

/** What a push has to do. */
export interface StockDifferences {
  readonly push: readonly StockPush[];
  readonly held: readonly StockHeld[];
  /** Already right. */
  readonly same: number;
}

interface Holding {
  /** SKUs that a store has counted, moved or scrapped, and that nobody has answered yet. */
  readonly held?: ReadonlySet<string> | undefined;
}

/** What differs between SAP and a warehouse of Sitoo: only that is pushed. */
export function stockDifferences(
  figures: Iterable<StockFigure>,
  { leastChange }: Pick<StockPool, "leastChange">,
  { held = new Set() }: Holding = {},
): StockDifferences {
  const push: StockPush[] = [];
  const left: StockHeld[] = [];
  let same = 0;
  for (const { sku, available, inSitoo } of figures) {
    if (inSitoo !== undefined && equals(available, inSitoo)) same += 1;
    else if (inSitoo !== undefined && held.has(sku))
      left.push(heldOf("store-movement", { sku, available, inSitoo }));
    else if (inSitoo !== undefined && isSmall(available, inSitoo, decimal(leastChange)))
      left.push(heldOf("small-change", { sku, available, inSitoo }));
    else push.push({ sku, decimaltotal: toText(available, 3) });
  }
  return { push, held: left, same };
}

/** Sold out, and for sale again, are never small. */
function isSmall(available: Decimal, inSitoo: Decimal, least: Decimal): boolean {
  if (isZero(available) || isZero(inSitoo)) return false;
  return !isLess(least, absolute(minus(available, inSitoo)));
}

function heldOf(
  because: StockHeld["because"],
  {
    sku,
    available,
    inSitoo,
  }: { readonly sku: string; readonly available: Decimal; readonly inSitoo: Decimal },
): StockHeld {
  return { sku, because, available: toText(available, 3), inSitoo: toText(inSitoo, 3) };
}
