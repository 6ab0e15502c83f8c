import * as z from "zod";
import { unreadable } from "./answer.ts";
import { type Read, readRecord } from "./records.ts";
import type { CallOptions, QueryValue, Request } from "./request.ts";

/** One page of a list as it came. */
export interface Page {
  readonly items: readonly unknown[];
  /** More records may follow. */
  readonly more: boolean;
}

/** Which page. */
export interface PageCall extends CallOptions {
  readonly path: string;
  readonly query: Readonly<Record<string, QueryValue>>;
  readonly start: number;
  readonly pageSize: number;
}

/** Some lists come bare. */
const Body = z.union([
  z.array(z.unknown()).transform((items) => ({ items, totalcount: undefined })),
  z.object({ items: z.array(z.unknown()), totalcount: z.coerce.number().optional().catch(undefined) }),
]);

/**
 * Reads one page. The end is a short page that the total count agrees with: nobody knows the largest page Sitoo gives,
 * and a page it cut shorter must not be taken for the last.
 */
export async function fetchPage(
  request: Request,
  { path, query, start, pageSize, signal }: PageCall,
): Promise<Page> {
  const call = {
    method: "GET",
    path,
    query: { ...query, start: start || undefined, num: pageSize },
    signal,
  } as const;
  const body = Body.safeParse((await request(call)).body);
  if (!body.success) throw unreadable("Sitoo's answer is not a list", call);
  const { items, totalcount = 0 } = body.data;
  return { items, more: items.length > 0 && (items.length >= pageSize || totalcount > start + items.length) };
}

/** A list that is paged by offset. */
export interface Listing<T> extends CallOptions {
  readonly path: string;
  /** The field that identifies a record. */
  readonly id: string;
  readonly schema: z.ZodType<T>;
  readonly pageSize: number;
}

/** Every record of a list that hardly changes while it is read. */
export async function* eachRecord<T>(request: Request, listing: Listing<T>): AsyncGenerator<Read<T>> {
  const { path, id, schema, pageSize, signal } = listing;
  let last: Page | undefined;
  for (let start = 0, more = true; more;) {
    const page = await fetchPage(request, { path, query: {}, start, pageSize, signal });
    refuseSamePage(path, page, last);
    for (const record of page.items) yield readRecord(schema, record, id);
    start += page.items.length;
    more = page.more;
    last = page;
  }
}

/** Stepping by offset ends only if Sitoo steps too: a list that ignores the offset would be read for ever. */
export function refuseSamePage(path: string, page: Page, last: Page | undefined): void {
  if (
    last === undefined ||
    last.items.length === 0 ||
    JSON.stringify(page.items) !== JSON.stringify(last.items)
  )
    return;
  throw unreadable("Sitoo gave the same page twice", { method: "GET", path });
}
