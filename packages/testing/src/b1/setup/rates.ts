import type { Company } from "../company.ts";
import { type Decimal, decimal } from "../decimals.ts";
import { businessRule } from "../refusal.ts";

/** The exchange rates of the company (ORTT). */
export interface Rates {
  /** Local currency for one foreign unit, 1 for the local currency itself. Refuses when the day has no rate. */
  rate(currency: string, day: string): Decimal;
}

export function createRates({ LocalCurrency, rates = [] }: Company): Rates {
  return {
    rate: (currency, day) => {
      if (currency === LocalCurrency) return decimal(1);
      const found = rates.find(({ Currency, RateDate }) => Currency === currency && RateDate === day);
      if (!found) throw businessRule(`Update the exchange rate , '${currency}'`);
      return decimal(found.Rate);
    },
  };
}
