import { integer, listOf, page, pageParameters, type Envelope, type Query } from "./query.ts";
import { SitooRefusal } from "./refusal.ts";
import type { OrderRecord } from "./shop.ts";

/** What `/orders.json` gives when it is not told which fields: not all of them. `externalid` and the fees are missing. */
const defaultOrderFields: readonly string[] = [
  ...["orderid", "eshopid", "email", "namefirst", "namelast", "company"],
  ...["moneyfinal_net", "moneyfinal_vat", "moneytotal_gross_roundoff", "moneytotal_gross_all"],
  ...["checkouttypename", "deliverytypename", "orderdate", "orderstateid", "paymentstateid", "ordertypeid"],
  ...["registerid", "warehouseid", "datereserved", "currencycode"],
  ...["orderitems", "payments", "reservedpayments", "additionaldata"],
];

/** Answers `GET /orders.json`. `orders` ascend by order id. */
export function listOrders(orders: readonly OrderRecord[], query: Query): Envelope {
  const tests = [...query].flatMap(([name, text]) => filters.get(name)?.(text) ?? []);
  const matches = orders.filter((order) => tests.every((test) => test(order)));
  return page(isAscending(query) ? matches : matches.toReversed(), query, defaultOrderFields);
}

/** Answers `GET /sites/{eshopid}/orders/{orderid}.json`, with all fields. */
export function findOrder(orders: readonly OrderRecord[], eshopid: number, orderid: string): OrderRecord {
  const order = orders.find((each) => each.eshopid === eshopid && String(each.orderid) === orderid);
  if (!order) throw new SitooRefusal(404, "Order not found");
  return order;
}

type Test = (order: OrderRecord) => boolean;
type Filter = (text: string) => Test | undefined;

/** One of the values of a comma list. A value that no order can have, such as a site's GUID, matches nothing. */
const oneOf =
  (field: string): Filter =>
  (text) => {
    const wanted = new Set(listOf(text));
    return wanted.size === 0 ? undefined : (order) => wanted.has(String(order[field]));
  };

/** The same for numbers, of which Sitoo keeps a list: anything else is bad input. */
const oneOfNumbers =
  (name: string, field: string): Filter =>
  (text) => {
    for (const value of listOf(text)) integer(name, value);
    return oneOf(field)(text);
  };

const bound =
  (name: string, field: string, holds: (value: number, limit: number) => boolean): Filter =>
  (text) => {
    const limit = integer(name, text);
    return (order) => holds(Number(order[field]), limit);
  };

const atLeast = (value: number, limit: number): boolean => value >= limit;
const atMost = (value: number, limit: number): boolean => value <= limit;
const below = (value: number, limit: number): boolean => value < limit;

/** Every other parameter is ignored silently: an invented filter gives everything. There is no modified-since filter. */
const filters: ReadonlyMap<string, Filter> = new Map([
  ["eshopid", oneOf("eshopid")],
  ["externalid", oneOf("externalid")],
  ["orderid", oneOfNumbers("orderid", "orderid")],
  ["orderstate", oneOfNumbers("orderstate", "orderstateid")],
  ["paymentstate", oneOfNumbers("paymentstate", "paymentstateid")],
  ["ordertype", oneOfNumbers("ordertype", "ordertypeid")],
  ["email", oneOf("email")],
  ["orderidfrom", bound("orderidfrom", "orderid", atLeast)],
  ["orderidto", bound("orderidto", "orderid", below)],
  ["orderdatefrom", bound("orderdatefrom", "orderdate", atLeast)],
  ["orderdateto", bound("orderdateto", "orderdate", atMost)],
]);

/** What a list of orders can be asked. */
export const orderParameters: readonly string[] = [...filters.keys(), "sort", ...pageParameters];

/** Newest first unless told: pages shift while new sales arrive. */
function isAscending(query: Query): boolean {
  const sort = query.get("sort") ?? "-orderid";
  if (sort !== "orderid" && sort !== "-orderid")
    throw new SitooRefusal(400, "Invalid value for parameter sort");
  return sort === "orderid";
}
