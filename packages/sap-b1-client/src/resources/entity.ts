import type * as z from "zod";
import { readAs } from "../answer.ts";
import { B1Rejected } from "../errors.ts";
import { keyPath, odataAny, type Query, queryString } from "../odata.ts";
import { eachRow } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import { type Created, createdIn } from "./created.ts";

export type { Created } from "./created.ts";

/** The rows of one entity set: `T` is read, `D` is made, `K` is the key. */
export interface Entity<T, D, K> {
  /** The row with this key; undefined when SAP has none. */
  find(key: K, options?: CallOptions): Promise<T | undefined>;
  /** Every row that fits, one page in memory at a time. Not a snapshot: rows made or removed meanwhile shift the pages. */
  each(query?: Query, options?: CallOptions): AsyncIterable<T>;
  /** Sends it once. A draft is no document yet: SAP holds it for approval. */
  create(draft: D, options?: CallOptions): Promise<Created<T>>;
  /** Changes the given properties only. With `ifMatch` (an ETag), only if nobody changed the row since. */
  update(
    key: K,
    patch: Partial<D>,
    options?: CallOptions & { readonly ifMatch?: string | undefined },
  ): Promise<void>;
  /** Cancels, closes or reopens a document. */
  action(key: K, name: "Cancel" | "Close" | "Reopen", options?: CallOptions): Promise<void>;
}

/** What the entities of one client share. */
export interface Service {
  readonly request: Request;
  /** Rows per page. */
  readonly pageSize: number;
}

/** Which set, what its key is called, and how a row is read. */
export interface EntitySet<T> {
  readonly set: string;
  readonly key: string;
  readonly schema: z.ZodType<T>;
}

export function createEntity<T, D, K extends string | number>(
  service: Service,
  entitySet: EntitySet<T>,
): Entity<T, D, K> {
  const { request, pageSize } = service;
  const { set, schema } = entitySet;

  async function* each(query: Query = {}, options?: CallOptions): AsyncGenerator<T> {
    const pages = { ...options, set, query: queryString(query), pageSize: query.pageSize ?? pageSize };
    const call = { method: "GET", path: set };
    for await (const row of eachRow(request, pages)) yield readAs(schema, row, call);
  }

  return {
    each,
    find: async (key, { signal, mayLeave } = {}) => {
      if (hasSlash(key))
        return first(each({ filter: odataAny(entitySet.key, [key]), top: 1 }, { signal, mayLeave }));
      const call = { method: "GET", path: keyPath(set, key), signal, mayLeave } as const;
      const answer = await unlessMissing(request(call));
      return answer && readAs(schema, answer.body, call);
    },
    create: async (draft, { signal, mayLeave } = {}) => {
      const call = { method: "POST", path: set, body: draft, signal, mayLeave } as const;
      return createdIn(await request(call), set, { schema, call });
    },
    update: async (key, patch, { ifMatch, signal, mayLeave } = {}) => {
      const headers = ifMatch === undefined ? undefined : { "if-match": ifMatch };
      await request({ method: "PATCH", path: keyPath(set, key), body: patch, headers, signal, mayLeave });
    },
    action: async (key, name, { signal, mayLeave } = {}) => {
      await request({ method: "POST", path: `${keyPath(set, key)}/${name}`, signal, mayLeave });
    },
  };
}

/** Apache may refuse an encoded slash in a path, so that such a key is searched instead. */
function hasSlash(key: string | number): boolean {
  return typeof key === "string" && /[/\\]/.test(key);
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
