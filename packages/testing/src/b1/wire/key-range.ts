import type { EntitySet } from "../entity-set.ts";
import type { Key, Row } from "../json.ts";
import { byKey, type Table } from "../table.ts";
import type { Filter } from "./filter-parse.ts";
import type { QueryOptions } from "./query-options.ts";

/** The rows between the keys that a filter names: `ItemCode gt 'A'` begins there instead of at the first item. */
export function inKeyRange({ keys, table, type }: EntitySet, filter: Filter | undefined): Iterable<Row> {
  const [key, ...others] = keys;
  const kind = key === undefined || others.length > 0 ? undefined : type.fields[key]?.kind;
  if (key === undefined || !filter || kind === undefined) return table.inKeyOrder();
  const isKey = (value: unknown): value is Key => typeof value === (kind === "text" ? "string" : "number");
  const bounds = conjuncts(filter).flatMap(({ property, operator, value }) =>
    property === key && isKey(value) ? [{ operator, value }] : [],
  );
  const lowest = bounds.filter(({ operator }) => operator === "gt" || operator === "ge");
  const highest = bounds.filter(({ operator }) => operator === "lt" || operator === "le");
  const rows = from(
    table,
    lowest
      .map(({ value }) => value)
      .sort(byKey)
      .at(-1),
  );
  const [end] = highest.map(({ value }) => value).sort(byKey);
  return end === undefined ? rows : upTo(rows, { key, end });
}

/** The filter itself still tests every row, so that the bound may be among them. */
function* from(table: Table, bound: Key | undefined): Iterable<Row> {
  const first = bound === undefined ? undefined : table.get(bound);
  if (first) yield first;
  yield* table.inKeyOrder(bound);
}

/** Whether the rows are asked for in the order in which they are. */
export function isKeyOrder({ keys }: EntitySet, orderby: NonNullable<QueryOptions["orderby"]>): boolean {
  const [first, ...others] = orderby;
  return keys.length === 1 && others.length === 0 && first?.property === keys[0] && !first?.descending;
}

/** The properties that a filter names. */
export function propertiesOf(filter: Filter): readonly string[] {
  if (filter.kind === "compare" || filter.kind === "match") return [filter.property];
  return filter.kind === "not"
    ? propertiesOf(filter.of)
    : [...propertiesOf(filter.left), ...propertiesOf(filter.right)];
}

type Comparison = Extract<Filter, { readonly kind: "compare" }>;

/** The comparisons that every passing row meets. */
function conjuncts(filter: Filter): readonly Comparison[] {
  if (filter.kind === "compare") return [filter];
  return filter.kind === "and" ? [...conjuncts(filter.left), ...conjuncts(filter.right)] : [];
}

function* upTo(
  rows: Iterable<Row>,
  { key, end }: { readonly key: string; readonly end: Key },
): Iterable<Row> {
  for (const row of rows) {
    const value = row[key];
    if ((typeof value === "string" || typeof value === "number") && byKey(value, end) > 0) return;
    yield row;
  }
}
