import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { type CallName, unreadable } from "../answer.ts";
import type { Asked } from "../call.ts";
import { operations } from "../operations/operations.ts";
import type { Request } from "../request.ts";
import { objectOf, readBy } from "./fields.ts";

/** One page of a list as it came. */
export interface Page {
  readonly items: readonly unknown[];
  /** More records may follow. */
  readonly more: boolean;
}

/** Which page. */
export interface PageCall extends Asked {
  readonly start: number;
  readonly pageSize: number;
}

const Envelope = objectOf(() => ({
  items: z.array(z.unknown()),
  totalcount: z.catch(z.optional(z.coerce.number()), undefined),
}));

/** Some lists come bare. */
const body = () =>
  z.union([readBy(z.array(z.unknown()), (items) => ({ items, totalcount: undefined })), Envelope]);

/**
 * Reads one page. Nobody knows the largest page that Sitoo gives, and one that it cut shorter must not be taken for the
 * last: the total count decides, and where there is none that makes sense, a page that is not full. Of a list without pages
 * a part is an error: nobody could ask for the rest.
 */
export async function fetchPage(request: Request, { start, pageSize, ...asked }: PageCall): Promise<Page> {
  const { query: known, path } = operations[asked.operation];
  const pages = (known as readonly string[]).includes("start");
  const query = { ...asked.query, ...(pages && { start: start || undefined, num: pageSize }) };
  const read = safeParse(body(), (await request({ ...asked, query })).body);
  if (!read.success) throw unreadable("Sitoo's answer is not a list", { method: "GET", path });
  const { items, totalcount = Number.NaN } = read.data;
  if (!pages && totalcount > items.length)
    throw unreadable("Sitoo gave fewer records than it has, and no way to ask for the others", {
      method: "GET",
      path,
    });
  const seen = start + items.length;
  const counted = totalcount >= seen;
  const more = pages && items.length > 0 && (counted ? totalcount > seen : items.length >= pageSize);
  return { items, more };
}

/** Stepping by offset ends only if Sitoo steps too: a list that ignores the offset would be read for ever. */
export function refuseSamePage(call: CallName, page: Page, last: Page | undefined): void {
  const same = last && last.items.length > 0 && JSON.stringify(page.items) === JSON.stringify(last.items);
  if (same) throw unreadable("Sitoo gave the same page twice", call);
}
