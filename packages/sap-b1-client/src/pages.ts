import * as z from "zod";
import { readAs, unreadable } from "./answer.ts";
import type { CallOptions, Request } from "./request.ts";

/** Which pages are read. */
export interface Pages extends CallOptions {
  readonly set: string;
  /** "?$filter=..." or nothing. */
  readonly query: string;
  readonly pageSize: number;
}

const Page = z.object({ value: z.array(z.unknown()), "@odata.nextLink": z.string().optional() });

/** Every row of a set as it came, one page in memory at a time. */
export async function* eachRow(
  request: Request,
  { set, query, pageSize, signal, mayLeave }: Pages,
): AsyncGenerator {
  const headers = { prefer: `odata.maxpagesize=${String(pageSize)}` };
  for (let path: string | undefined = set + query; path !== undefined;) {
    const call = { method: "GET", path, headers, signal, mayLeave } as const;
    const answer = await request(call);
    const page = readAs(Page, answer.body, call);
    yield* page.value;
    const next = nextPath(set, page["@odata.nextLink"]);
    if (next === path) throw unreadable("SAP's link to the next page leads back to the same page", call);
    path = next;
  }
}

/** SAP's link may be relative, rooted or whole: only its query counts, so that it cannot lead to another host. */
function nextPath(set: string, link: string | undefined): string | undefined {
  const query = link === undefined ? -1 : link.indexOf("?");
  return link === undefined || query < 0 ? undefined : set + link.slice(query).replaceAll(" ", "%20");
}
