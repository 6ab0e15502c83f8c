import { SitooRefusal } from "../refusal.ts";
import type { Route } from "../wire/call.ts";
import { get, list, remove } from "../wire/collection.ts";
import { fields, isObject } from "../wire/fields.ts";
import { addRecord, findRecord, type Noun, shownOf, updateRecord } from "../wire/noun.ts";

export const customAttribute: Noun = {
  name: "Custom attribute",
  table: ({ customattributes }) => customattributes,
  key: "id",
  isText: true,
  fields: fields({ text: "id title type", texts: "enums?", flag: "searchable" }),
  required: ["id", "title", "type"],
  check: (draft, { books }, before) => {
    if (!before && books.tables.customattributes.get(String(draft.id))) {
      throw new SitooRefusal(409, "Custom attribute already exists");
    }
    return draft;
  },
};

/** What cannot be changed once it is there. */
const fixed = ["id", "type", "searchable"];

const path = "/sites/{siteid}/customattributes";
const one = `${path}/{id}.json`;

/** Adding and changing answer the whole attribute. */
export const customAttributes: readonly Route[] = [
  list(`${path}.json`, customAttribute, { hasFields: false }),
  {
    method: "POST",
    path: `${path}.json`,
    answer: (call) => shownOf(customAttribute, call)(addRecord(customAttribute, call, call.body)),
  },
  get(one, customAttribute),
  {
    method: "PUT",
    path: one,
    answer: (call) => {
      const sent = isObject(call.body) ? call.body : {};
      const wrong = fixed.find((name) => sent[name] !== undefined);
      if (wrong !== undefined) throw new SitooRefusal(400, `Field '${wrong}' is not allowed.`);
      updateRecord(customAttribute, call, { before: findRecord(customAttribute, call), sent });
      return shownOf(customAttribute, call)(findRecord(customAttribute, call));
    },
  },
  remove(one, customAttribute),
];
