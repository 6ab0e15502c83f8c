import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import { maybeNumber, maybeOneOf, objectOf, text, whole } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const productGroup = objectOf(() => ({
  vatid: whole,
  value: maybeNumber,
  productgrouptype: maybeOneOf<10 | 20 | 30>(),
  productgroupname: text,
  comment: text,
}));
/** A product group, which is Sitoo's VAT: its rate in percent. */
export type ProductGroup = z.infer<typeof productGroup>;

/** One to be made or changed. */
export type ProductGroupDraft = DraftOf<ProductGroup, "productgroupname", "vatid">;

export const productGroups = resource<ProductGroup, ProductGroupDraft>()({
  schema: productGroup,
  names: ["vatid"],
  verbs: {
    each: "getProductGroups",
    find: "getProductGroup",
    add: "addProductGroup",
    update: "updateProductGroup",
    delete: "deleteProductGroup",
  },
});
