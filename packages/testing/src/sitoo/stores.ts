import type { Stored } from "./books/records.ts";
import type { Shop } from "./shop.ts";

/** The records of `GET /sites/{eshopid}/stores.json`. */
export const storesOf = (shop: Shop): readonly Stored[] =>
  shop.stores.map(({ storeid, name, externalid }) => ({
    storeid,
    eshopid: shop.eshopid,
    storetype: 10,
    name,
    externalid,
    externalgroupid: "",
    address: "",
    address2: "",
    zip: "",
    city: name,
    state: "",
    countryid: "se",
    phone: null,
    email: null,
    latitude: "",
    longitude: "",
    nearby_stores: [],
    usetype_movein: 10,
    usetype_moveout: 10,
    usetype_manualin: null,
    usetype_manualout: null,
    usetype_shipmentin: null,
    usetype_shipmentout: null,
    tags: [],
  }));
