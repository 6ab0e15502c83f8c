import Big from "big.js";

/** An exact decimal. SAP's arithmetic is never done in floats here: they appear on the wire only. */
export type Decimal = Big;

export const zero = new Big(0);
export const hundred = new Big(100);

export function decimal(value: string | number): Decimal {
  return new Big(String(value));
}

/** Rounds half away from zero, as SAP rounds sums and prices. */
export function rounded(value: Decimal, decimals: number): Decimal {
  return value.round(decimals, Big.roundHalfUp);
}

/** An amount in the two decimals of the local currency. */
export function amount(value: Decimal): Decimal {
  return rounded(value, 2);
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), zero);
}

/** The wire's form of a decimal: a JSON number. */
export function wire(value: Decimal): number {
  return Number(value.toString());
}

/** An amount of the wire as text with two decimals, for the read side. */
export function amountText(value: number | Decimal): string {
  return (typeof value === "number" ? decimal(value) : value).toFixed(2);
}
