import { SitooRefusal } from "../refusal.ts";
import type { Route } from "../wire/call.ts";
import { crud } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import type { Noun } from "../wire/noun.ts";

export const warehouse: Noun = {
  name: "Warehouse",
  table: (tables) => tables.warehouses,
  key: "warehouseid",
  fields: fields({
    whole: "warehousetype usetype storeid?",
    flag: "sellable",
    text: "currencycode name address address2 zip city state countryid? externalid?",
  }),
  required: ["usetype", "currencycode", "name"],
  blank: { warehousetype: 10, sellable: true },
  check: (draft, _call, before) => {
    if (before && draft.warehousetype !== before.warehousetype) {
      throw new SitooRefusal(400, "Invalid value warehousetype (cannot be changed)"); // its stock is kept another way
    }
    return draft;
  },
  removed: ({ warehouseid }, { books }) => {
    const stocked = books.tables.warehouseitems.where("warehouseid", warehouseid);
    if (stocked.some(({ decimaltotal }) => Number(decimaltotal) !== 0)) {
      throw new SitooRefusal(400, "Warehouse is not empty"); // inferred: goods would be nowhere
    }
  },
};

/** 10 FIFO: stock moves by transactions. 20 virtual: somebody else says the levels. */
export const isVirtual = ({ warehousetype }: { readonly warehousetype: number }): boolean =>
  warehousetype === 20;

export const warehouses: readonly Route[] = crud("/sites/{siteid}/warehouses", warehouse);
