import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import { maybeDecimal, maybeWhole, objectOf, requiredText, text } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const warehouseItem = objectOf(() => ({
  warehouseitemid: maybeWhole,
  warehouseid: maybeWhole,
  sku: requiredText,
  binlocation: text,
  decimalthreshold: maybeDecimal,
  decimaltotal: maybeDecimal,
  moneytotal: maybeDecimal,
  datelastmodified: maybeWhole,
  datelaststocktaking: maybeWhole,
  decimalreserved: maybeDecimal,
  decimalavailable: maybeDecimal,
}));
/** What a warehouse has of an SKU. Levels are set in virtual warehouses only. */
export type WarehouseItem = z.infer<typeof warehouseItem>;

/** One to be made or changed. */
export type WarehouseItemDraft = DraftOf<
  WarehouseItem,
  "sku",
  | "warehouseitemid"
  | "warehouseid"
  | "datelastmodified"
  | "datelaststocktaking"
  | "decimalreserved"
  | "decimalavailable"
>;

export const warehouseItems = resource<WarehouseItem, WarehouseItemDraft, string>()({
  schema: warehouseItem,
  names: ["sku"],
  verbs: { each: "getWarehouseItems", batchSet: "batchSetWarehouseItems" },
});
