import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Call, Route } from "../wire/call.ts";
import { addMany, list, remove, update, updateMany } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import { oneOf } from "../wire/filters.ts";
import { findRecord, type Noun, shownOf } from "../wire/noun.ts";
import { fieldsAsked } from "../wire/query.ts";

/** Customers and staff alike. */
export const user: Noun = {
  name: "User",
  table: ({ users }) => users,
  key: "userid",
  isText: true,
  isDated: true,
  fields: fields({
    text: "email namefirst namelast personalid externalid? company department companyid address address2 zip city state countryid phone mobile notes customernumber pin",
    texts: "voucherpasswords",
    whole: "role? pricelistid",
    wholes: "warehouses",
    flag: "posrefundcard",
  }),
  required: ["email"],
  blank: ({ books }) => ({ userid: guidOf(books.tables.users.added() + 1), pricelistid: 1 }),
  hidden: ["pin"],
  listed: ["userid", "email", "namefirst", "namelast", "company", "datecreated", "datemodified"],
  check: (draft, call) => {
    if (draft.email === "") throw new SitooRefusal(400, "Invalid value email");
    if (!/^(\d{4}|\d{6})?$/.test(String(draft.pin))) throw new SitooRefusal(400, "Invalid value pin");
    for (const field of ["email", "pin"]) checkUnique(field, draft, call);
    return draft;
  },
};

function checkUnique(field: string, draft: Stored, { books, options }: Call): void {
  const value = draft[field];
  if (value === undefined || value === "") return;
  const twins = books.tables.users.where(field, value).filter(({ userid }) => userid !== draft.userid);
  if (twins.length > 0)
    throw new SitooRefusal(options.duplicateStatus, `User with this ${field} already exists`);
}

/** Users that are added get GUIDs that say which one they are. */
const guidOf = (place: number): string => `{0B000000-0000-4000-8000-${String(place).padStart(12, "0")}}`;

const path = "/sites/{siteid}/users";
const one = `${path}/{userid}.json`;

export const users: readonly Route[] = [
  list(`${path}.json`, user, {
    filters: {
      email: oneOf("email"),
      customernumber: oneOf("customernumber"),
      personalid: oneOf("personalid"),
      mobile: oneOf("mobile"),
    },
  }),
  addMany(`${path}.json`, user),
  updateMany(`${path}.json`, user),
  {
    method: "GET",
    path: one,
    parameters: ["fields"],
    answer: (call) => shownOf(user, call, fieldsAsked(call.query))(findRecord(user, call)),
  },
  update(one, user),
  remove(one, user),
];
