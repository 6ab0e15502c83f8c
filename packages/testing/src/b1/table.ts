import type { Changes } from "./changes.ts";
import type { Json, Key, Row } from "./json.ts";

/** The rows of one entity set, in the order of their keys, with indexes on some properties. */
export interface Table<T extends Row = Row> {
  get(key: Key): T | undefined;
  /** Adds a row, or replaces the one with the same key. */
  put(row: T): void;
  remove(key: Key): void;
  /** All rows, or those whose keys come after the given one. */
  inKeyOrder(after?: Key): Iterable<T>;
  /** The keys of the rows in which the property has the value; undefined when the property has no index. */
  keysHaving(property: string, value: Json): ReadonlySet<Key> | undefined;
  size(): number;
}

interface TableOptions<T> {
  readonly keyOf: (row: T) => Key;
  /** User fields have an index always. */
  readonly indexed?: readonly string[];
  /** Who takes changes back. @default nobody: what is kept here never changes after it was opened */
  readonly changes?: Changes;
}

type Index = Map<Json, Set<Key>>;

/** Makes an empty table. An index is built when it is first asked for: most are never needed. */
export function createTable<T extends Row>({ keyOf, indexed = [], changes }: TableOptions<T>): Table<T> {
  const rows = new Map<Key, T>();
  const indexes = new Map<string, Index>();
  let order: Key[] | undefined = [];

  const indexOf = (property: string): Index | undefined => {
    if (!indexed.includes(property) && !property.startsWith("U_")) return undefined;
    const index: Index = indexes.get(property) ?? new Map<Json, Set<Key>>();
    if (!indexes.has(property)) for (const [key, row] of rows) add(index, row[property], key);
    indexes.set(property, index);
    return index;
  };
  const reindex = (key: Key, old: T | undefined, row: T | undefined): void => {
    for (const [property, index] of indexes) {
      if (old && row && old[property] === row[property]) continue;
      if (old) index.get(old[property] ?? null)?.delete(key);
      if (row) add(index, row[property], key);
    }
  };
  const ordered = (): readonly Key[] => (order ??= [...rows.keys()].sort(byKey));
  const write = (key: Key, row: T | undefined): void => {
    const old = rows.get(key);
    if (row && !old) order = appended(order, key);
    if (!row) order = order?.at(-1) === key ? order.slice(0, -1) : undefined;
    if (row) rows.set(key, row);
    else rows.delete(key);
    reindex(key, old, row);
  };
  const change = (key: Key, row: T | undefined): void => {
    const old = rows.get(key);
    write(key, row);
    changes?.remember(() => {
      write(key, old);
    });
  };

  return {
    get: (key) => rows.get(key),
    put: (row) => {
      change(keyOf(row), row);
    },
    remove: (key) => {
      change(key, undefined);
    },
    inKeyOrder: function* (after) {
      const keys = ordered();
      for (let at = after === undefined ? 0 : firstAfter(keys, after); at < keys.length; at += 1) {
        const row = rows.get(keys[at] ?? "");
        if (row) yield row;
      }
    },
    keysHaving: (property, value) => {
      const index = indexOf(property);
      return index && (index.get(value) ?? nobody);
    },
    size: () => rows.size,
  };
}

/** Where in an ordered list the keys after the given one begin. */
function firstAfter(keys: readonly Key[], after: Key): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byKey(keys[middle] ?? "", after) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Document numbers only grow, so their order needs no sorting. */
function appended(order: Key[] | undefined, key: Key): Key[] | undefined {
  const last = order?.at(-1);
  if (!order || (last !== undefined && byKey(last, key) > 0)) return undefined;
  order.push(key);
  return order;
}

function add(index: Index, value: Json | undefined, key: Key): void {
  const keys = index.get(value ?? null);
  if (keys) keys.add(key);
  else index.set(value ?? null, new Set([key]));
}

const nobody: ReadonlySet<Key> = new Set();

/** The order of keys: numbers by size, texts by their code units, as HANA compares. */
export function byKey(one: Key, other: Key): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
