import { type Changes, keptMap } from "../changes.ts";
import type { Company, ExchangeRate } from "../company.ts";
import { type Decimal, decimal } from "../decimals.ts";
import { currenciesOf } from "./currencies.ts";
import type { Moment } from "../moment.ts";
import { defaultB1Options } from "../options.ts";
import { businessRule, duplicate, referenceMissing, refused } from "../refusal.ts";

/** The exchange rates of the company (ORTT). */
export interface Rates {
  /** Local currency for one foreign unit, 1 for the local currency itself. Refuses when the day has no rate. */
  rate(currency: string, day: string): Decimal;
  /** The rate as it was entered: foreign for one local unit in a company with indirect rates. Refuses when there is none. */
  entered(currency: string, day: string): Decimal;
  /** The same, undefined when the day has none. */
  find(currency: string, day: string): Decimal | undefined;
  /** Refuses a currency that the company does not have; `field` is where it was named. */
  checkKnown(currency: string, field: string): void;
  /** Enters the rate of a day. */
  enter(rate: ExchangeRate): void;
}

interface RateParts {
  readonly changes: Changes;
  readonly moment: Moment;
}

export function createRates(company: Company, { changes, moment }: RateParts): Rates {
  const { LocalCurrency, settings } = company;
  const rates = keptMap<string, Decimal>(
    changes,
    (company.rates ?? []).map(({ Rate, ...where }) => [keyOf(where), decimal(Rate)]),
  );
  const find = (currency: string, day: string): Decimal | undefined =>
    currency === LocalCurrency ? decimal(1) : rates.get(keyOf({ Currency: currency, RateDate: day }));
  const entered = (currency: string, day: string): Decimal => {
    const found = find(currency, day);
    if (!found) throw businessRule(`Update the exchange rate , '${currency}'`);
    return found;
  };
  const known = new Set([LocalCurrency, ...currenciesOf(company).map(({ Code }) => Code)]);
  return {
    entered,
    find,
    checkKnown: (currency, field) => {
      if (!known.has(currency)) throw referenceMissing(field);
    },
    rate: (currency, day) =>
      settings.IndirectRates && currency !== LocalCurrency
        ? decimal(1).div(entered(currency, day))
        : entered(currency, day),
    enter: ({ Rate, ...where }) => {
      const { repeatedRates } = moment.now()?.options ?? defaultB1Options;
      if (!known.has(where.Currency) || where.Currency === LocalCurrency)
        throw referenceMissing("ORTT.Currency");
      if (!decimal(Rate).gt(0)) throw refused("Enter a rate greater than zero [ORTT.Rate]"); // text: ours
      if (repeatedRates === "refuse" && rates.get(keyOf(where))) throw duplicate();
      rates.set(keyOf(where), decimal(Rate));
    },
  };
}

function keyOf({ Currency, RateDate }: Omit<ExchangeRate, "Rate">): string {
  return `${RateDate}/${Currency}`;
}
