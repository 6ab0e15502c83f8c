import * as z from "zod";
import { fetchPage, type Page, refuseSamePage } from "./pages.ts";
import { idOf, type Read, readRecord } from "./records.ts";
import type { CallOptions, QueryValue, Request } from "./request.ts";
import { Order, type OrderQuery } from "./resources/orders.ts";

/** The orders of a site. */
export interface Orders {
  /**
   * Every order that fits, by rising id, each read by itself: an unreadable one is reported and does not stop the
   * others (H31). Pages go by id, never by offset, so that sales made meanwhile cannot shift them.
   */
  each(query?: OrderQuery, options?: CallOptions): AsyncIterable<Read<Order>>;
  /** The highest order id; undefined when there is no order. */
  newest(options?: CallOptions): Promise<number | undefined>;
}

/** Which orders of an account, and how many at a time. */
export interface OrdersSettings {
  readonly eshopid: number;
  readonly pageSize: number;
}

const path = "orders.json";

/** More ids than this make an address that a server may refuse. */
const idsPerCall = 100;

/** Who the customer is to the state is nobody's business unless a rule says so (H39). */
const preset = Object.keys(Order.shape).filter((field) => field !== "personalid");

export function createOrders(request: Request, { eshopid, pageSize }: OrdersSettings): Orders {
  return {
    async *each(query = {}, { signal } = {}) {
      const { orderid: ids, fields, ...filters } = query;
      const wanted = fields ? [...new Set(["orderid", ...fields.map(String)])] : preset;
      const schema = schemaFor(wanted);
      for (const orderid of ids ? chunks(ids, idsPerCall) : [undefined]) {
        const asked = { ...filters, orderid, eshopid, sort: "orderid", fields: wanted };
        for await (const record of eachById(request, { query: asked, pageSize, signal })) {
          yield readRecord(schema, record, "orderid");
        }
      }
    },
    newest: async ({ signal } = {}) => {
      const query = { eshopid, sort: "-orderid", fields: "orderid" };
      const { items } = await fetchPage(request, { path, query, start: 0, pageSize: 1, signal });
      return numericId(items[0]);
    },
  };
}

interface ById extends CallOptions {
  readonly query: Readonly<Record<string, QueryValue>> & { readonly orderidfrom?: number | undefined };
  readonly pageSize: number;
}

/** Moves on to the highest id of a page. A page without a readable id beyond that is stepped over by offset. */
async function* eachById(request: Request, { query, pageSize, signal }: ById): AsyncGenerator {
  let from = query.orderidfrom;
  let start = 0;
  let stepped: Page | undefined;
  for (let more = true; more;) {
    const asked = { ...query, orderidfrom: from };
    const page: Page = await fetchPage(request, { path, query: asked, start, pageSize, signal });
    refuseSamePage(path, page, stepped);
    yield* page.items;
    more = page.more;
    const next = Math.max(...page.items.map((record) => numericId(record) ?? -Infinity)) + 1;
    const advanced = next > (from ?? -Infinity);
    start = advanced ? 0 : start + page.items.length;
    stepped = advanced ? undefined : page;
    if (advanced) from = next;
  }
}

function numericId(record: unknown): number | undefined {
  const id = Number(idOf(record, "orderid") ?? Number.NaN);
  return Number.isSafeInteger(id) ? id : undefined;
}

/** Only what was asked for can be expected: the other fields are absent. */
function schemaFor(wanted: readonly string[]): z.ZodType<Order> {
  const shape = Object.fromEntries(Object.entries(Order.shape).filter(([field]) => wanted.includes(field)));
  // The caller chose to do without the other fields: see OrderQuery.fields.
  return z.looseObject(shape).transform((record) => record as Order);
}

function chunks<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(values.length / size);
  return Array.from({ length: count }, (_, index) => values.slice(index * size, (index + 1) * size));
}
