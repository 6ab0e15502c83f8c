import { SitooRefusal } from "../refusal.ts";
import type { Route } from "../wire/call.ts";
import { crud } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import type { Noun } from "../wire/noun.ts";

/** The group of products that name none. */
export const defaultGroup = 2;

/** A VAT rate, and what kind of goods it is for: 10 product, 20 service, 30 gift card. */
export const productGroup: Noun = {
  name: "Product group",
  table: ({ productgroups }) => productgroups,
  key: "vatid",
  fields: fields({ number: "value", whole: "productgrouptype", text: "productgroupname comment" }),
  required: ["productgroupname"],
  blank: { productgrouptype: 10 },
  removed: ({ vatid }) => {
    if (vatid === defaultGroup) throw new SitooRefusal(400, "The default product group cannot be deleted");
  },
};

export const productGroups: readonly Route[] = crud("/sites/{siteid}/productgroups", productGroup);
