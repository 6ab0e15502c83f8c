import * as z from "zod/mini";
import { readAs, unreadable } from "../answer.ts";
import { B1Rejected } from "../errors.ts";
import { afterKey, isKey, keyIn } from "../query/key-order.ts";
import { keyPath, odata } from "../query/odata.ts";
import { eachPage } from "../query/pages.ts";
import {
  type Filter,
  type Query,
  type QueryOptions,
  queryString,
  type Scan,
  type Selection,
} from "../query/query.ts";
import type { CallOptions, Request } from "../request.ts";
import { type EntitySet, type Key, keyNames, type Verb } from "./entity-set.ts";
import { objectOf } from "./fields.ts";
import { type Property, readRow } from "./row.ts";

/** How the rows of a set are read. */
export interface Reads<T, K> {
  /** The row with this key; undefined when SAP has none. */
  find(key: K, options?: CallOptions & Selection<T>): Promise<T | undefined>;
  /** Every row that fits, one page in memory at a time. Not a snapshot: rows made or removed meanwhile shift the pages. */
  each(query?: Query<T>, options?: CallOptions): AsyncIterable<T>;
  /**
   * Every row that fits, in the order of the key, each page beginning after the last key of the one before: no row is
   * skipped or comes twice, whatever is made or removed meanwhile. The way to read a whole set.
   */
  eachByKey(scan?: Scan<T>, options?: CallOptions): AsyncIterable<T>;
  /** How many rows fit. */
  count(filter?: Filter, options?: CallOptions): Promise<number>;
  /** One property of a row; undefined when it is empty or SAP has no such row. */
  value(key: K, property: Property<T>, options?: CallOptions): Promise<unknown>;
}

/** What reading a set needs. */
export interface ReadService {
  readonly request: Request;
  /** Rows per page. */
  readonly pageSize: number;
  /** Whether SAP's release has entity tags at all. */
  readonly entityTags: boolean;
}

const SingleValue = objectOf(() => ({ value: z.optional(z.unknown()) }));
const count = (): z.ZodMiniType<number> => z.int().check(z.nonnegative());

export function createReads<T, D, K extends Key>(
  service: ReadService,
  description: EntitySet<T, D, K, Verb>,
): Reads<T, K> {
  const { request } = service;
  const { set, schema } = description;
  const etags = service.entityTags && description.etags;
  const names = keyNames(description);
  const call = { method: "GET", path: set } as const;

  /** The key always comes along, and what makes the entity tag a true one. */
  const ask = ({ select, ...query }: QueryOptions): string =>
    queryString({
      ...query,
      select: select && [...new Set([...names, ...select, ...(etags ? ["DataVersion"] : [])])],
    });

  async function* eachRow(query: Query<T> = {}, options?: CallOptions): AsyncGenerator<T> {
    const { pageSize = service.pageSize } = query;
    for await (const { rows } of eachPage(request, { ...options, set, query: ask(query), pageSize })) {
      for (const row of rows) yield await readRow<T>(schema, row, call);
    }
  }

  async function* eachRowByKey(scan: Scan<T> = {}, options?: CallOptions): AsyncGenerator<T> {
    const { filter, top = Number.POSITIVE_INFINITY, pageSize = service.pageSize, ...selection } = scan;
    let after = filter;
    let before: readonly unknown[] | undefined;
    for (let wanted = top; wanted > 0;) {
      const size = Math.min(wanted, pageSize);
      const query = ask({ ...selection, filter: after, orderby: names, top: size });
      const { rows, more } = await firstPage({ ...options, set, query, pageSize: size });
      for (const row of rows) yield await readRow<T>(schema, row, call);
      if (rows.length === 0 || (rows.length < size && !more)) return;
      const last = keyIn(rows.at(-1), names);
      if (!last) throw unreadable("A row came without its key", call);
      if (String(last) === String(before)) throw unreadable("SAP gives the same rows again and again", call);
      before = last;
      const beyond = afterKey(names, last);
      after = filter ? odata`${filter} and ${beyond}` : beyond;
      wanted -= rows.length;
    }
  }

  const firstPage = async (pages: Parameters<typeof eachPage>[1]) => {
    for await (const page of eachPage(request, pages)) return page;
    return { rows: [], more: false };
  };

  /** Every loop over it begins at the beginning. */
  const again = (rows: () => AsyncIterator<T>): AsyncIterable<T> => ({ [Symbol.asyncIterator]: rows });
  const each: Reads<T, K>["each"] = (query, options) => again(() => eachRow(query, options));

  return {
    each,
    eachByKey: (scan, options) => again(() => eachRowByKey(scan, options)),
    find: async (key, { select, expand, ...options } = {}) => {
      if (hasSlash(key)) return first(each({ select, expand, filter: isKey(description, key) }, options));
      const path = keyPath(set, key) + ask({ select, expand });
      const answer = await unlessMissing(request({ ...call, path, ...options }));
      return answer && readRow<T>(schema, answer.body, { ...call, path });
    },
    count: async ({ filter } = {}, options = {}) => {
      const path = `${set}/$count${queryString({ filter })}`;
      return readAs(count(), (await request({ ...call, path, ...options })).body, call);
    },
    value: async (key, property, options = {}) => {
      if (hasSlash(key)) {
        const found = await first(each({ select: [property], filter: isKey(description, key) }, options));
        const value: unknown = found && Reflect.get(Object(found), property);
        return value ?? undefined;
      }
      const path = `${keyPath(set, key)}/${property}`;
      const answer = await unlessMissing(request({ ...call, path, ...options }));
      return answer && (readAs(SingleValue, answer.body, call).value ?? undefined);
    },
  };
}

/** Apache may refuse an encoded slash in a path, so that such a key is searched instead. */
function hasSlash(key: Key): boolean {
  const values = typeof key === "object" ? Object.values(key) : [key];
  return values.some((value) => typeof value === "string" && /[/\\]/.test(value));
}

async function first<T>(rows: AsyncIterable<T>): Promise<T | undefined> {
  for await (const row of rows) return row;
  return undefined;
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof B1Rejected && error.code === "not-found") return undefined;
    throw error;
  }
}
