import type { Warehouse } from "./books/records.ts";
import { currencyOf, type Shop } from "./shop.ts";

/** A virtual warehouse: its level is set, not counted by transactions, as Sitoo advises when the ERP owns the stock. */
const virtual = 20;

/** The records of `GET /sites/{eshopid}/warehouses.json`. */
export const warehousesOf = (shop: Shop): readonly Warehouse[] =>
  shop.warehouses.map(({ warehouseid, name, storeid, externalid }) => ({
    warehouseid,
    warehousetype: virtual,
    usetype: 10,
    storeid,
    sellable: true,
    currencycode: currencyOf(shop),
    name,
    externalid,
    address: "",
    address2: "",
    zip: "",
    city: "",
    state: "",
    countryid: "se",
  }));
