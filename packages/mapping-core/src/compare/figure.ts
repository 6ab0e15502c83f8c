import { type Decimal, isZero } from "../money/decimal.ts";

/** A figure as it is shown beside another one: with at least so many decimals, and none of its own cut off. */
export function figureText(value: Decimal, decimals = 2): string {
  const exact = value.toFixed();
  const own = exact.split(".")[1]?.length ?? 0;
  const text = own > decimals ? exact : value.toFixed(decimals);
  return isZero(value) ? text.replace("-", "") : text;
}
