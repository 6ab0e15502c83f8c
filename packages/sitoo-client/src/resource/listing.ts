import { safeParse } from "zod/v4/core";
import { unreadable } from "../answer.ts";
import type { OperationName } from "../operations/operations.ts";
import { operations, type QueryValue } from "../operations/operations.ts";
import type { CallOptions, Request } from "../request.ts";
import { whole } from "./fields.ts";
import { fetchPage, type Page, refuseSamePage } from "./pages.ts";
import { idOf } from "./records.ts";

/** A list, and what is asked of it. */
export interface Listing extends CallOptions {
  readonly operation: OperationName;
  readonly path?: Readonly<Record<string, string | number>>;
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

/** Where in a list by id the next page begins: from which id on, and how many records after that. */
interface Position {
  readonly first: number | undefined;
  readonly start: number;
}

/**
 * Moves on to the highest id of a page. A page without a readable id beyond that is stepped over by offset; and so is one
 * after whose highest id nothing comes, although Sitoo said that more would: then that id was none.
 */
export async function* eachById(request: Request, { id, from, ...listing }: ById): AsyncGenerator {
  const call = { method: "GET", path: operations[listing.operation].path };
  let at: Position = { first: firstId(from, listing.query[from]), start: 0 };
  let instead: Position | undefined;
  let stepped: Page | undefined;
  for (let more = true; more;) {
    const query = { ...listing.query, sort: id, [from]: at.first };
    const page: Page = await fetchPage(request, { ...listing, query, start: at.start });
    refuseSamePage(call, page, stepped);
    yield* page.items;
    const next = Math.max(...page.items.map((record) => placeById(record, id))) + 1;
    const advanced: boolean = next > (at.first ?? -Infinity);
    const behind: Position = { first: at.first, start: at.start + page.items.length };
    const missed = page.items.length === 0 ? instead : undefined;
    more = page.more || missed !== undefined;
    at = missed ?? (advanced ? { first: next, start: 0 } : behind);
    instead = advanced ? behind : undefined;
    stepped = advanced ? undefined : page;
  }
}

/** Where reading begins. An id that is no number would be overlooked, and everything be read. */
function firstId(from: string, asked: QueryValue): number | undefined {
  if (asked === undefined || asked === null) return undefined;
  const id = safeParse(whole, asked).data;
  if (id === undefined) throw new TypeError(`${from} is no whole number.`);
  return id;
}

/** The id of a record as a number, when it is one. */
function numericId(record: unknown, id: string): number | undefined {
  return safeParse(whole, idOf(record, id)).data;
}

/** Where a record stands in a list by id; nobody knows of one whose id is no number. */
export function placeById(record: unknown, id: string): number {
  return numericId(record, id) ?? -Infinity;
}

/** The highest id of a list; undefined when it is empty. One that cannot be read is no empty list. */
export async function newestId(request: Request, id: string, listing: Omit<Listing, "pageSize">) {
  const query = { ...listing.query, sort: `-${id}`, fields: id };
  const [newest] = (await fetchPage(request, { ...listing, query, start: 0, pageSize: 1 })).items;
  if (newest === undefined) return undefined;
  const { path } = operations[listing.operation];
  const found = numericId(newest, id);
  if (found === undefined)
    throw unreadable(`The ${id} of the newest could not be read`, { method: "GET", path });
  return found;
}
