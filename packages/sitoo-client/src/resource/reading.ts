import { type $ZodType, safeParse } from "zod/v4/core";
import { type CallName, unreadable } from "../answer.ts";
import { SitooRejected } from "../errors.ts";
import { refuseEmpty } from "../operations/empty.ts";
import type { OperationName, QueryValue } from "../operations/operations.ts";
import type { CallOptions } from "../request.ts";
import { fieldsToAsk, inParts, only } from "./asked-fields.ts";
import { inOrder } from "./in-order.ts";
import { eachById, eachByOffset, placeById } from "./listing.ts";
import { callOf, canBeAsked, type Key, nameOf, type Place } from "./place.ts";
import { faultsOf, type Read, readRecord } from "./records.ts";

type Query = Readonly<Record<string, QueryValue>>;

/** The verbs that read: each takes the operation of Sitoo that does it. */
export function readingOf<T, D, K extends Key>({ resource, parent, ...service }: Place<T, D, K>) {
  const { request, eshopid, pageSize } = service;
  const { schema, names, byId } = resource;
  const [id] = names;
  const { identity = id } = resource;

  async function* eachRecord(
    operation: OperationName,
    { fields, moreFields, ...query }: Query = {},
    options?: CallOptions,
  ): AsyncGenerator<Read<T>> {
    const named = namesIn("fields", fields);
    const more = namesIn("moreFields", moreFields); // of lists that have fields nobody is asked for unnamed
    const wanted = canBeAsked(operation, "fields") ? fieldsToAsk(resource, { named, more }) : undefined;
    const reading = named ? only(schema, [id, ...named]) : schema;
    if (byId) refuseEmpty({ [byId.from]: query[byId.from] });
    const site = canBeAsked(operation, "eshopid") ? { eshopid } : {};
    const parts = inParts(query).map((part) => {
      const asked = { ...part, ...site, fields: wanted };
      const listing = { ...options, operation, path: parent, query: asked, pageSize };
      return byId
        ? eachById(request, { ...listing, id: byId.sort, from: byId.from })
        : eachByOffset(request, listing);
    });
    const lists = byId ? [inOrder(parts, (record) => placeById(record, byId.sort))] : parts;
    for (const list of lists) for await (const record of list) yield readRecord(reading, record, identity);
  }
  return {
    each:
      (operation: OperationName) =>
      (query?: Query, options?: CallOptions): AsyncIterable<Read<T>> => ({
        [Symbol.asyncIterator]: () => eachRecord(operation, query, options),
      }),
    find: (operation: OperationName) => async (key: K, options?: CallOptions) => {
      const fields = canBeAsked(operation, "fields") ? fieldsToAsk(resource) : undefined;
      const call = { ...callOf(operation, parent, key), query: { fields }, ...options };
      const answer = await unlessMissing(request(call));
      return answer && readAs(schema, answer.body, nameOf(call));
    },
    read: (operation: OperationName) => async (options?: CallOptions) => {
      const call = { ...callOf(operation, parent), ...options };
      return readAs(schema, (await request(call)).body, nameOf(call));
    },
  };
}

/** Names of fields. A text would be taken for a list of its letters. */
function namesIn(parameter: string, names: QueryValue): readonly string[] | undefined {
  if (names === undefined || names === null) return undefined;
  if (Array.isArray(names) && names.every((name) => typeof name === "string")) return names;
  throw new TypeError(`${parameter} is no list of names.`);
}

/** What an answer is read as. One of another shape is in doubt: a write may have been carried out. */
export function readAs<T>(schema: $ZodType<T>, body: unknown, call: CallName): T {
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
