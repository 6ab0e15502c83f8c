import { cashRegistersOf } from "./cash-registers.ts";
import type { Books } from "./books/books.ts";
import { findOrder, listOrders, orderParameters } from "./orders.ts";
import { checkNoneIgnored, page, pageParameters, type Query, readQuery } from "./query.ts";
import type { Stored } from "./books/records.ts";
import { SitooRefusal } from "./refusal.ts";
import { settingsOf } from "./settings.ts";
import type { OrderRecord, Shop } from "./shop.ts";
import { storesOf } from "./stores.ts";
import { warehousesOf } from "./warehouses.ts";

/** What is known when a call is answered. `parts` are the variable pieces of the path, in order. */
interface Call {
  readonly shop: Shop;
  readonly books: Books;
  readonly query: Query;
  readonly parts: readonly string[];
}

interface Route {
  readonly method: string;
  /** The path below the account, `*` for a variable piece. */
  readonly path: string;
  /** What it can be asked. @default nothing */
  readonly parameters?: readonly string[];
  readonly answer: (call: Call) => unknown;
}

/** A list below a site. The GUID of a site, or another site's number, gives an empty list and no error. */
const siteList = (path: string, records: (shop: Shop) => readonly Stored[]): Route => ({
  method: "GET",
  path,
  parameters: pageParameters,
  answer: ({ shop, query, parts }) => page(isSite(shop, parts[0]) ? records(shop) : [], query),
});

const routes: readonly Route[] = [
  {
    method: "GET",
    path: "/orders.json",
    parameters: orderParameters,
    answer: ({ books, query }) => listOrders(ordersIn(books), query),
  },
  {
    method: "GET",
    path: "/sites/*/orders/*.json",
    answer: ({ shop, books, parts: [site, orderid = ""] }) =>
      findOrder(isSite(shop, site) ? ordersIn(books) : [], shop.eshopid, orderid),
  },
  siteList("/sites/*/stores.json", storesOf),
  siteList("/sites/*/cashregisters.json", cashRegistersOf),
  siteList("/sites/*/warehouses.json", warehousesOf),
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

interface Asked extends Pick<Call, "shop" | "books"> {
  readonly method: string;
  readonly url: URL;
  /** Refuse parameters that Sitoo ignores. */
  readonly isStrict: boolean;
}

/** Answers a call by its path below the account. Paths end in `.json`; nothing else is found. */
export function answerCall(path: string, { method, url, isStrict, ...call }: Asked): unknown {
  for (const { pattern, answer, parameters = [], ...route } of matchers) {
    const match = route.method === method ? pattern.exec(path) : null;
    if (!match) continue;
    if (isStrict) checkNoneIgnored(url, parameters);
    return answer({ ...call, query: readQuery(url), parts: match.slice(1).map(decoded) });
  }
  throw new SitooRefusal(404, "Not Found");
}

/** A piece of a path as it was meant. What is no UTF-8 names nothing. */
function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch (error) {
    if (error instanceof URIError) throw new SitooRefusal(404, "Not Found");
    throw error;
  }
}

const isSite = (shop: Shop, site: string | undefined): boolean => site === String(shop.eshopid);

const ordersIn = (books: Books): readonly OrderRecord[] => [
  ...books.orders.each({ from: -Infinity, to: Infinity }),
];
