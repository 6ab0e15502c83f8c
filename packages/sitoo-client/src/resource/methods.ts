import * as z from "zod/mini";
import { type $ZodType, safeParse } from "zod/v4/core";
import { unreadable } from "../answer.ts";
import type { Asked } from "../call.ts";
import { SitooRejected } from "../errors.ts";
import { type OperationName, operations, type QueryValue } from "../operations/operations.ts";
import type { CallOptions, Request } from "../request.ts";
import { type BatchOptions, sendBatch } from "./batch.ts";
import { requiredText, whole } from "./fields.ts";
import { fieldsToAsk, inParts, only } from "./asked-fields.ts";
import { eachById, eachByOffset } from "./listing.ts";
import { faultsOf, type Read, readRecord } from "./records.ts";
import type { Methods, Resource, Verbs } from "./resource.ts";

/** What the methods of a resource need. */
export interface Service {
  readonly request: Request;
  readonly eshopid: number;
  readonly pageSize: number;
}

type Values = Readonly<Record<string, string | number>>;

const defaultBatchSize = 200;

/** Makes the methods of a resource; `parent` are the values of its path that are given already. */
export function methodsOf<T, D, K extends string | number | true, V extends Verbs>(
  { request, eshopid, pageSize }: Service,
  description: Resource<T, D, K, V>,
  parent: Values = {},
): Methods<Resource<T, D, K, V>> {
  const { schema, names, verbs, batchSize = defaultBatchSize, weightOf, byId } = description;
  const at = (operation: OperationName, key?: K): Asked => {
    const [own = ""] = pathNames(operation).filter((name) => !(name in parent));
    return {
      operation,
      path: key === undefined ? parent : { ...parent, [own]: key === true ? undefined : key },
    };
  };
  const write = async (call: Asked): Promise<void> => {
    const { body } = await request(call);
    if (body === false) throw unreadable("Sitoo answered false", nameOf(call));
  };
  const batch = (operation: OperationName) => (items: readonly unknown[], options?: BatchOptions) =>
    sendBatch(request, { ...at(operation), items, names, size: batchSize, weightOf }, options);

  async function* eachRecord(
    operation: OperationName,
    { fields, ...query }: Readonly<Record<string, QueryValue>> = {},
    options?: CallOptions,
  ): AsyncGenerator<Read<T>> {
    const known = operations[operation].query as readonly string[];
    const [id] = names;
    const named = fields as readonly string[] | undefined;
    const wanted = known.includes("fields") ? fieldsToAsk(description, named) : undefined;
    const reading = named ? only(schema, [id, ...named]) : schema;
    const site = known.includes("eshopid") ? { eshopid } : {};
    for (const part of inParts(query)) {
      const asked = { ...part, ...site, fields: wanted };
      const listing = { ...options, operation, path: parent, query: asked, pageSize };
      const records = byId
        ? eachById(request, { ...listing, id: byId.sort, from: byId.from })
        : eachByOffset(request, listing);
      for await (const record of records) yield readRecord(reading, record, id);
    }
  }

  const methods: { readonly [P in keyof Verbs]-?: (operation: OperationName) => unknown } = {
    each:
      (operation) =>
      (query?: Readonly<Record<string, QueryValue>>, options?: CallOptions): AsyncIterable<Read<T>> => ({
        [Symbol.asyncIterator]: () => eachRecord(operation, query, options),
      }),
    find: (operation) => async (key: K, options?: CallOptions) => {
      const known = operations[operation].query as readonly string[];
      const fields = known.includes("fields") ? fieldsToAsk(description, undefined) : undefined;
      const call = { ...at(operation, key), query: { fields }, ...options };
      const answer = await unlessMissing(request(call));
      return answer && readAs(schema, answer.body, nameOf(call));
    },
    read: (operation) => async (options?: CallOptions) => {
      const call = { ...at(operation), ...options };
      return readAs(schema, (await request(call)).body, nameOf(call));
    },
    add: (operation) => async (draft: D, options?: CallOptions) => {
      const call = { ...at(operation), body: draft, ...options };
      return readAs(newKey(), (await request(call)).body, nameOf(call));
    },
    update: (operation) => (key: K, changes: Partial<D>, options?: CallOptions) =>
      write({ ...at(operation, key), body: changes, ...options }),
    set: (operation) => (draft: D, options?: CallOptions) =>
      write({ ...at(operation), body: draft, ...options }),
    delete: (operation) => (key: K, options?: CallOptions) => write({ ...at(operation, key), ...options }),
    batchAdd: batch,
    batchUpdate: batch,
    batchSet: batch,
    batchDelete: (operation) => (keys: readonly K[], options?: BatchOptions) =>
      batch(operation)(
        keys.map((key) => ({ [names[0]]: key })),
        options,
      ),
  };
  const made = Object.entries(verbs as Verbs).map(([verb, operation]: [string, OperationName]) => [
    verb,
    methods[verb as keyof Verbs](operation),
  ]);
  return Object.fromEntries(made) as Methods<Resource<T, D, K, V>>;
}

/** An entry of a log has no key: Sitoo says true. */
const newKey = () => z.union([whole, requiredText, z.literal(true)]);

function pathNames(operation: OperationName): readonly string[] {
  const names = [...operations[operation].path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return names.filter((name) => name !== "siteid");
}

function nameOf({ operation }: Asked) {
  return { method: operations[operation].method, path: operations[operation].path };
}

/** What a record is read as. One of another shape is in doubt: a write may have been carried out. */
export function readAs<T>(
  schema: $ZodType<T>,
  body: unknown,
  call: { readonly method: string; readonly path: string },
): T {
  const parsed = safeParse(schema, body);
  if (parsed.success) return parsed.data;
  throw unreadable(`Sitoo's answer could not be read (${faultsOf(parsed.error.issues).join("; ")})`, call);
}

/** What Sitoo does not have is no failure. */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof SitooRejected && error.code === "sitoo-not-found") return undefined;
    throw error;
  }
}
