import { type AnswerHeaders, json, plainText } from "./answers.ts";
import type { EntitySet } from "../entity-set.ts";
import { etagOfRow } from "./etag.ts";
import { candidates, compileFilter } from "./filter-match.ts";
import { parseFilter } from "./filter-parse.ts";
import { inKeyRange, isKeyOrder, propertiesOf } from "./key-range.ts";
import type { Key, Row } from "../json.ts";
import type { B1Options } from "../options.ts";
import { parseQuery, type QueryOptions } from "./query-options.ts";
import { invalidQuery, notFound } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { byKey } from "../table.ts";

export interface Reading {
  /** The service root that was asked, such as "https://sap.test:50000/b1s/v2". */
  readonly root: string;
  readonly search: string;
  readonly headers: Headers;
  readonly shapes: Shapes;
  readonly options: Readonly<B1Options>;
}

const remarks = ["Comments", "Remarks", "FreeText", "Memo", "User_Text"];

/** One entity by its key. */
export async function readOne(set: EntitySet, key: Key, reading: Reading): Promise<Response> {
  const row = set.table.get(key);
  if (!row) throw notFound();
  const { select } = parseQuery(reading.search);
  checkProperties(set, select ?? [], reading.shapes);
  const tag = set.versioned ? await etagOfRow(selected(row, select)) : undefined;
  const body = selected(shaped(set, row, reading), select);
  return json(
    200,
    {
      "@odata.context": `${reading.root}/$metadata#${set.name}/$entity`,
      ...(tag && { "@odata.etag": tag }),
      ...body,
    },
    tag ? { ETag: tag } : {},
  );
}

/** How many entities pass the filter. */
export function readCount(set: EntitySet, reading: Reading): Response {
  return plainText(String(countOf(set, parseQuery(reading.search), reading)));
}

/** One page of a set, with a link to the next one when this one is full. */
export async function readPage(set: EntitySet, reading: Reading): Promise<Response> {
  const query = parseQuery(reading.search);
  checkProperties(set, query.select ?? [], reading.shapes);
  const size = pageSize(reading.headers);
  const wanted = Math.min(size.rows, query.top ?? Infinity);
  const countsAll = query.count && query.filter === undefined;
  const { rows, total } = page(matching(set, query, reading), query, { wanted, countsAll });
  const value = await Promise.all(rows.map((row) => pageRow(set, row, { ...reading, select: query.select })));
  const link = rows.length === size.rows ? nextLink(set, query, size.rows) : undefined;
  return json(
    200,
    {
      "@odata.context": `${reading.root}/$metadata#${set.name}`,
      ...(query.count && { "@odata.count": countsAll ? set.table.size() : total }),
      value,
      ...(link !== undefined && { "@odata.nextLink": link }),
    },
    size.headers,
  );
}

async function pageRow(
  set: EntitySet,
  row: Row,
  reading: Reading & { readonly select: readonly string[] | undefined },
): Promise<Row> {
  const body = selected(shaped(set, row, reading), reading.select);
  return set.versioned ? { "@odata.etag": await etagOfRow(body), ...body } : body;
}

/** A set knows its size; what a filter leaves of it has to be looked at. */
function countOf(set: EntitySet, query: QueryOptions, reading: Reading): number {
  if (query.filter === undefined) return set.table.size();
  return page(matching(set, query, reading), { ...query, count: true }, { wanted: 0, countsAll: false })
    .total;
}

/** The rows of a page; counted to the end only when somebody wants the count and the set does not know it. */
function page(
  all: Iterable<Row>,
  { skip, count }: QueryOptions,
  { wanted, countsAll }: { readonly wanted: number; readonly countsAll: boolean },
): { readonly rows: readonly Row[]; readonly total: number } {
  const rows: Row[] = [];
  let total = 0;
  for (const row of all) {
    if (total >= skip && rows.length < wanted) rows.push(row);
    total += 1;
    if ((!count || countsAll) && rows.length >= wanted) break;
  }
  return { rows, total };
}

function* matching(set: EntitySet, query: QueryOptions, { shapes, options }: Reading): Iterable<Row> {
  const { filter, orderby } = query;
  const parsed = filter === undefined ? undefined : parseFilter(filter);
  const unfilterable = options.filterableRemarks === "refuse" ? remarks : [];
  const context = { type: set.type, shapes, unfilterable };
  const test = parsed && compileFilter(parsed, context);
  const keys = parsed && candidates(parsed, context, set.table);
  const found = keys ? byKeys(set, keys) : inKeyRange(set, parsed);
  const view = viewOf(set, [
    ...(parsed ? propertiesOf(parsed) : []),
    ...(orderby ?? []).map(({ property }) => property),
  ]);
  const passing = test ? passes(found, (row) => test(view(row))) : found;
  if (orderby)
    checkProperties(
      set,
      orderby.map(({ property }) => property),
      shapes,
    );
  yield* orderby && !isKeyOrder(set, orderby) ? [...passing].sort(inOrder(orderby, view)) : passing;
}

function byKeys(set: EntitySet, keys: ReadonlySet<Key>): readonly Row[] {
  return [...keys]
    .sort(byKey)
    .map((key) => set.table.get(key))
    .filter((row) => row !== undefined);
}

function* passes(rows: Iterable<Row>, test: (row: Row) => boolean): Iterable<Row> {
  for (const row of rows) if (test(row)) yield row;
}

/** How a row has to be seen by whoever names these properties: as it is kept, or as it is read. */
function viewOf({ presented = [], present }: EntitySet, properties: readonly string[]): (row: Row) => Row {
  const needed = present && properties.some((property) => presented.includes(property));
  return needed ? present : (row) => row;
}

function inOrder(
  orders: NonNullable<QueryOptions["orderby"]>,
  view: (row: Row) => Row,
): (one: Row, other: Row) => number {
  return (kept, otherKept) => {
    const [one, other] = [view(kept), view(otherKept)];
    for (const { property, descending } of orders) {
      const difference = byKey(sortable(one[property]), sortable(other[property]));
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  };
}

function sortable(value: unknown): Key {
  return typeof value === "number" || typeof value === "string" ? value : "";
}

/** The row as it is read today: a user field that was added later is there, and empty. */
function shaped(set: EntitySet, row: Row, { shapes }: Reading): Row {
  return { ...shapes.blank(set.type), ...(set.present ? set.present(row) : row) };
}

function selected(row: Row, select: readonly string[] | undefined): Row {
  return select ? Object.fromEntries(select.map((property) => [property, row[property] ?? null])) : row;
}

function checkProperties(set: EntitySet, properties: readonly string[], shapes: Shapes): void {
  const unknown = properties.find((property) => !shapes.field(set.type, property));
  if (unknown !== undefined) throw invalidQuery(`Property '${unknown}' is invalid`);
}

function pageSize(headers: Headers): { readonly rows: number; readonly headers: AnswerHeaders } {
  const preferred = /odata\.maxpagesize=(\d+)/.exec(headers.get("Prefer") ?? "")?.[1];
  const asked = preferred ?? headers.get("B1S-PageSize") ?? "20";
  return {
    rows: Number(asked) === 0 ? Infinity : Number(asked),
    headers: preferred === undefined ? {} : { "Preference-Applied": `odata.maxpagesize=${preferred}` },
  };
}

/**
 * The link stands whenever the page is full, also when nothing follows; $top counts down, and a $top that fits in one
 * page has no link.
 */
function nextLink(set: EntitySet, { kept, top, skip }: QueryOptions, size: number): string | undefined {
  if (top !== undefined && top <= size) return undefined;
  const rest = top === undefined ? [] : [`$top=${String(top - size)}`];
  return `${set.name}?${[...kept, ...rest, `$skip=${String(skip + size)}`].join("&")}`;
}
