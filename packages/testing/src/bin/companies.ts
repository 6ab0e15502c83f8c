import type { Company } from "../b1/company.ts";
import { monthsOf } from "../builders/company.ts";
import type { Shop } from "../sitoo/shop.ts";
import { tradingDay } from "../trading-day.ts";

/** What makes one set-up differ from another. */
export interface StageSettings {
  /** One of `companyNames`. */
  readonly company: string;
  /** How many orders are in Sitoo. */
  readonly orders: number;
  readonly seed: number;
  /** The day they were made on, "YYYY-MM-DD". */
  readonly date: string;
}

/** A SAP company and the Sitoo account that belongs to it. */
export interface ReadyStage {
  readonly company: Company;
  readonly shop: Shop;
}

/** The companies that are ready to be used, by name. */
const companies: Readonly<Record<string, (settings: StageSettings) => ReadyStage>> = {
  demo: chainOfThree,
};

/** The names of the companies; the first is taken when none is named. */
export const companyNames: readonly string[] = Object.keys(companies);

/** Sets up what was asked for. The same settings give the same. */
export function setUpStage(settings: StageSettings): ReadyStage {
  const build = Object.hasOwn(companies, settings.company) ? companies[settings.company] : undefined;
  if (!build) throw new RangeError(`There is no company ${settings.company}.`);
  return build(settings);
}

/** The smallest day of trading there is. */
const leastOrders = 40;

/** The Swedish chain of the trading day. Its periods are open until the end of the next year. */
function chainOfThree({ orders, seed, date }: StageSettings): ReadyStage {
  const { company, shop } = tradingDay({ seed, size: Math.max(orders, leastOrders), date });
  const year = Number(date.slice(0, 4));
  return {
    company: { ...company, periods: [year, year + 1].flatMap(monthsOf) },
    shop: orders === 0 ? { ...shop, arrivals: [] } : shop,
  };
}
