import Big from "big.js";

/** An exact decimal. */
export type Decimal = Big;

export const decimal = (value: unknown): Decimal => new Big(String(value));

export const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), decimal(0));

/** An amount on the wire: text with two decimals, half away from zero. */
export const money = (value: Decimal | string): string => decimal(value).round(2, Big.roundHalfUp).toFixed(2);

/** A quantity on the wire: text with three decimals. */
export const quantity = (value: Decimal | string): string =>
  decimal(value).round(3, Big.roundHalfUp).toFixed(3);
