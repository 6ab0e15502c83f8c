import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import {
  flag,
  maybeOneOf,
  maybeWhole,
  nullableText,
  nullableWhole,
  objectOf,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const warehouse = objectOf(() => ({
  warehouseid: whole,
  warehousetype: maybeOneOf<10 | 20>(),
  usetype: maybeWhole,
  storeid: nullableWhole,
  sellable: flag,
  currencycode: text,
  name: text,
  address: text,
  address2: text,
  zip: text,
  city: text,
  state: text,
  countryid: nullableText,
  externalid: nullableText,
}));
/** A warehouse: 10 FIFO, 20 virtual. */
export type Warehouse = z.infer<typeof warehouse>;

/** One to be made or changed. */
export type WarehouseDraft = DraftOf<Warehouse, "usetype" | "currencycode" | "name", "warehouseid">;

export const warehouses = resource<Warehouse, WarehouseDraft>()({
  schema: warehouse,
  names: ["warehouseid"],
  verbs: {
    each: "getWarehouses",
    find: "getWarehouse",
    add: "addWarehouse",
    update: "updateWarehouse",
    delete: "deleteWarehouse",
  },
});
