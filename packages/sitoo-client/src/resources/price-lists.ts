import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import { flag, many, nullableText, objectOf, requiredText, text, whole } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const priceList = objectOf(() => ({
  pricelistid: whole,
  pricelistname: text,
  pricelistdescription: text,
  active: flag,
  externalid: nullableText,
  currencycode: text,
  tags: many(requiredText),
}));
/** A price list. A system has at most 100. */
export type PriceList = z.infer<typeof priceList>;

/** One to be made or changed. */
export type PriceListDraft = DraftOf<PriceList, "pricelistname", "pricelistid">;

export const priceLists = resource<PriceList, PriceListDraft>()({
  schema: priceList,
  names: ["pricelistid"],
  verbs: {
    each: "getPriceLists",
    find: "getPriceList",
    add: "addPriceList",
    update: "updatePriceList",
    delete: "deletePriceList",
  },
});
