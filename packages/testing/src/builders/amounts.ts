import Big from "big.js";

/** Text as Sitoo writes money: two decimals, half away from zero. */
export const money = (value: Big | string | number): string => cents(value).toFixed(2);

/** An amount rounded to two decimals, half away from zero. */
export const cents = (value: Big | string | number): Big =>
  unsignedZero(Big(value).round(2, Big.roundHalfUp));

export const sum = (amounts: readonly (Big | string)[]): Big =>
  amounts.reduce<Big>((total, amount) => total.plus(amount), Big(0));

/** The VAT in an amount that includes it, at `rate` percent. */
export const vatIn = (gross: Big | string, rate: number): Big =>
  cents(Big(gross).times(rate).div(Big(rate).plus(100)));

/** big.js keeps the sign of zero, and "-0.00" is not what a till prints. */
const unsignedZero = (value: Big): Big => (value.eq(0) ? Big(0) : value);
