import { type Decimal, decimal, divide, isLess, minus, plus, round, times } from "../money/decimal.ts";
import type { PriceRounding } from "./price-rules.ts";

/** Rounds a price by a named rule. */
export function roundPrice(price: Decimal, rounding: PriceRounding, decimals: number): Decimal {
  switch (rounding.kind) {
    case "minor-unit":
      return round(price, decimals, "half-up");
    case "step":
      return toStep(price, decimal(rounding.step), rounding.mode);
    case "ending":
      return toEnding(price, rounding, decimals);
  }
}

const toStep = (price: Decimal, step: Decimal, mode: "half-up" | "up" | "down"): Decimal =>
  times(round(divide(price, step), 0, mode), step);

/** Prices with an ending lie a step apart: the first of them is the ending itself. Below that no price has one. */
function toEnding(
  price: Decimal,
  { ending, step, mode }: PriceRounding & { readonly kind: "ending" },
  decimals: number,
): Decimal {
  const first = decimal(ending);
  if (isLess(price, first)) return round(price, decimals, "half-up");
  return plus(toStep(minus(price, first), decimal(step), mode), first);
}
