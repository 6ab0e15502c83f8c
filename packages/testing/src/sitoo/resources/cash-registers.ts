import type { Route } from "../wire/call.ts";
import { get, list } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import { flag } from "../wire/filters.ts";
import type { Noun } from "../wire/noun.ts";

/** Made by registering a till, not through the API: the fields are what a shop may state of one. */
export const cashRegister: Noun = {
  name: "Cash register",
  table: ({ cashregisters }) => cashregisters,
  key: "registerid",
  isText: true,
  fields: fields({
    text: "manufacturerid registerkey company companyid address address2 zip city state countryid currencycode receiptlanguagetag",
    whole: "storesettingid warehouseid salestaxgroupid?",
  }),
  required: [],
  blank: { countryid: "se", currencycode: "SEK", receiptlanguagetag: "sv", storesettingid: 1 },
};

const path = "/sites/{siteid}/cashregisters";

export const cashRegisters: readonly Route[] = [
  list(`${path}.json`, cashRegister, {
    hasFields: false,
    filters: { includenotregistered: () => undefined },
    visible: ({ registerkey }, { query }) =>
      registerkey !== "" || flag("includenotregistered", query.get("includenotregistered") ?? "false"),
  }),
  get(`${path}/{registerid}.json`, cashRegister),
];
