import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { batch } from "./batch.ts";
import type { Call, Route } from "./call.ts";
import { isObject } from "./fields.ts";
import { type Condition, conditionsOf, type Filters } from "./filters.ts";
import { addRecord, findRecord, type Noun, removeRecord, shownOf, updateRecord } from "./noun.ts";
import { emptyEnvelope, fieldsAsked, isAscending, pageOf, pageParameters, partParameters } from "./query.ts";

/** How a list of records is asked for. */
export interface Listing {
  readonly filters?: Filters;
  /** What is in the list before it is filtered. @default all records of the noun */
  readonly among?: (call: Call) => readonly Stored[];
  /** What is in the list at all. @default everything */
  readonly visible?: (record: Stored, call: Call) => boolean;
  /** The list can be sorted by the key, and is, highest first. @default ascending keys, always */
  readonly isSorted?: boolean;
  /** The list takes `fields`. @default true */
  readonly hasFields?: boolean;
}

/** `GET` of a list. */
export function list(path: string, noun: Noun, listing: Listing = {}): Route {
  const { filters = {}, isSorted = false, hasFields = true } = listing;
  const parameters = [...Object.keys(filters), ...(hasFields ? pageParameters : partParameters)];
  return {
    method: "GET",
    path,
    parameters: isSorted ? [...parameters, "sort"] : parameters,
    elsewhere: emptyEnvelope,
    answer: (call) => {
      const found = matching(noun, listing, call);
      const turned = isSorted && !isAscending(call.query, noun.key) ? found.toReversed() : found;
      const { start, num } = pageOf(call.query, call.options);
      const asked = hasFields ? fieldsAsked(call.query, noun.listed) : undefined;
      const show = shownOf(noun, call, asked);
      return { totalcount: found.length, items: turned.slice(start, start + num).map(show) };
    },
  };
}

/** What a list holds before it is cut into pages: found by an index where there is one. */
export function matching(
  noun: Noun,
  { filters = {}, among, visible }: Listing,
  call: Call,
): readonly Stored[] {
  const conditions = conditionsOf(filters, call);
  const found = among?.(call) ?? indexed(noun, conditions, call);
  const seen = visible ? found.filter((each) => visible(each, call)) : found;
  return conditions.length === 0 ? seen : seen.filter((each) => conditions.every(({ holds }) => holds(each)));
}

function indexed(noun: Noun, conditions: readonly Condition[], call: Call): readonly Stored[] {
  const table = noun.table(call.books.tables);
  const best = conditions.find(({ field }) => field !== undefined);
  if (best?.field === undefined) return table.all();
  const { field, values = [] } = best;
  const found = [...new Set(values)].flatMap((value) => table.where(field, value));
  return values.length > 1 ? found.toSorted((a, b) => (table.keyOf(a) < table.keyOf(b) ? -1 : 1)) : found;
}

/** `GET` of one record, with everything that can be read of it. */
export const get = (path: string, noun: Noun): Route => ({
  method: "GET",
  path,
  answer: (call) => shownOf(noun, call)(findRecord(noun, call)),
});

/** `POST` of one record: answers its bare key. */
export const add = (path: string, noun: Noun): Route => ({
  method: "POST",
  path,
  answer: (call) => addRecord(noun, call, call.body)[noun.key],
});

/** `PUT` of one record: answers `true`. */
export const update = (path: string, noun: Noun): Route => ({
  method: "PUT",
  path,
  answer: (call) => {
    updateRecord(noun, call, { before: findRecord(noun, call), sent: call.body });
    return true;
  },
});

/** `DELETE` of one record: answers `true`. */
export const remove = (path: string, noun: Noun): Route => ({
  method: "DELETE",
  path,
  answer: (call) => {
    removeRecord(noun, call, findRecord(noun, call));
    return true;
  },
});

/** `POST` of many: a result for each, with its key. */
export const addMany = (path: string, noun: Noun): Route => ({
  method: "POST",
  path,
  answer: (call) => batch(call, (item) => addRecord(noun, call, item)[noun.key]),
});

/** `PUT` of many, each with its key: a result for each. */
export const updateMany = (path: string, noun: Noun): Route => ({
  method: "PUT",
  path,
  answer: (call) =>
    batch(call, (sent) => {
      updateRecord(noun, call, { before: named(noun, call, sent), sent });
      return true;
    }),
});

/** `DELETE` of many, of which the keys are sent: a result for each. */
export const removeMany = (path: string, noun: Noun): Route => ({
  method: "DELETE",
  path,
  answer: (call) =>
    batch(call, (sent) => {
      removeRecord(noun, call, named(noun, call, sent));
      return true;
    }),
});

/** The record that an item of a batch names. */
function named(noun: Noun, call: Call, sent: unknown): Stored {
  const key = isObject(sent) ? sent[noun.key] : undefined;
  if (typeof key !== "number" && typeof key !== "string") {
    throw new SitooRefusal(400, `Missing required field '${noun.key}'.`);
  }
  return findRecord(noun, call, key);
}

/** All five operations of a noun that is read and written one at a time. */
export function crud(path: string, noun: Noun, listing: Listing = {}): readonly Route[] {
  const [many, one] = [`${path}.json`, `${path}/{${noun.key}}.json`];
  return [list(many, noun, listing), add(many, noun), get(one, noun), update(one, noun), remove(one, noun)];
}
