import {
  absolute,
  type Decimal,
  decimal,
  divide,
  isZero,
  minus,
  plus,
  round,
  sum,
  times,
  toJsonNumber,
  zero,
} from "./decimal.ts";

/** One step of the last decimal: 0.01 for two decimals. */
const stepOf = (decimals: number): Decimal => decimal(`1e-${decimals}`);

/**
 * Shares `total` out in proportion to `weights`, in parts of `decimals` decimals that add up to the whole. What rounding
 * leaves over goes, one step each, to the largest remainders; ties go to the earlier part. Weights without any weight
 * share equally. Throws a RangeError when there is nobody to share with.
 */
export function allocate(total: Decimal, weights: readonly Decimal[], decimals = 2): readonly Decimal[] {
  if (weights.length === 0) throw new RangeError("Nothing to allocate to");
  const even = isZero(sum(weights.map(absolute)));
  const shares = weights.map((weight) => (even ? decimal("1") : absolute(weight)));
  const whole = sum(shares);

  const exact = shares.map((share) => divide(times(total, share), whole));
  const parts = exact.map((part) => round(part, decimals, "down"));
  const left = minus(total, sum(parts));
  const step = times(stepOf(decimals), decimal(left.lt(zero) ? "-1" : "1"));
  const steps = toJsonNumber(round(divide(left, step), 0, "down"));

  const byRemainder = exact
    .map((part, index) => ({ index, remainder: absolute(minus(part, parts[index] ?? zero)) }))
    .sort((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index);
  const lucky = new Set(byRemainder.slice(0, steps).map(({ index }) => index));
  return parts.map((part, index) => (lucky.has(index) ? plus(part, step) : part));
}
