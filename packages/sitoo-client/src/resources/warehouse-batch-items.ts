import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import { maybeDecimal, maybeWhole, nullableText, objectOf, requiredText, text } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const warehouseBatchItem = objectOf(() => ({
  warehousebatchitemid: maybeWhole,
  warehousebatchid: maybeWhole,
  warehouseitemid: maybeWhole,
  datemodified: maybeWhole,
  decimalquantity: maybeDecimal,
  moneypricein: maybeDecimal,
  emailowner: text,
  comment: nullableText,
  sku: requiredText,
}));
/** What a batch moves of an SKU; of a stock taking, the level that was counted. */
export type WarehouseBatchItem = z.infer<typeof warehouseBatchItem>;

/** One to be made or changed. */
export type WarehouseBatchItemDraft = DraftOf<
  WarehouseBatchItem,
  "sku",
  "warehousebatchitemid" | "warehousebatchid" | "warehouseitemid" | "datemodified"
>;

export const warehouseBatchItems = resource<WarehouseBatchItem, WarehouseBatchItemDraft, string>()({
  schema: warehouseBatchItem,
  names: ["sku"],
  verbs: {
    each: "getWarehouseBatchItems",
    batchSet: "batchSetWarehouseBatchItems",
    batchDelete: "batchDeleteWarehouseBatchItems",
  },
});
