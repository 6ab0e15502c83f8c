import { amount, type Decimal, sum, zero } from "../decimals.ts";

/** An amount in the currency of its document and in local currency: the same twice in most companies. */
export interface Money {
  readonly own: Decimal;
  readonly local: Decimal;
}

export const noMoney: Money = { own: zero, local: zero };

/** Converts at a rate, local currency for one unit. */
export function moneyAt(own: Decimal, rate: Decimal): Money {
  return { own, local: rate.eq(1) ? own : amount(own.times(rate)) };
}

export function sumMoney(parts: readonly Money[]): Money {
  return { own: sum(parts.map(({ own }) => own)), local: sum(parts.map(({ local }) => local)) };
}

export function minus(one: Money, other: Money): Money {
  return { own: one.own.minus(other.own), local: one.local.minus(other.local) };
}
