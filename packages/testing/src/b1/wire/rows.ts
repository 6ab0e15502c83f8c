import { checkProperties } from "./entity-body.ts";
import type { EntitySet } from "../entity-set.ts";
import { candidates, compileFilter } from "./filter-match.ts";
import { type Filter, parseFilter } from "./filter-parse.ts";
import type { Key, Row } from "../json.ts";
import { inKeyRange, isKeyOrder, propertiesOf } from "./key-range.ts";
import type { B1Options } from "../options.ts";
import type { QueryOptions } from "./query-options.ts";
import { byKey } from "../table.ts";
import type { Form } from "./wire-form.ts";

export interface Asking extends Form {
  readonly headers: Headers;
  readonly options: Readonly<B1Options>;
}

const remarks = ["Comments", "Remarks", "FreeText", "Memo", "User_Text"];

/** The rows of a set that pass a query's filter, in its order. */
export function* matching(set: EntitySet, query: QueryOptions, asking: Asking): Generator<Row, void> {
  const { filter, orderby } = query;
  const parsed = filter === undefined ? undefined : parseFilter(filter);
  const context = {
    type: set.type,
    shapes: asking.shapes,
    unfilterable: asking.options.filterableRemarks === "refuse" ? remarks : [],
    caseInsensitive: /^true$/i.test(asking.headers.get("B1S-CaseInsensitive") ?? ""),
  };
  const test = parsed && compileFilter(parsed, context);
  const keys = parsed && candidates(parsed, context, set.table);
  const found = keys ? byKeys(set, keys) : inKeyRange(set, parsed);
  const view = viewOf(set, [
    ...(parsed ? propertiesOf(parsed) : []),
    ...(orderby ?? []).map(({ property }) => property),
  ]);
  const passing = test ? passes(found, (row) => test(view(row))) : found;
  if (orderby) checkOrder(set, orderby, asking);
  const isSorted = !orderby || isKeyOrder(set, orderby);
  yield* isSorted
    ? passing
    : [...passing].sort(inOrder(orderby, (row) => asking.shapes.filled(set.type, view(row))));
}

/** How many pass. A set knows its size; what a filter leaves of it has to be looked at. */
export function countOf(set: EntitySet, query: QueryOptions, asking: Asking): number {
  if (query.filter === undefined) return set.table.size();
  const rows = matching(set, query, asking);
  let count = 0;
  while (!rows.next().done) count += 1;
  return count;
}

/** How a row has to be seen by whoever names these properties: as it is kept, or as it is read. */
function viewOf({ presented = [], present }: EntitySet, properties: readonly string[]): (row: Row) => Row {
  const needed = present && properties.some((property) => presented.includes(property));
  return needed ? present : (row) => row;
}

/** Whether a query can find one entity only: its filter is no more than the key. */
export function asksForKey({ keys }: EntitySet, { filter }: QueryOptions): boolean {
  const parsed: Filter | undefined = filter === undefined ? undefined : parseFilter(filter);
  const isComparison = parsed?.kind === "compare" && parsed.operator === "eq";
  return isComparison && keys.length === 1 && parsed.property === keys[0];
}

/** The rows of a page. */
export function page(all: Iterable<Row>, { skip }: QueryOptions, wanted: number): readonly Row[] {
  const rows: Row[] = [];
  let passed = 0;
  if (wanted === 0) return rows;
  for (const row of all) {
    if (passed >= skip) rows.push(row);
    passed += 1;
    if (rows.length >= wanted) break;
  }
  return rows;
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

type Orders = NonNullable<QueryOptions["orderby"]>;

function checkOrder(set: EntitySet, orders: Orders, asking: Asking): void {
  const isSimple = (name: string): boolean => asking.shapes.field(set.type, name)?.kind !== "rows";
  const names = orders.map(({ property }) => (isSimple(property) ? property : `${property}/`));
  checkProperties(set, names, asking);
}

function inOrder(orders: Orders, view: (row: Row) => Row): (one: Row, other: Row) => number {
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
