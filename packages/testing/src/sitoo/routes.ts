import { cashRegistersOf } from "./cash-registers.ts";
import type { OrderBook } from "./order-book.ts";
import { findOrder, listOrders } from "./orders.ts";
import { page, type Query, type Stored } from "./query.ts";
import { SitooRefusal } from "./refusal.ts";
import { settingsOf } from "./settings.ts";
import type { Shop } from "./shop.ts";
import { storesOf } from "./stores.ts";
import { warehousesOf } from "./warehouses.ts";

/** What is known when a call is answered. `parts` are the variable pieces of the path, in order. */
interface Call {
  readonly shop: Shop;
  readonly book: OrderBook;
  readonly query: Query;
  readonly parts: readonly string[];
}

interface Route {
  readonly method: string;
  /** The path below the account, `*` for a variable piece. */
  readonly path: string;
  readonly answer: (call: Call) => unknown;
}

/** A list below a site. The GUID of a site, or another site's number, gives an empty list and no error. */
const siteList = (records: (shop: Shop) => readonly Stored[]): Route["answer"] => {
  return ({ shop, query, parts }) => page(isSite(shop, parts[0]) ? records(shop) : [], query);
};

const routes: readonly Route[] = [
  { method: "GET", path: "/orders.json", answer: ({ book, query }) => listOrders(book.arrived(), query) },
  {
    method: "GET",
    path: "/sites/*/orders/*.json",
    answer: ({ shop, book, parts: [site, orderid = ""] }) =>
      findOrder(isSite(shop, site) ? book.arrived() : [], shop.eshopid, orderid),
  },
  { method: "GET", path: "/sites/*/stores.json", answer: siteList(storesOf) },
  { method: "GET", path: "/sites/*/cashregisters.json", answer: siteList(cashRegistersOf) },
  { method: "GET", path: "/sites/*/warehouses.json", answer: siteList(warehousesOf) },
  {
    method: "GET",
    path: "/sites/*/settings.json",
    answer: ({ shop, parts }) => {
      if (!isSite(shop, parts[0])) throw new SitooRefusal(404, "Site not found");
      return settingsOf(shop);
    },
  },
];

const matchers = routes.map((route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll("*", "([^/]+)")}$`),
}));

/** Answers a call by its path below the account. Paths end in `.json`; nothing else is found. */
export function answerCall(method: string, path: string, call: Omit<Call, "parts">): unknown {
  for (const { pattern, answer, ...route } of matchers) {
    const match = route.method === method ? pattern.exec(path) : null;
    if (match) return answer({ ...call, parts: match.slice(1).map(decodeURIComponent) });
  }
  throw new SitooRefusal(404, "Not Found");
}

const isSite = (shop: Shop, site: string | undefined): boolean => site === String(shop.eshopid);
