import type { IdRange } from "../books/history.ts";
import type { OrderRecord, Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { type Call, partOf, type Route } from "../wire/call.ts";
import { isObject, listIn } from "../wire/fields.ts";
import {
  before,
  type Condition,
  conditionsOf,
  type Filter,
  type Filters,
  from,
  oneOf,
  oneOfIds,
  oneOfNumbers,
  upTo,
} from "../wire/filters.ts";
import {
  emptyEnvelope,
  type Envelope,
  fieldsAsked,
  integer,
  isAscending,
  pageOf,
  pageParameters,
  pick,
} from "../wire/query.ts";
import { addOrder, updateOrder } from "./order-writing.ts";

/** What a list gives when it is not told which fields: not all of them. `externalid` and the fees are missing. */
const listed: readonly string[] = [
  ...["orderid", "eshopid", "email", "namefirst", "namelast", "company"],
  ...["moneyfinal_net", "moneyfinal_vat", "moneytotal_gross_roundoff", "moneytotal_gross_all"],
  ...["checkouttypename", "deliverytypename", "orderdate", "orderstateid", "paymentstateid", "ordertypeid"],
  ...["registerid", "warehouseid", "datereserved", "currencycode"],
  ...["orderitems", "payments", "reservedpayments", "additionaldata"],
];

/** The receipt's id stands among the texts of the order. */
const receiptid: Filter = (text) => ({
  holds: ({ additionaldata }) => isObject(additionaldata) && additionaldata["pos-receiptid"] === text,
});

/** There is no modified-since filter. */
const filters: Filters = {
  externalid: oneOf("externalid"),
  orderid: oneOfNumbers("orderid"),
  orderidfrom: from("orderid"),
  orderidto: before("orderid"),
  orderdatefrom: from("orderdate"),
  orderdateto: upTo("orderdate"),
  orderstate: oneOfNumbers("orderstateid"),
  paymentstate: oneOfNumbers("paymentstateid"),
  ordertype: oneOfNumbers("ordertypeid"),
  email: oneOf("email"),
};

/** What the account's own list can be asked beyond that. */
const newer: Filters = {
  eshopid: oneOfIds("eshopid"),
  creditorderid: oneOfNumbers("creditorderid"),
  receiptid,
  warehouseid: oneOfNumbers("warehouseid"),
};

const one = "/sites/{siteid}/orders/{orderid}.json";

export const orders: readonly Route[] = [
  {
    method: "GET",
    path: "/orders.json",
    parameters: [...Object.keys({ ...filters, ...newer }), "sort", ...pageParameters],
    answer: (call) => listOrders(call, { ...filters, ...newer }),
  },
  {
    method: "GET",
    path: "/sites/{siteid}/orders.json",
    parameters: [...Object.keys(filters), "sort", ...pageParameters],
    elsewhere: emptyEnvelope,
    isDeprecated: true,
    answer: (call) => listOrders(call, filters, oneOfIds("eshopid")(partOf(call, "siteid"), "siteid", call)),
  },
  { method: "POST", path: "/sites/{siteid}/orders.json", answer: addOrder },
  { method: "GET", path: one, answer: (call) => withLog(orderIn(call), call) },
  { method: "PUT", path: one, answer: (call) => updateOrder(call, orderIn(call)) },
];

/** The order of the path. */
export function orderIn(call: Call): OrderRecord {
  const id = partOf(call, "orderid");
  const order = /^\d{1,15}$/.test(id) ? call.books.orders.get(Number(id)) : undefined;
  if (order?.eshopid === call.shop.eshopid) return order;
  throw new SitooRefusal(404, "Order not found");
}

/** The log of an order: what it came with, and what was added since. */
export const logOf = (order: OrderRecord, { books }: Call): readonly unknown[] => [
  ...listIn(order, "orderlogitems"),
  ...books.tables.orderlogitems
    .where("orderid", order.orderid)
    .map((each) => pick(each, ["datelog", "orderid", "orderlogtypeid", "strvalue", "fvalue"])),
];

const withLog = (order: OrderRecord, call: Call): Stored => ({ ...order, orderlogitems: logOf(order, call) });

/** Newest first unless told: pages shift while new sales arrive. */
function listOrders(call: Call, asked: Filters, site?: Condition): Envelope {
  const { query, books, options } = call;
  const ascending = isAscending(query, "orderid");
  const page = pageOf(query, options);
  const range = { from: bound(query, "orderidfrom") ?? -Infinity, to: bound(query, "orderidto") ?? Infinity };
  const conditions = [...conditionsOf(withoutRange(asked, query), call), ...(site ? [site] : [])].filter(
    (each) => !books.orders.allMeet({ ...each, ...looksAt([each]) }),
  );
  const fields = fieldsAsked(query, listed) ?? listed;
  const whole = fields.includes("orderlogitems")
    ? (order: OrderRecord): Stored => withLog(order, call)
    : (order: OrderRecord): Stored => order;
  const shown = (found: readonly OrderRecord[]) => found.map((order) => pick(whole(order), fields));

  if (conditions.length === 0) {
    const totalcount = books.orders.count(range);
    const start = ascending ? page.start : Math.max(0, totalcount - page.start - page.num);
    const num = ascending ? page.num : Math.max(0, Math.min(page.num, totalcount - page.start));
    const found = books.orders.slice(range, { start, num });
    return { totalcount, items: shown(ascending ? found : found.toReversed()) };
  }
  const ids = idsOf(call, conditions, range);
  const turned = ascending ? ids : ids.toReversed();
  const items = turned.slice(page.start, page.start + page.num).flatMap((id) => books.orders.get(id) ?? []);
  return { totalcount: ids.length, items: shown(items) };
}

/** The bounds of ids are met by going there. A receipt, and an order that was credited, override the order ids. */
function withoutRange(asked: Filters, query: Call["query"]): Filters {
  const overridden =
    Object.hasOwn(asked, "receiptid") && (query.has("receiptid") || query.has("creditorderid"));
  const dropped = ["orderidfrom", "orderidto", ...(overridden ? ["orderid"] : [])];
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !dropped.includes(name)));
}

const bound = (query: Call["query"], name: string): number | undefined => {
  const text = query.get(name);
  return text === undefined ? undefined : integer(name, text);
};

/** Fields with so many values that an index is worth it. */
const telling = ["orderid", "externalid", "creditorderid", "email"];

/** The ids of the orders that meet all conditions, ascending. */
function idsOf(call: Call, conditions: readonly Condition[], range: IdRange): readonly number[] {
  const { orders } = call.books;
  const holds = (order: Stored): boolean => conditions.every((each) => each.holds(order));
  const best = conditions.find(({ field }) => field !== undefined && telling.includes(field));
  if (best?.field === undefined)
    return orders.matching(range, { name: nameOf(call), holds, ...looksAt(conditions) });
  const { field, values = [] } = best;
  return [...new Set(values)]
    .flatMap((value) =>
      field === "orderid" ? (orders.get(Number(value)) ?? []) : orders.where(field, value),
    )
    .filter((order) => order.orderid >= range.from && order.orderid < range.to && holds(order))
    .map(({ orderid }) => orderid)
    .toSorted((a, b) => a - b);
}

/** The fields that conditions look at, when each says so. */
function looksAt(conditions: readonly Condition[]): { readonly fields?: readonly string[] } {
  const fields = conditions.flatMap(({ field }) => field ?? []);
  return fields.length === conditions.length ? { fields } : {};
}

/** What does not choose among orders. */
const aside = ["start", "num", "sort", "fields", "orderidfrom", "orderidto"];

/** Everything that decides which orders meet the conditions of a call. */
function nameOf({ query, parts, options }: Call): string {
  const asked = [...query].filter(([name]) => !aside.includes(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([asked, parts, options.upperDateBounds]);
}
