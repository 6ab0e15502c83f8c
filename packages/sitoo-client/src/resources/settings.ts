import * as z from "zod/mini";
import { flag, maybeWhole, objectOf, optional, text } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const settings = objectOf(() => ({
  eshopid: maybeWhole,
  eshopname: text,
  eshoptype: text,
  doroundoff: flag,
  creditnotesalestype: maybeWhole,
  creditnotevalidmonths: maybeWhole,
  giftcardsalestype: maybeWhole,
  giftcardvalidmonths: maybeWhole,
  paymenttypeid_split: maybeWhole,
  warehouseid: maybeWhole,
  /** Days for which a booking reserves stock. */
  numdaysreserved: maybeWhole,
  currencycode: text,
  currency_rates: optional(z.array(z.unknown())),
  /** IANA, such as "Europe/Stockholm". */
  timezone: text,
  /** Whether prices that are read and sent have VAT in them. */
  pricesstoredwithvat: flag,
  copy_discounts_to_exchange_sale: optional(z.union([z.string(), z.boolean()])),
  permissions: z.optional(z.unknown()),
}));
/** The settings of a site; what nobody has listed is kept. */
export type SiteSettings = z.infer<typeof settings>;

export const siteSettings = resource<SiteSettings>()({
  schema: settings,
  names: ["eshopid"],
  verbs: { read: "getSettings" },
});
