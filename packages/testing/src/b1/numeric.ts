import { type Decimal, decimal, rounded, wire } from "./decimals.ts";
import { SapRefusal } from "./refusal.ts";

/** Amounts, prices, rates and quantities are numeric(19,6) in SAP's database: thirteen digits before the point, six behind it. */
const [tooMuch, places] = [1e13, 6];

/** What an Int32 holds. */
const [leastInteger, mostInteger] = [-2_147_483_648, 2_147_483_647];

/** A number as its column keeps it: rounded to six decimals. Undefined when it is too large for the column. */
export function kept(value: number): number | undefined {
  if (!isColumn(value)) return undefined;
  if (Number.isInteger(value) || Number(value.toFixed(places)) === value) return value;
  return wire(rounded(decimal(value), places));
}

export function isInteger32(value: number): boolean {
  return Number.isInteger(value) && value >= leastInteger && value <= mostInteger;
}

/** What was computed, as a number of the wire. That SAP refuses what does not fit with this code is inferred, the text is ours. */
export function column(value: Decimal): number {
  const number = wire(value);
  if (!isColumn(number)) throw new SapRefusal("-1004", `Value ${value.toString()} is out of range`);
  return number;
}

function isColumn(value: number): boolean {
  return value > -tooMuch && value < tooMuch;
}
