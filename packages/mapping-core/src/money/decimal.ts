import Big from "big.js";

/** Our own copy of the library's constructor: strict, so that a float is refused where it would lose a cent in silence. */
const Exact = Big();
Exact.strict = true;
Exact.DP = 30; // digits kept by a division; every result is rounded by name right after

declare const exact: unique symbol;

/** An exact decimal number. Only text becomes one, so a bare number does not compile where an amount is expected. */
export type Decimal = Big & { readonly [exact]: true };

/** How a value between two steps is rounded; half-up and up go away from zero, as shops and tax offices do it. */
export type RoundingMode = "down" | "half-up" | "half-even" | "up";

const modes = { down: 0, "half-up": 1, "half-even": 2, up: 3 } as const;

/** Only this file makes decimals, out of the strict constructor: the brand records that. */
const branded = (value: Big): Decimal => value as Decimal;

/** Reads decimal text such as "199.90"; throws a RangeError on anything else. */
export function decimal(text: string): Decimal {
  try {
    return branded(new Exact(text));
  } catch (cause) {
    throw new RangeError(`Not a decimal number: ${JSON.stringify(text)}`, { cause });
  }
}

/** Reads a number of a JSON body by its shortest text: what SAP printed, not the float behind it. */
export function fromJsonNumber(value: number): Decimal {
  return decimal(String(value));
}

/** The number whose shortest text is this decimal: for a JSON body, and for nothing else. */
export function toJsonNumber(value: Decimal): number {
  return Number(value.toFixed());
}

/** The decimal as text with exactly `decimals` decimals ("2990.00"); more digits than that are an error, never cut. */
export function toText(value: Decimal, decimals = 2): string {
  if (!value.round(decimals, modes.down).eq(value)) {
    throw new RangeError(`${value.toFixed()} has more than ${decimals} decimals: round it by name first`);
  }
  const text = value.toFixed(decimals);
  return value.eq(zero) ? text.replace("-", "") : text;
}

export const zero = decimal("0");

export const plus = (a: Decimal, b: Decimal): Decimal => branded(a.plus(b));
export const minus = (a: Decimal, b: Decimal): Decimal => branded(a.minus(b));
export const times = (a: Decimal, b: Decimal): Decimal => branded(a.times(b));

/** `a` divided by `b`, to 30 decimals: round the result by name before it is used. */
export const divide = (a: Decimal, b: Decimal): Decimal => branded(a.div(b));
export const negate = (value: Decimal): Decimal => branded(value.neg());
export const absolute = (value: Decimal): Decimal => branded(value.abs());
export const sum = (values: readonly Decimal[]): Decimal => values.reduce(plus, zero);

/** Rounds to `decimals` decimals by the named mode. */
export const round = (value: Decimal, decimals: number, mode: RoundingMode): Decimal =>
  branded(value.round(decimals, modes[mode]));

export const equals = (a: Decimal, b: Decimal): boolean => a.eq(b);
export const isZero = (value: Decimal): boolean => value.eq(zero);
export const isNegative = (value: Decimal): boolean => value.lt(zero);
export const isLess = (a: Decimal, b: Decimal): boolean => a.lt(b);
