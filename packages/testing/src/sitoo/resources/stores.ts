import type { Route } from "../wire/call.ts";
import { crud } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import type { Noun } from "../wire/noun.ts";

export const store: Noun = {
  name: "Store",
  table: ({ stores }) => stores,
  key: "storeid",
  fields: fields({
    text: "name externalid externalgroupid address address2 zip city state countryid phone? email? latitude? longitude?",
    whole:
      "eshopid storetype usetype_movein? usetype_moveout? usetype_manualin? usetype_manualout? usetype_shipmentin? usetype_shipmentout?",
    wholes: "nearby_stores",
    texts: "tags",
    map: "additional_data",
  }),
  required: ["storetype", "name"],
  blank: ({ shop }) => ({ eshopid: shop.eshopid }),
};

export const stores: readonly Route[] = crud("/sites/{siteid}/stores", store);
