import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import {
  flag,
  many,
  maybeDecimal,
  maybeWhole,
  nullableText,
  objectOf,
  requiredText,
  text,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const variantGroup = objectOf(() => ({
  name: text,
  options: many(requiredText),
}));

const variant = objectOf(() => ({
  productid: maybeWhole,
  activepos: flag,
  title: text,
  sku: text,
  moneyprice: maybeDecimal,
  moneypriceorg: maybeDecimal,
  moneypricein: maybeDecimal,
  barcode: nullableText,
  barcodealiases: many(requiredText),
  attributes: many(requiredText),
  active: flag,
  deliverystatus: text,
  moneyofferprice: maybeDecimal,
  friendly: text,
  pricelisthasvolume: flag,
}));

const family = objectOf(() => ({
  groups: many(variantGroup),
  variants: many(variant),
}));
/** A family of variants: colours, sizes and the products they are. */
export type ProductVariants = z.infer<typeof family>;

/** One to be made or changed. */
export type ProductVariantsDraft = DraftOf<ProductVariants, "groups" | "variants">;

export const productVariants = resource<ProductVariants, ProductVariantsDraft, never>()({
  schema: family,
  names: ["productid"],
  verbs: { read: "getProductVariants", set: "setProductVariants" },
});
