import { notKnown, type Route } from "../wire/call.ts";
import { add, get, matching } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import { type Noun, shownOf } from "../wire/noun.ts";
import { fieldsAsked } from "../wire/query.ts";

export const paymentType: Noun = {
  name: "POS payment type",
  table: ({ pospaymenttypes }) => pospaymenttypes,
  key: "paymenttypeid",
  fields: fields({ whole: "paymentmethodid sortorder", text: "name externalid?" }),
  required: ["paymentmethodid", "name"],
};

const path = "/sites/{siteid}/pospaymenttypes";

/** They can be changed and deleted too, says the documentation, and nothing readable says how. */
const unread = (method: "PUT" | "DELETE"): Route => ({
  method,
  path: `${path}/{paymenttypeid}.json`,
  answer: () => {
    throw notKnown(`what ${method} of a POS payment type takes and answers`);
  },
});

/** A bare array, and no pages. */
export const posPaymentTypes: readonly Route[] = [
  {
    method: "GET",
    path: `${path}.json`,
    parameters: ["fields"],
    elsewhere: [],
    answer: (call) =>
      matching(paymentType, {}, call)
        .toSorted((a, b) => Number(a.sortorder) - Number(b.sortorder))
        .map(shownOf(paymentType, call, fieldsAsked(call.query))),
  },
  add(`${path}.json`, paymentType),
  get(`${path}/{paymenttypeid}.json`, paymentType),
  unread("PUT"),
  unread("DELETE"),
];
