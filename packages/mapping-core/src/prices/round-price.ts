import { type Decimal, decimal, divide, isLess, minus, plus, round, times, zero } from "../money/decimal.ts";
import type { PriceRounding } from "./price-rules.ts";

/** Rounds a price by a named rule; an ending is never below zero. */
export function roundPrice(price: Decimal, rounding: PriceRounding, decimals: number): Decimal {
  switch (rounding.kind) {
    case "minor-unit":
      return round(price, decimals, "half-up");
    case "step":
      return toStep(price, decimal(rounding.step), rounding.mode);
    case "ending":
      return toEnding(price, rounding);
  }
}

const toStep = (price: Decimal, step: Decimal, mode: "half-up" | "up" | "down"): Decimal =>
  times(round(divide(price, step), 0, mode), step);

/** Prices with an ending lie a step apart: the first of them is the ending itself. Free stays free. */
function toEnding(
  price: Decimal,
  { ending, step, mode }: PriceRounding & { readonly kind: "ending" },
): Decimal {
  const first = decimal(ending);
  if (price.eq(zero)) return price;
  if (isLess(price, first)) return first;
  return plus(toStep(minus(price, first), decimal(step), mode), first);
}
