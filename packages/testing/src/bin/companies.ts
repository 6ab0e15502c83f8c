import type { Company } from "../b1/company.ts";
import { aCompany, monthsOf } from "../builders/company.ts";
import { aRegister, aShop, aStore, aWarehouse } from "../builders/shop.ts";
import { danishShop } from "../companies/danish-shop.ts";
import { swedishChain } from "../companies/swedish-chain.ts";
import { ukShop } from "../companies/uk-shop.ts";
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

/** Sets a company up. */
type Builder = (settings: StageSettings) => ReadyStage;

/** The companies that are ready to be used, by name. */
const companies: Readonly<Record<string, Builder>> = {
  demo: chainOfThree,
  "one-store": withTills((date) => aCompany({ periods: periodsFrom(date) })),
  "swedish-chain": withTills(() => swedishChain()),
  "uk-shop": withTills(() => ukShop()),
  "danish-shop": withTills(() => danishShop()),
};

/** The names of the companies; the first is taken when none is named. */
export const companyNames: readonly string[] = Object.keys(companies);

/** Sets up what was asked for. The same settings give the same. */
export function setUpStage(settings: StageSettings): ReadyStage {
  const build = Object.hasOwn(companies, settings.company) ? companies[settings.company] : undefined;
  if (!build) throw new RangeError(`There is no company ${settings.company}.`);
  return build(settings);
}

/** The only company that has traded. */
export const hasOrders = (company: string): boolean => company === "demo";

/** The smallest day of trading there is. */
const leastOrders = 40;

/** The Swedish chain of the trading day. Its periods are open until the end of the next year. */
function chainOfThree({ orders, seed, date }: StageSettings): ReadyStage {
  const { company, shop } = tradingDay({ seed, size: Math.max(orders, leastOrders), date });
  return {
    company: { ...company, periods: periodsFrom(date) },
    shop: orders === 0 ? { ...shop, arrivals: [] } : shop,
  };
}

/** A company with a store and a till in Sitoo for each of its warehouses, before the first sale. */
function withTills(build: (date: string) => Company): Builder {
  return ({ date }) => {
    const company = build(date);
    const places = company.warehouses.map(({ WarehouseCode, WarehouseName }, index) => ({
      id: index + 1,
      code: WarehouseCode,
      name: WarehouseName,
    }));
    const stores = places.map(({ id, name }) => aStore({ storeid: id, name, externalid: `S${id}` }));
    const warehouses = places.map(({ id, name, code }) =>
      aWarehouse({ warehouseid: id, storeid: id, name, externalid: code }),
    );
    const registers = places.map(({ id }) => {
      const digits = String(id).padStart(12, "0");
      return aRegister({
        registerid: `{0A000000-0000-4000-8000-${digits}}`,
        registerkey: `INS${digits}`,
        warehouseid: id,
        currencycode: company.LocalCurrency,
      });
    });
    const settings = { currencycode: company.LocalCurrency };
    return { company, shop: aShop({ stores, warehouses, registers, settings }) };
  };
}

const periodsFrom = (date: string): Company["periods"] => {
  const year = Number(date.slice(0, 4));
  return [year, year + 1].flatMap(monthsOf);
};
