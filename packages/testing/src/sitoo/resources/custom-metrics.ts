import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { type Call, partOf, type Route } from "../wire/call.ts";
import { matching } from "../wire/collection.ts";
import { blankOf, checkRequired, fields, readFields } from "../wire/fields.ts";
import { oneOf } from "../wire/filters.ts";
import { addRecord, findRecord, type Noun, removeRecord, shownOf } from "../wire/noun.ts";
import { listOf, whole } from "../wire/query.ts";

export const customMetric: Noun = {
  name: "Custom metric",
  table: ({ custommetrics }) => custommetrics,
  key: "key",
  isText: true,
  fields: fields({ text: "key grouping type format" }),
  required: ["key"],
  check: (draft, { books, options }) => {
    const known = books.tables.custommetrics.get(String(draft.key));
    if (known) throw new SitooRefusal(options.duplicateStatus, "Custom metric already exists");
    return draft;
  },
  removed: ({ key }, { books }) => {
    for (const value of [...books.tables.custommetricvalues.where("key", key)]) {
      books.tables.custommetricvalues.remove(books.tables.custommetricvalues.keyOf(value));
    }
  },
};

const valueFields = fields({
  text: "key date store_id",
  number: "value_scalar",
  object: "value_series",
});

const span = ["date", "num_days", "store_id"];
const day = 86_400_000;

/** Bare arrays, and no pages. */
export const customMetrics: readonly Route[] = [
  {
    method: "GET",
    path: "/custom_metrics.json",
    parameters: ["keys"],
    answer: (call) =>
      matching(customMetric, { filters: { keys: oneOf("key") } }, call).map(shownOf(customMetric, call)),
  },
  {
    method: "POST",
    path: "/custom_metrics.json",
    status: 201,
    answer: (call) => shownOf(customMetric, call)(addRecord(customMetric, call, call.body)),
  },
  {
    method: "DELETE",
    path: "/custom_metrics/{key}.json",
    answer: (call) => {
      removeRecord(customMetric, call, findRecord(customMetric, call));
      return undefined;
    },
  },
  {
    method: "GET",
    path: "/custom_metric_values.json",
    parameters: ["keys", ...span],
    answer: (call) => valuesAsked(call, listOf(call.query.get("keys"))),
  },
  { method: "PUT", path: "/custom_metric_values.json", answer: setValues },
  {
    method: "DELETE",
    path: "/custom_metric_values/{key}.json",
    parameters: span,
    answer: (call) => {
      const { custommetricvalues: table } = call.books.tables;
      const gone = valuesAsked(call, [partOf(call, "key")]);
      if (gone.length === 0) throw new SitooRefusal(404, "Custom metric value not found");
      for (const value of gone) table.remove(table.keyOf(value));
      return undefined;
    },
  },
];

/** Values of some keys, or of all; of so many days from a date on, or of all days. */
function valuesAsked({ books, query }: Call, keys: readonly string[]): readonly Stored[] {
  const [first, store] = [query.get("date"), query.get("store_id")];
  const days = whole(query, "num_days", 1);
  return books.tables.custommetricvalues
    .all()
    .filter(({ key }) => keys.length === 0 || keys.includes(String(key)))
    .filter(({ date }) => first === undefined || isWithin(String(date), first, days))
    .filter(({ store_id }) => store === undefined || store_id === store);
}

function isWithin(date: string, first: string, days: number): boolean {
  const start = Date.parse(first);
  if (Number.isNaN(start)) throw new SitooRefusal(400, "Invalid value for parameter date");
  const at = Date.parse(date);
  return at >= start && at < start + days * day;
}

function setValues(call: Call): readonly Stored[] {
  const { custommetricvalues, custommetrics } = call.books.tables;
  if (!Array.isArray(call.body)) throw new SitooRefusal(400, "Invalid value");
  return call.body.map((sent: unknown) => {
    const read = readFields(valueFields, sent, call.options);
    checkRequired(read, ["key", "date"]);
    if (!custommetrics.get(String(read.key))) throw new SitooRefusal(400, "Invalid value key");
    if (!/^\d{4}-\d\d-\d\d$/.test(String(read.date))) throw new SitooRefusal(400, "Invalid value date");
    custommetricvalues.put({ store_id: blankOf(valueFields).store_id, ...read });
    return read;
  });
}
