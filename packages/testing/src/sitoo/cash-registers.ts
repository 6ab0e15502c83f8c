import type { CashRegister } from "./books/records.ts";
import type { Shop } from "./shop.ts";

/** The records of `GET /sites/{eshopid}/cashregisters.json`. */
export const cashRegistersOf = (shop: Shop): readonly CashRegister[] =>
  shop.registers.map(({ registerid, registerkey, warehouseid, currencycode }) => ({
    registerid,
    manufacturerid: `MAKER${registerid.replaceAll(/[{}-]/g, "")}`,
    registerkey,
    company: "",
    companyid: "",
    address: "",
    address2: "",
    zip: "",
    city: "",
    state: "",
    countryid: "se",
    currencycode,
    receiptlanguagetag: "sv",
    storesettingid: 1,
    warehouseid,
    salestaxgroupid: null,
  }));
