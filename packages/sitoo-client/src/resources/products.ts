import * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import {
  flag,
  many,
  maybeDecimal,
  maybeMap,
  maybeNumber,
  maybeOneOf,
  maybeWhole,
  nullableText,
  nullableWhole,
  objectOf,
  requiredText,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const product = objectOf(() => ({
  productid: whole,
  sku: text,
  skumanufacturer: text,
  descriptionshort: text,
  description: text,
  moneyprice: maybeDecimal,
  moneypriceorg: maybeDecimal,
  moneypricein: maybeDecimal,
  unitlabel: text,
  allowdecimals: flag,
  deliveryinfo: text,
  activepos: flag,
  vatid: maybeWhole,
  defaultcategoryid: maybeWhole,
  categories: many(whole),
  manufacturerid: nullableWhole,
  manufacturerurl: text,
  custom1: text,
  custom2: text,
  custom3: text,
  custom4: text,
  custom5: text,
  stockcountenable: flag,
  variantparentid: maybeWhole,
  barcode: nullableText,
  barcodealiases: many(requiredText),
  similar: many(whole),
  related: many(whole),
  accessories: many(whole),
  vatvalue: maybeNumber,
  productgrouptype: maybeOneOf<10 | 20 | 30>(),
  /** What tells it from its family, such as colour and size. */
  variant: many(objectOf(() => ({ name: text, value: text }))),
  customattributes: maybeMap,
  title: text,
  datecreated: maybeWhole,
  datemodified: maybeWhole,
  active: flag,
  descriptionhtml: text,
  deliverystatus: text,
  externalinputtitle: text,
  offerisenabled: flag,
  moneyofferprice: maybeDecimal,
  offertitle: text,
  offerdatestart: z.optional(z.unknown()),
  offerdateend: z.optional(z.unknown()),
  deliveryclassid: maybeWhole,
  stockallowbackorder: flag,
  offerisactive: flag,
  moneyfinalprice: maybeDecimal,
  pricelisthasvolume: flag,
  friendly: text,
  seo_title: text,
  seo_keywords: text,
  seo_description: text,
}));
/** A product. */
export type Product = z.infer<typeof product>;

/** One to be made or changed. */
export type ProductDraft = DraftOf<
  Product,
  "sku",
  | "variantparentid"
  | "vatvalue"
  | "productgrouptype"
  | "variant"
  | "datecreated"
  | "datemodified"
  | "descriptionhtml"
  | "deliverystatus"
  | "externalinputtitle"
  | "offerisenabled"
  | "moneyofferprice"
  | "offertitle"
  | "offerdatestart"
  | "offerdateend"
  | "deliveryclassid"
  | "stockallowbackorder"
  | "offerisactive"
  | "moneyfinalprice"
  | "pricelisthasvolume"
  | "friendly"
  | "seo_title"
  | "seo_keywords"
  | "seo_description"
>;

export const products = resource<Product, ProductDraft>()({
  schema: product,
  names: ["productid", "sku"],
  verbs: {
    each: "getProducts",
    find: "getProduct",
    update: "updateProduct",
    delete: "deleteProduct",
    batchAdd: "batchAddProducts",
    batchUpdate: "batchUpdateProducts",
    batchDelete: "batchDeleteProducts",
  },
});
