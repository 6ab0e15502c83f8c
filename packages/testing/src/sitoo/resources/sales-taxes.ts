import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Call, Route } from "../wire/call.ts";
import { crud } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import { type Noun, shownOf } from "../wire/noun.ts";

/** A tax of the American kind, on top of the price. */
export const salesTax: Noun = {
  name: "Sales tax",
  table: ({ salestaxes }) => salestaxes,
  key: "salestaxid",
  fields: fields({ text: "name code?", decimal: "decimalvaluedefault", objects: "productgrouprules" }),
  required: ["name", "decimalvaluedefault"],
};

/** Those that are taken in one place. */
export const salesTaxGroup: Noun = {
  name: "Sales tax group",
  table: ({ salestaxgroups }) => salestaxgroups,
  key: "salestaxgroupid",
  fields: fields({ text: "name region", objects: "salestaxes" }),
  required: ["name", "salestaxes"],
  check: (draft, call) => {
    for (const id of idsOf(draft)) taxOf(call, id);
    return { ...draft, salestaxes: idsOf(draft).map((salestaxid) => ({ salestaxid })) };
  },
  computed: {
    salestaxes: (group, call) => idsOf(group).flatMap((id) => taxIfThere(call, id) ?? []),
  },
};

const idsOf = ({ salestaxes }: Stored): readonly unknown[] =>
  (salestaxes as readonly Stored[]).map(({ salestaxid }) => salestaxid); // the type of the field is checked

const taxIfThere = (call: Call, id: unknown): Stored | undefined =>
  call.books.tables.salestaxes.where("salestaxid", id).map(shownOf(salesTax, call))[0];

function taxOf(call: Call, id: unknown): Stored {
  const tax = taxIfThere(call, id);
  if (!tax) throw new SitooRefusal(400, `Invalid value salestaxid (${String(id)})`);
  return tax;
}

export const salesTaxes: readonly Route[] = [
  ...crud("/sites/{siteid}/salestaxes", salesTax),
  ...crud("/sites/{siteid}/salestaxgroups", salesTaxGroup),
];
