import { absolute, type Decimal, decimal, isLess, minus } from "../money/decimal.ts";

/** At most one minor unit apart: what two roundings of one price can make of it. */
export const isNear = (a: Decimal, b: Decimal, decimals: number): boolean =>
  !isLess(decimal(`1e-${decimals}`), absolute(minus(a, b)));
