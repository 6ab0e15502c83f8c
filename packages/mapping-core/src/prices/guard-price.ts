import {
  absolute,
  type Decimal,
  decimal,
  divide,
  isLess,
  isNegative,
  isZero,
  minus,
  round,
  times,
  toText,
} from "../money/decimal.ts";
import type { Problem } from "../problems.ts";
import type { PriceGuard } from "./price-rules.ts";

/** A price that is about to be pushed, and what it is held against. */
export interface GuardedPrice {
  readonly sku: string;
  readonly pricelistid: number;
  /** Without VAT. */
  readonly net: Decimal;
  /** As customers see it, in the way Sitoo stores it. */
  readonly price: Decimal;
  /** What one unit costs, without VAT, in the same currency; undefined when nobody knows. */
  readonly cost?: Decimal | undefined;
  /** What Sitoo has now, stored the same way; undefined for a new price. */
  readonly current?: Decimal | undefined;
}

const hundred = decimal("100");
const shown = (value: Decimal): string => toText(round(value, 2, "half-up"));

/** Everything that makes a person look at a price before it is pushed. */
export function guardPrice(guarded: GuardedPrice, guard: PriceGuard): readonly Problem[] {
  return [...notPositive(guarded, guard), ...belowCost(guarded, guard), ...jump(guarded, guard)];
}

function notPositive({ sku, pricelistid, price }: GuardedPrice, { zero }: PriceGuard): readonly Problem[] {
  if (isNegative(price)) return [{ code: "price-is-negative", sku, pricelistid, price: shown(price) }];
  return isZero(price) && zero === "problem"
    ? [{ code: "price-is-zero", sku, pricelistid, rule: "prices.guard.zero" }]
    : [];
}

function belowCost(
  { sku, pricelistid, net, price, cost }: GuardedPrice,
  { leastMargin }: PriceGuard,
): readonly Problem[] {
  // Free goods are told as free; without a cost nothing can be said.
  if (cost === undefined || isZero(price)) return [];
  const needed = times(net, minus(hundred, decimal(leastMargin)));
  if (!isLess(needed, times(cost, hundred))) return [];
  return [
    {
      code: "price-below-cost",
      sku,
      pricelistid,
      net: shown(net),
      cost: shown(cost),
      leastMargin,
      rule: "prices.guard.leastMargin",
    },
  ];
}

function jump(
  { sku, pricelistid, price, current }: GuardedPrice,
  { largestChange }: PriceGuard,
): readonly Problem[] {
  if (current === undefined || isZero(current)) return [];
  const percent = divide(times(absolute(minus(price, current)), hundred), absolute(current));
  if (!isLess(decimal(largestChange), percent)) return [];
  return [
    {
      code: "price-jump",
      sku,
      pricelistid,
      was: shown(current),
      becomes: shown(price),
      largestChange,
      rule: "prices.guard.largestChange",
    },
  ];
}
