import { aShop } from "./builders/shop.ts";
import { companyFor, needsIn, rulesFor } from "./own-orders/books.ts";
import { distinct, mostFrequent, readText, readWhole } from "./own-orders/read.ts";
import { storesIn } from "./own-orders/tills.ts";
import type { OrderRecord } from "./sitoo/shop.ts";
import type { TradingDay } from "./trading-day.ts";

const hour = 3_600_000;

/** When no order has a date. */
const someDay = Date.UTC(2026, 10, 20, 12);

/**
 * A trading day out of somebody's own orders, as `/orders.json` gave them: a Sitoo account that has them all, and a SAP
 * company set up to know what they name. The orders themselves stay as they are.
 */
export function shopOf(orders: readonly OrderRecord[]): TradingDay {
  const dates = orders.map(({ orderdate }) => readWhole(orderdate)).filter(isDate);
  const newest = dates.reduce((last, date) => Math.max(last, date * 1000), 0);
  const opensAt = newest === 0 ? someDay : newest + hour;
  const currency = mostFrequent(orders.map(({ currencycode }) => readText(currencycode))) ?? "SEK";
  const stores = storesIn(orders, currency);
  const needs = {
    currency,
    stores,
    years: yearsOf([...dates.map((date) => date * 1000), opensAt]),
    ...needsIn(orders),
  };

  return {
    company: companyFor(needs),
    shop: aShop({
      eshopid: mostFrequent(orders.map(({ eshopid }) => readWhole(eshopid))) ?? 1,
      stores: stores.map(({ store }) => store),
      warehouses: stores.map(({ warehouse }) => warehouse),
      registers: stores.flatMap(({ registers }) => registers),
      settings: { currencycode: currency },
      arrivals: orders.map((order) => ({ at: opensAt, order })),
    }),
    rules: rulesFor(needs),
    opensAt,
    closesAt: opensAt + 60_000,
    planted: [],
  };
}

/** Dates that a calendar holds, from 1970 to 9999. */
const isDate = (seconds: number | undefined): seconds is number =>
  seconds !== undefined && seconds > 0 && seconds < 253_402_300_800;

/** The years of the moments, with their neighbours where a time zone may reach over New Year. */
const yearsOf = (moments: readonly number[]): readonly number[] =>
  distinct(
    moments.flatMap((at) => [at - 24 * hour, at + 24 * hour].map((near) => new Date(near).getUTCFullYear())),
  ).toSorted((a, b) => a - b);
