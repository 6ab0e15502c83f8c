import type * as z from "zod/mini";
import {
  many,
  maybeDecimal,
  maybeNumber,
  maybeWhole,
  objectOf,
  requiredText,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const subPayment = objectOf(() => ({
  name: text,
  moneysubtotal: maybeDecimal,
  moneycaptured: maybeDecimal,
  moneyinadvance: maybeDecimal,
  moneyreserved: maybeDecimal,
}));

const payment = objectOf(() => ({
  name: text,
  moneytotal: maybeDecimal,
  moneycaptured: maybeDecimal,
  moneyinadvance: maybeDecimal,
  moneyreserved: maybeDecimal,
  subpayments: many(subPayment),
}));

const vatGroup = objectOf(() => ({
  vatvalue: maybeNumber,
  moneytotal: maybeDecimal,
  moneytotalnet: maybeDecimal,
  moneytotalvat: maybeDecimal,
}));

const productGroup = objectOf(() => ({
  name: text,
  vatvalue: maybeNumber,
  numtotal: maybeWhole,
  moneytotal: maybeDecimal,
  moneytotalnet: maybeDecimal,
  moneytotalvat: maybeDecimal,
}));

const discount = objectOf(() => ({
  vouchercode: text,
  moneytotal: maybeDecimal,
  moneytotalnet: maybeDecimal,
  moneytotalvat: maybeDecimal,
}));

const salesTax = objectOf(() => ({
  name: text,
  code: text,
  externalid: text,
  groupregion: text,
  moneytotal: maybeDecimal,
  moneytax: maybeDecimal,
  decimaltaxvalue: maybeDecimal,
}));

const zReport = objectOf(() => ({
  zreportid: whole,
  registerid: requiredText,
  manufacturerid: text,
  registerkey: text,
  registernumber: maybeWhole,
  datecreated: maybeWhole,
  /** When it reached Sitoo: newer endpoint only. */
  dateadded: maybeWhole,
  dateopened: maybeWhole,
  eshopid: maybeWhole,
  store_id: text,
  store_name: text,
  company: text,
  companyid: text,
  address: text,
  address2: text,
  address3: text,
  currencycode: text,
  staff: text,
  staffuserid: text,
  comment: text,
  moneysalestotal: maybeDecimal,
  moneysalestotalnet: maybeDecimal,
  numsales: maybeWhole,
  numsalesitems: maybeWhole,
  vatgroupssales: many(vatGroup),
  productgroupssales: many(productGroup),
  moneysalesnotdeliveredtotal: maybeDecimal,
  moneysalesnotdeliveredtotalnet: maybeDecimal,
  numsalesnotdelivered: maybeWhole,
  numsalesnotdelivereditems: maybeWhole,
  vatgroupssalesnotdelivered: many(vatGroup),
  productgroupssalesnotdelivered: many(productGroup),
  moneyrefundtotal: maybeDecimal,
  moneyrefundtotalnet: maybeDecimal,
  numrefund: maybeWhole,
  numrefunditems: maybeWhole,
  vatgroupsrefund: many(vatGroup),
  productgroupsrefund: many(productGroup),
  moneyroundoff: maybeDecimal,
  salestaxessales: many(salesTax),
  salestaxesrefund: many(salesTax),
  moneysalestaxinadvance: maybeDecimal,
  moneysummarysales: maybeDecimal,
  moneysummaryrefund: maybeDecimal,
  moneysummarysubtotal: maybeDecimal,
  moneysummarysalestax: maybeDecimal,
  moneysummaryroundoff: maybeDecimal,
  moneysummarytotal: maybeDecimal,
  paymentssales: many(payment),
  paymentsrefund: many(payment),
  discountssales: many(discount),
  discountssalesnotdelivered: many(discount),
  discountsrefund: many(discount),
  moneycash_in: maybeDecimal,
  moneycash_salesrefunds: maybeDecimal,
  moneycash_petty: maybeDecimal,
  moneycash_bank: maybeDecimal,
  moneycash_expected: maybeDecimal,
  moneycash_counted: maybeDecimal,
  moneycash_diff: maybeDecimal,
  moneycash_bankfinal: maybeDecimal,
  moneycash_out: maybeDecimal,
  moneydiscount: maybeDecimal,
  numsalestypeproduct: maybeWhole,
  numsalestypeservice: maybeWhole,
  numsalestypegiftcard: maybeWhole,
  numreceipts: maybeWhole,
  numopendrawer: maybeWhole,
  numpractice: maybeWhole,
  moneypractice: maybeDecimal,
  moneygrandtotalsales: maybeDecimal,
  moneygrandtotalrefund: maybeDecimal,
  moneygrandtotalnet: maybeDecimal,
}));
/** What a till says when its drawer is closed. Its number runs per till. Times are Unix seconds. */
export type ZReport = z.infer<typeof zReport>;

/** The Z-reports of one till. */
export const zReports = resource<ZReport>()({
  schema: zReport,
  names: ["zreportid"],
  verbs: { each: "getZReports", find: "getZReport" },
});

/** The Z-reports of an account, in the order in which they reached Sitoo: named by till and number. */
export const accountZReports = resource<ZReport>()({
  schema: zReport,
  names: ["zreportid"],
  identity: ["registerid", "zreportid"],
  verbs: { each: "getPosZReports" },
});
