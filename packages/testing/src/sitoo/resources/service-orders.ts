import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Call, Route } from "../wire/call.ts";
import { get, matching } from "../wire/collection.ts";
import { fields, isObject } from "../wire/fields.ts";
import { type Filter, oneOf } from "../wire/filters.ts";
import { addRecord, findRecord, type Noun, shownOf, updateRecord } from "../wire/noun.ts";
import { isAscending, pageOf } from "../wire/query.ts";

export const serviceOrder: Noun = {
  name: "Service order",
  table: ({ serviceorders }) => serviceorders,
  key: "id",
  isText: true,
  fields: fields({
    text: "state currency note",
    object: "store owner customer author",
    objects: "product",
  }),
  required: ["store", "owner", "customer", "currency", "product", "author"],
  readOnly: ["version", "revision", "created", "modified"],
  blank: ({ books }) => ({ id: `SO-${books.tables.serviceorders.added() + 1}`, state: "new", version: "1" }),
  check: (draft, { books }, before) => ({
    ...draft,
    revision: Number(before?.revision ?? 0) + 1,
    created: before?.created ?? books.now(),
    modified: books.now(),
  }),
};

/** The external id of the store. */
const store: Filter = (text) => ({
  holds: (order) => isObject(order.store) && order.store.id === text,
});

const filters = { store, state: oneOf("state") };
const path = "/serviceorders";

/** A bare array, paged by the id after which it goes on. Adding answers 201, and the whole order as changing does. */
export const serviceOrders: readonly Route[] = [
  {
    method: "GET",
    path: `${path}.json`,
    parameters: [...Object.keys(filters), "start_after_id", "num", "sort"],
    answer: listed,
  },
  {
    method: "POST",
    path: `${path}.json`,
    status: 201,
    answer: (call) => shownOf(serviceOrder, call)(addRecord(serviceOrder, call, call.body)),
  },
  get(`${path}/{id}.json`, serviceOrder),
  {
    method: "PUT",
    path: `${path}/{id}.json`,
    answer: (call) => {
      const before = findRecord(serviceOrder, call);
      const revision = isObject(call.body) ? call.body.revision : undefined;
      if (revision === undefined) throw new SitooRefusal(400, "Missing required field 'revision'.");
      if (revision !== before.revision) throw new SitooRefusal(412, "The revision is not the last one");
      updateRecord(serviceOrder, call, { before, sent: call.body });
      return shownOf(serviceOrder, call)(findRecord(serviceOrder, call));
    },
  },
];

function listed(call: Call): readonly Stored[] {
  const byAge = matching(serviceOrder, { filters }, call).toSorted((a, b) => placeOf(a) - placeOf(b));
  const all = isAscending(call.query, "created") ? byAge : byAge.toReversed();
  const after = call.query.get("start_after_id");
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && start === 0)
    throw new SitooRefusal(400, "Invalid value for parameter start_after_id");
  return all.slice(start, start + pageOf(call.query, call.options).num).map(shownOf(serviceOrder, call));
}

/** They are made one after another, several within a second. */
const placeOf = ({ id }: Stored): number => Number(String(id).replace("SO-", ""));
