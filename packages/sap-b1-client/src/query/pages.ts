import * as z from "zod/mini";
import { type CallName, readAs, unreadable } from "../answer.ts";
import { objectOf } from "../entity/fields.ts";
import type { CallOptions, Request } from "../request.ts";

/** Which pages are read. */
export interface Pages extends CallOptions {
  /** The set, or the function that answers rows. */
  readonly set: string;
  /** "?$filter=..." or nothing. */
  readonly query: string;
  readonly pageSize: number;
}

/** One page of rows, as they came. */
export interface Page {
  readonly rows: readonly unknown[];
  /** Whether SAP says that there are more: with a link, which it leaves out on the last page only. */
  readonly more: boolean;
}

/** Version 2 and version 1 spell the link differently. */
const PageBody = objectOf(() => ({
  value: z.array(z.unknown()),
  "@odata.nextLink": z.optional(z.string()),
  "odata.nextLink": z.optional(z.string()),
}));

/** The pages of a set one after the other, by the links that SAP gives. */
export async function* eachPage(
  request: Request,
  { set, query, pageSize, ...options }: Pages,
): AsyncGenerator<Page> {
  const headers = { prefer: `odata.maxpagesize=${String(pageSize)}` };
  for (let path: string | undefined = set + query; path !== undefined;) {
    const call = { method: "GET", path, headers, ...options } as const;
    const { value, ...links } = readAs(PageBody, (await request(call)).body, call);
    const next = nextPath(call, set, links["@odata.nextLink"] ?? links["odata.nextLink"]);
    yield { rows: value, more: next !== undefined };
    if (next === path) throw unreadable("SAP's link to the next page leads back to the same page", call);
    if (next !== undefined && value.length === 0) throw unreadable("An empty page links to a next one", call);
    path = next;
  }
}

/** SAP's link may be relative, rooted or whole: only its query counts, so that it cannot lead to another host. */
function nextPath(call: CallName, set: string, link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  const query = link.indexOf("?");
  if (query < 0) throw unreadable("SAP's link to the next page has no query", call);
  return set + link.slice(query).replaceAll(" ", "%20");
}
