import type { DatedRate } from "../facts.ts";
import { type Decimal, decimal, divide, plus, times } from "../money/decimal.ts";

const hundred = decimal("100");

/** A price with its VAT, not rounded yet: round it by name. `rate` in percent. */
export const grossOfNet = (net: Decimal, rate: Decimal): Decimal =>
  divide(times(net, plus(hundred, rate)), hundred);

/** A price without its VAT, not rounded yet: round it by name. `rate` in percent. */
export const netOfGross = (gross: Decimal, rate: Decimal): Decimal =>
  divide(times(gross, hundred), plus(hundred, rate));

/** The rate of a VAT group on a day ("YYYY-MM-DD"): the one that began last; undefined before the first of them. */
export function rateOn(rates: readonly DatedRate[], date: string): DatedRate | undefined {
  const begun = rates.filter(({ from }) => from <= date);
  return begun.reduce<DatedRate | undefined>(
    (last, rate) => (last === undefined || last.from <= rate.from ? rate : last),
    undefined,
  );
}
