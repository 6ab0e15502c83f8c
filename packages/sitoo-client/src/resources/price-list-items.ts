import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import { many, maybeDecimal, maybeWhole, objectOf, requiredText } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const volumePrice = objectOf(() => ({
  levelstart: maybeWhole,
  moneyprice: maybeDecimal,
}));

const priceListItem = objectOf(() => ({
  productid: maybeWhole,
  moneyprice: maybeDecimal,
  moneypricevolume: many(volumePrice),
  sku: requiredText,
}));
/** A price on a list; whether with VAT, the site's settings say (`pricesstoredwithvat`). */
export type PriceListItem = z.infer<typeof priceListItem>;

/** One to be made or changed. */
export type PriceListItemDraft = DraftOf<PriceListItem, "moneyprice">;

export const priceListItems = resource<PriceListItem, PriceListItemDraft, string>()({
  schema: priceListItem,
  names: ["sku", "productid"],
  verbs: {
    each: "getPriceListsItems",
    batchSet: "batchSetPriceListItems",
    batchDelete: "batchDeletePriceListItems",
  },
});
