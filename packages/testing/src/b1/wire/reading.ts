import { type AnswerHeaders, json, plainText } from "./answers.ts";
import type { Call } from "./call.ts";
import { type BodyForm, createBodies } from "./entity-body.ts";
import type { EntitySet } from "../entity-set.ts";
import type { Json, Key, Row } from "../json.ts";
import type { B1Options } from "../options.ts";
import { parseQuery, type QueryOptions } from "./query-options.ts";
import { notFound } from "../refusal.ts";
import { asksForKey, countOf, matching, page } from "./rows.ts";

export interface Reading extends Pick<Call, "dialect" | "root" | "search" | "headers">, BodyForm {
  readonly options: Readonly<B1Options>;
}

/** One entity by its key. */
export async function readOne(set: EntitySet, key: Key, reading: Reading): Promise<Response> {
  const row = set.table.get(key);
  if (!row) throw notFound(key);
  const { dialect, root } = reading;
  const bodies = createBodies(set, parseQuery(reading.search, reading), reading);
  const tag = await bodies.tagOf(row);
  return json(dialect, {
    body: {
      [dialect.annotation("context")]: `${root}/$metadata#${dialect.entityOf(set.name)}`,
      ...(tag && { [dialect.annotation("etag")]: tag }),
      ...bodies.of(row),
    },
    ...(tag && { headers: { ETag: tag } }),
  });
}

/** How many entities pass the filter. */
export function readCount(set: EntitySet, reading: Reading): Response {
  const query = parseQuery(reading.search, reading);
  return plainText(reading.dialect, String(countOf(set, query, reading)));
}

/** One page of a set, with a link to the next one when this one is full. */
export async function readPage(set: EntitySet, reading: Reading): Promise<Response> {
  const { dialect, root } = reading;
  const query = parseQuery(reading.search, reading);
  const bodies = createBodies(set, query, reading);
  const size = pageSize(reading);
  const rows = page(matching(set, query, reading), query, Math.min(size.rows, query.top ?? Infinity));
  const byKeyAlone = asksForKey(set, query);
  const [first] = rows;
  const tag = byKeyAlone && first ? await bodies.tagOf(first) : undefined;
  const tagged = async (row: Row): Promise<Row> => {
    const own = byKeyAlone ? undefined : await bodies.tagOf(row);
    return { ...(own && { [dialect.annotation("etag")]: own }), ...bodies.of(row) };
  };
  const link = rows.length === size.rows ? nextLink(set, query, { ...reading, size: size.rows }) : undefined;
  return json(dialect, {
    body: {
      [dialect.annotation("context")]: `${root}/$metadata#${set.name}`,
      ...(query.count && {
        [dialect.annotation("count")]: inlineCount(countOf(set, query, reading), reading),
      }),
      value: await Promise.all(rows.map(tagged)),
      ...(link !== undefined && { [dialect.annotation("nextLink")]: link }),
    },
    headers: { ...size.headers, ...(tag && { ETag: tag }) },
  });
}

function inlineCount(total: number, { dialect, options }: Reading): Json {
  return dialect.version === "v1" && options.inlineCountsOnV1 === "text" ? String(total) : total;
}

function pageSize({ headers, options }: Reading): {
  readonly rows: number;
  readonly headers: AnswerHeaders;
} {
  const preferred = /odata\.maxpagesize=(\d+)/.exec(headers.get("Prefer") ?? "")?.[1];
  const own = /^\d+$/.exec(headers.get("B1S-PageSize") ?? "")?.[0];
  const asked = Number(preferred ?? own ?? options.pageSize);
  return {
    rows: asked === 0 ? Infinity : asked,
    headers: preferred === undefined ? {} : { "Preference-Applied": `odata.maxpagesize=${preferred}` },
  };
}

/**
 * The link stands whenever the page is full, also when nothing follows; $top counts down, and a $top that fits in one
 * page has no link.
 */
function nextLink(
  set: EntitySet,
  { kept, top, skip }: QueryOptions,
  { size, dialect, options }: Reading & { readonly size: number },
): string | undefined {
  if (top !== undefined && top <= size) return undefined;
  const rest = top === undefined ? [] : [`$top=${String(top - size)}`];
  const start = options.nextLinks === "rooted" ? `${dialect.rootPath}/` : "";
  return `${start}${set.name}?${[...kept, ...rest, `$skip=${String(skip + size)}`].join("&")}`;
}
