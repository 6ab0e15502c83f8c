import { SitooRefusal } from "../refusal.ts";
import type { Route } from "../wire/call.ts";
import { crud } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import type { Noun } from "../wire/noun.ts";
import { currencyOf } from "../shop.ts";
import { defaultPriceList } from "./price-list-items.ts";

/** How many a system may have. */
const most = 100;

export const priceList: Noun = {
  name: "Price list",
  table: ({ pricelists }) => pricelists,
  key: "pricelistid",
  fields: fields({
    text: "pricelistname pricelistdescription externalid? currencycode",
    flag: "active",
    texts: "tags",
  }),
  required: ["pricelistname"],
  blank: ({ shop }) => ({ active: true, currencycode: currencyOf(shop) }),
  check: (draft, { books }, before) => {
    if (!before && books.tables.pricelists.size() >= most)
      throw new SitooRefusal(400, `No more than ${most} price lists`);
    return draft;
  },
  removed: ({ pricelistid }, { books }) => {
    const { pricelistitems } = books.tables;
    if (pricelistid === defaultPriceList)
      throw new SitooRefusal(400, "The default price list cannot be deleted");
    for (const item of [...pricelistitems.where("pricelistid", pricelistid)]) {
      pricelistitems.remove(pricelistitems.keyOf(item));
    }
  },
};

export const priceLists: readonly Route[] = crud("/sites/{siteid}/pricelists", priceList);
