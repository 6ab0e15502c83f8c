import type { Route } from "../wire/call.ts";
import { crud } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import type { Noun } from "../wire/noun.ts";

/** A campaign. What the numbers of types, groups and states mean is not public: the only ones seen are given. */
export const voucher: Noun = {
  name: "Voucher",
  table: (tables) => tables.vouchers,
  key: "voucherid",
  fields: fields({
    flag: "activepos active",
    text: "vouchercode voucherpassword vouchername vouchercomment voucherterms vouchername1? vouchercode1? vouchername2? vouchercode2?",
    whole: "datestart? dateend? vouchertype value_x? value_y? value_z? maxuses? priority",
    money: "money_m? money_n?",
    texts: "tags pricelisttags?",
    wholes: "products",
    objects: "productoptions discountoptions",
  }),
  required: ["vouchertype", "vouchername"],
  readOnly: ["datecreated", "vouchergrouptype", "voucherstate"],
  blank: { active: true, activepos: true, priority: 3 },
  listed: ["voucherid", "vouchername", "datecreated", "vouchertype", "voucherstate"],
  check: (draft, { books }, before) =>
    before ? draft : { ...draft, datecreated: books.now(), vouchergrouptype: 20, voucherstate: 10 },
};

export const vouchers: readonly Route[] = crud("/sites/{siteid}/vouchers", voucher);
