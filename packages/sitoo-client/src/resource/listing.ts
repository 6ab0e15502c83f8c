import type { OperationName } from "../operations/operations.ts";
import { operations, type QueryValue } from "../operations/operations.ts";
import type { CallOptions, Request } from "../request.ts";
import { fetchPage, type Page, refuseSamePage } from "./pages.ts";
import { idOf } from "./records.ts";

/** A list, and what is asked of it. */
export interface Listing extends CallOptions {
  readonly operation: OperationName;
  readonly path: Readonly<Record<string, string | number>>;
  readonly query: Readonly<Record<string, QueryValue>>;
  readonly pageSize: number;
}

/** Every record of a list that hardly changes while it is read, as it came. */
export async function* eachByOffset(request: Request, listing: Listing): AsyncGenerator {
  const call = { method: "GET", path: operations[listing.operation].path };
  let last: Page | undefined;
  for (let start = 0, more = true; more;) {
    const page: Page = await fetchPage(request, { ...listing, start });
    refuseSamePage(call, page, last);
    yield* page.items;
    start += page.items.length;
    more = page.more;
    last = page;
  }
}

/** A list that is read by rising id. */
export interface ById extends Listing {
  /** The field that is the id, and the parameter from which on it is read. */
  readonly id: string;
  readonly from: string;
}

/** Moves on to the highest id of a page. A page without a readable id beyond that is stepped over by offset. */
export async function* eachById(request: Request, { id, from, ...listing }: ById): AsyncGenerator {
  const call = { method: "GET", path: operations[listing.operation].path };
  let first = firstId(from, listing.query[from]);
  let start = 0;
  let stepped: Page | undefined;
  for (let more = true; more;) {
    const query = { ...listing.query, sort: id, [from]: first };
    const page: Page = await fetchPage(request, { ...listing, query, start });
    refuseSamePage(call, page, stepped);
    yield* page.items;
    more = page.more;
    const next = Math.max(...page.items.map((record) => numericId(record, id) ?? -Infinity)) + 1;
    const advanced = next > (first ?? -Infinity);
    start = advanced ? 0 : start + page.items.length;
    stepped = advanced ? undefined : page;
    if (advanced) first = next;
  }
}

/** Where reading begins. An id that is no number would be overlooked, and everything be read. */
function firstId(from: string, asked: QueryValue): number | undefined {
  if (asked === undefined || asked === null) return undefined;
  const id = Number(asked);
  if (!Number.isSafeInteger(id)) throw new TypeError(`${from} is no whole number.`);
  return id;
}

/** The id of a record as a number, when it is one. */
export function numericId(record: unknown, id: string): number | undefined {
  const value = Number(idOf(record, id) ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}
