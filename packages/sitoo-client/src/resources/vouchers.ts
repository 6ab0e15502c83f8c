import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import {
  flag,
  many,
  maybeDecimal,
  maybeWhole,
  nullableDecimal,
  nullableText,
  nullableWhole,
  objectOf,
  requiredText,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const productOption = objectOf(() => ({
  num: maybeWhole,
  products: many(whole),
}));

const discountOption = objectOf(() => ({
  num: maybeWhole,
  products: many(whole),
  moneyprice: maybeDecimal,
  moneydiscount: maybeDecimal,
  decimaldiscount: maybeDecimal,
}));

const voucher = objectOf(() => ({
  voucherid: whole,
  activepos: flag,
  vouchercode: text,
  voucherpassword: text,
  vouchername: text,
  vouchercomment: text,
  datecreated: maybeWhole,
  datestart: nullableWhole,
  dateend: nullableWhole,
  tags: many(requiredText),
  vouchertype: maybeWhole,
  value_x: maybeWhole,
  value_y: nullableWhole,
  value_z: nullableWhole,
  money_m: nullableDecimal,
  money_n: nullableDecimal,
  vouchername1: nullableText,
  vouchercode1: nullableText,
  vouchername2: nullableText,
  vouchercode2: nullableText,
  maxuses: nullableWhole,
  priority: maybeWhole,
  pricelisttags: many(requiredText),
  vouchergrouptype: maybeWhole,
  voucherstate: maybeWhole,
  products: many(whole),
  productoptions: many(productOption),
  discountoptions: many(discountOption),
  active: flag,
  voucherterms: text,
}));
/** A campaign. */
export type Voucher = z.infer<typeof voucher>;

/** One to be made or changed. */
export type VoucherDraft = DraftOf<
  Voucher,
  "vouchername" | "vouchertype",
  "voucherid" | "datecreated" | "vouchergrouptype" | "voucherstate" | "active" | "voucherterms"
>;

export const vouchers = resource<Voucher, VoucherDraft>()({
  schema: voucher,
  names: ["voucherid"],
  verbs: {
    each: "getVouchers",
    find: "getVoucher",
    add: "addVoucher",
    update: "updateVoucher",
    delete: "deleteVoucher",
  },
});
