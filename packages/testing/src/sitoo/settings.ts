import type { Stored } from "./books/records.ts";
import { currencyOf, type Shop } from "./shop.ts";

/** The record of `GET /sites/{eshopid}/settings.json`; what the shop states wins. */
export const settingsOf = (shop: Shop): Stored => ({
  eshopid: shop.eshopid,
  eshopname: "",
  doroundoff: true,
  creditnotesalestype: 20,
  creditnotevalidmonths: 12,
  giftcardsalestype: 20,
  giftcardvalidmonths: 24,
  paymenttypeid_split: 0,
  warehouseid: shop.warehouses[0]?.warehouseid ?? 0,
  numdaysreserved: 3,
  currencycode: currencyOf(shop),
  currency_rates: [],
  timezone: "Europe/Stockholm",
  pricesstoredwithvat: true,
  permissions: {},
  ...shop.settings,
});
