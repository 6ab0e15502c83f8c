import {
  absolute,
  type Decimal,
  decimal,
  divide,
  equals,
  isLess,
  isNegative,
  isZero,
  minus,
  negate,
  plus,
  round,
  times,
  toJsonNumber,
} from "./decimal.ts";
import { grossOf } from "./sap-arithmetic.ts";
import type { SapArithmetic } from "./sap-tax.ts";

/** A quantity at a gross unit price, as a SAP line states it. */
export interface Priced {
  readonly quantity: Decimal;
  /** Gross, per unit. */
  readonly priceAfterVat: Decimal;
}

/** How finely SAP holds a price and an amount. */
export type Fineness = Pick<SapArithmetic, "priceAccuracy" | "decimals">;

const one = decimal("1");

/**
 * States `quantity` units for exactly `gross` in prices that SAP can hold. When the amount does not divide, the line is
 * split: 3 for 100.00 are 2 at 33.33 and 1 at 33.34. The gross totals of the result always add up to `gross`.
 * A negative `gross` (a discount, a refunded deposit) becomes a negative quantity at a positive price.
 */
export function stateLines(quantity: Decimal, gross: Decimal, fineness: Fineness): readonly Priced[] {
  if (isZero(quantity)) throw new RangeError("A line needs a quantity");
  const stated = stateAmount(absolute(quantity), absolute(gross), fineness);
  const backwards = isZero(gross) ? isNegative(quantity) : isNegative(gross);
  return backwards ? stated.map((line) => ({ ...line, quantity: negate(line.quantity) })) : stated;
}

function stateAmount(quantity: Decimal, gross: Decimal, fineness: Fineness): readonly Priced[] {
  const whole = {
    quantity,
    priceAfterVat: round(divide(gross, quantity), fineness.priceAccuracy, "half-up"),
  };
  if (equals(grossOf(whole, fineness), gross)) return [whole];
  return equals(round(quantity, 0, "down"), quantity)
    ? splitPieces(quantity, gross, fineness)
    : splitMeasure(quantity, gross, fineness);
}

/** Pieces: as many as needed cost a minor unit more than the rest. */
function splitPieces(quantity: Decimal, gross: Decimal, { decimals = 2 }: Fineness): readonly Priced[] {
  const cent = decimal(`1e-${decimals}`);
  const low = round(divide(gross, quantity), decimals, "down");
  const left = minus(gross, times(low, quantity));
  const dearer = decimal(String(toJsonNumber(divide(left, cent))));
  return [
    { quantity: minus(quantity, dearer), priceAfterVat: low },
    { quantity: dearer, priceAfterVat: plus(low, cent) },
  ];
}

/** Weighed or measured goods of more than one unit: one unit takes what the rest leaves, so its price fits exactly. */
function splitMeasure(quantity: Decimal, gross: Decimal, fineness: Fineness): readonly Priced[] {
  const { decimals = 2 } = fineness;
  const rest = minus(quantity, one);
  const nearest = { quantity: rest, priceAfterVat: round(divide(gross, quantity), decimals, "half-up") };
  const lower = { quantity: rest, priceAfterVat: round(divide(gross, quantity), decimals, "down") };
  const stated = isLess(gross, grossOf(nearest, fineness)) ? lower : nearest;
  return [stated, { quantity: one, priceAfterVat: minus(gross, grossOf(stated, fineness)) }];
}
