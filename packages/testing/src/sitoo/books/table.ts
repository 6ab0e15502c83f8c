import type { Changes } from "./changes.ts";
import type { Key, Stored } from "./records.ts";

/** The records of one kind, in the order of their keys. */
export interface Table<T extends Stored = Stored> {
  readonly name: string;
  keyOf(record: T): Key;
  get(key: Key): T | undefined;
  /** Adds a record, or replaces the one with the same key. */
  put(record: T): void;
  remove(key: Key): void;
  /** All of them: a view that changes with the table. */
  all(): readonly T[];
  /** Those with the keys from `from`, included, to `to`, not included: such a view when that is all, else a copy. */
  range(from: Key, to: Key): readonly T[];
  /** Those in which a field has this value, found by an index. */
  where(field: string, value: unknown): readonly T[];
  /** A number that no record here has, or has had. */
  nextId(): number;
  size(): number;
  /** How many records were ever added, those that are gone included. */
  added(): number;
}

export interface TableParts {
  readonly name: string;
  /** What names a record: several fields are joined. */
  readonly fields: readonly string[];
  readonly changes: Changes;
}

/** The keys that share a value, and their records while nothing has changed among them. */
interface Entry<T> {
  readonly keys: Set<Key>;
  list: readonly T[] | undefined;
}

type Index<T> = Map<unknown, Entry<T>>;

/** Makes an empty table. An index is built when it is first asked for. */
export function createTable<T extends Stored>({ name, fields, changes }: TableParts): Table<T> {
  const rows = new Map<Key, T>();
  const indexes = new Map<string, Index<T>>();
  const keys: Key[] = [];
  const list: T[] = [];
  let [highest, added] = [0, 0];

  const inOrder = (keys: Iterable<Key>): readonly T[] =>
    [...keys]
      .sort(byKey)
      .map((key) => rows.get(key))
      .filter((row) => row !== undefined);

  const indexOf = (field: string): Index<T> => {
    const known = indexes.get(field);
    if (known) return known;
    const index: Index<T> = new Map();
    for (const [key, row] of rows) entryOf(index, row[field]).keys.add(key);
    indexes.set(field, index);
    return index;
  };
  const reindex = (key: Key, old: T | undefined, row: T | undefined): void => {
    for (const [field, index] of indexes) {
      for (const each of [old, row]) if (each) entryOf(index, each[field]).list = undefined;
      if (old) entryOf(index, old[field]).keys.delete(key);
      if (row) entryOf(index, row[field]).keys.add(key);
    }
  };
  const write = (key: Key, row: T | undefined): void => {
    const old = rows.get(key);
    const place = placeOf(keys, key);
    reindex(key, old, row);
    if (row) {
      rows.set(key, row);
      keys.splice(place, old ? 1 : 0, key);
      list.splice(place, old ? 1 : 0, row);
    } else if (old) {
      rows.delete(key);
      keys.splice(place, 1);
      list.splice(place, 1);
    }
  };
  const change = (key: Key, row: T | undefined): void => {
    const before = rows.get(key);
    if (!row && !before) return;
    const were = [highest, added] as const;
    write(key, row);
    if (row && !before) added += 1;
    if (typeof key === "number") highest = Math.max(highest, key);
    const kind = row ? (before ? "updated" : "created") : "deleted";
    const record = row ?? before ?? {};
    changes.tell({ table: name, kind, key, record, ...(before && { before }) }, () => {
      write(key, before);
      [highest, added] = were;
    });
  };

  return {
    name,
    keyOf: (record) => keyOf(record, fields),
    get: (key) => rows.get(key),
    put: (record) => change(keyOf(record, fields), record),
    remove: (key) => change(key, undefined),
    all: () => list,
    range: (from, to) => {
      const [low, high] = [placeOf(keys, from), placeOf(keys, to)];
      return low === 0 && high === list.length ? list : list.slice(low, high);
    },
    where: (field, value) => {
      const entry = indexOf(field).get(value);
      if (!entry) return [];
      return (entry.list ??= inOrder(entry.keys));
    },
    nextId: () => highest + 1,
    size: () => rows.size,
    added: () => added,
  };
}

/** Where a key stands, or would stand, among ordered ones. */
function placeOf(keys: readonly Key[], key: Key): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = keys[middle];
    if (there !== undefined && byKey(there, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function entryOf<T>(index: Index<T>, value: unknown): Entry<T> {
  const entry = index.get(value) ?? { keys: new Set(), list: undefined };
  index.set(value, entry);
  return entry;
}

/** Numbers by size, texts by their code units. */
function byKey(one: Key, other: Key): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** A single field names a record as it is; several are joined. */
function keyOf(record: Stored, fields: readonly string[]): Key {
  const values = fields.map((field) => record[field]);
  const [only] = values;
  if (values.length > 1) return values.map((value) => String(value)).join("/");
  if (typeof only === "number" || typeof only === "string") return only;
  throw new TypeError(`A record without ${fields.join()} cannot be kept.`);
}
