import type { Company } from "./b1/company.ts";
import { anOrder, type OrderOverrides } from "./builders/order.ts";
import { aShop } from "./builders/shop.ts";
import type { Arrival, Shop } from "./sitoo/shop.ts";
import { branches, chainRules } from "./trading/chain.ts";
import { chainCompany } from "./trading/company.ts";
import { wallClock } from "./trading/local-time.ts";
import { plantedVisits } from "./trading/planted.ts";
import { seededRandom } from "./trading/random.ts";
import { receiptIds } from "./trading/receipts.ts";
import { offlineSales, ordinarySales, saleAfterMidnight } from "./trading/sales.ts";
import { unfinishedVisits } from "./trading/unfinished.ts";
import type { Day, Visit } from "./trading/visit.ts";

/** A Sitoo account and the SAP company it belongs to, from the morning to the last order. */
export interface TradingDay {
  readonly company: Company;
  readonly shop: Shop;
  /** The chain's rules for the mapping: plain JSON. */
  readonly rules: object;
  /** Before the first order arrives, in ms since the Unix epoch. */
  readonly opensAt: number;
  /** After the last order has arrived. */
  readonly closesAt: number;
  /** The final till sales that cannot be posted, ascending by order id. */
  readonly planted: readonly { readonly orderid: number; readonly kind: string; readonly why: string }[];
}

export interface TradingDayOptions {
  /** The same seed gives the same day. */
  readonly seed: number;
  /** Orders of every kind, at least 40. @default 500 */
  readonly size?: number;
  /** The business day, "YYYY-MM-DD". @default "2026-11-20" */
  readonly date?: string;
}

/** The smallest day that has every kind of order. */
const smallest = 40;

/** A day of a Swedish chain of three shops, with what goes wrong on such a day. */
export function tradingDay({ seed, size = 500, date = "2026-11-20" }: TradingDayOptions): TradingDay {
  if (size < smallest) throw new RangeError(`A trading day has at least ${smallest} orders, not ${size}.`);
  const day = { random: seededRandom(seed), at: wallClock(date) };
  const numbered = number(visitsOf(day, size).toSorted((a, b) => a.arrivesAt - b.arrivesAt));
  const arrivals = numbered.flatMap(arrivalsOf).toSorted((a, b) => a.at - b.at);

  return {
    company: chainCompany(Number(date.slice(0, 4))),
    shop: chainShop(arrivals),
    rules: chainRules,
    opensAt: day.at("09:00"),
    closesAt: Math.max(...arrivals.map(({ at }) => at)) + 60_000,
    planted: numbered.flatMap(({ orderid, visit: { planted } }) =>
      planted ? [{ orderid, ...planted }] : [],
    ),
  };
}

function visitsOf(day: Day, size: number): readonly Visit[] {
  const special = [
    ...plantedVisits(day, size),
    ...unfinishedVisits(day, size),
    ...offlineSales(day, Math.max(3, Math.round(size * 0.02))),
    saleAfterMidnight(day),
  ];
  return [...special, ...ordinarySales(day, size - special.length)];
}

interface Numbered {
  readonly orderid: number;
  readonly visit: Visit;
  readonly receiptid: string | undefined;
}

/** Order ids are given on arrival, with gaps: an abandoned order takes one too. */
function number(visits: readonly Visit[]): readonly Numbered[] {
  const receipts = receiptIds(visits);
  return visits.map((visit, index) => ({
    orderid: 11_001 + index + Math.floor(index / 37),
    visit,
    receiptid: receipts.get(visit),
  }));
}

function arrivalsOf({ orderid, visit, receiptid }: Numbered): readonly Arrival[] {
  const { arrivesAt, order, later } = visit;
  const receipt = receiptid === undefined ? {} : { "pos-receiptid": receiptid };
  const build = (fields: OrderOverrides, additionaldata: Readonly<Record<string, string>>) =>
    anOrder({ ...fields, orderid, additionaldata: { ...fields.additionaldata, ...additionaldata } });

  if (!later) return [{ at: arrivesAt, order: build(order, receipt) }];
  return [
    { at: arrivesAt, order: build(order, {}) },
    { at: later.at, order: build(later.order, receipt) },
  ];
}

const chainShop = (arrivals: readonly Arrival[]): Shop =>
  aShop({
    stores: branches.map(({ store }) => store),
    warehouses: branches.map(({ warehouse }) => warehouse),
    registers: branches.flatMap(({ registers }) => registers),
    arrivals,
  });
