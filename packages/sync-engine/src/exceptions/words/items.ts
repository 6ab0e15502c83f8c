import type { WordsOfProblems } from "./problems.ts";

type ItemCode = Extract<
  keyof WordsOfProblems,
  | `item-${string}`
  | `barcode-${string}`
  | `sku-${string}`
  | `variant${string}`
  | "unknown-product-group"
  | "family-without-parent"
>;

/** What keeps an item of SAP's from the tills: merchandising completes it, and the next run takes it up by itself. */
export const itemWords: Pick<WordsOfProblems, ItemCode> = {
  "item-read-without": {
    owner: "IT",
    severity: "error",
    what: ({ itemCode, fields }) =>
      `Item ${itemCode} was read without ${fields.join(", ")}, so nothing can be said of it.`,
    action: "Correct the names of these fields in the rules (items), or make the user fields in SAP.",
  },
  "item-not-flagged": {
    owner: "merchandising",
    severity: "warning",
    what: ({ itemCode }) => `Item ${itemCode} is not marked for the tills in SAP.`,
    action: "Mark the item in SAP if it is to be sold.",
  },
  "item-not-active": {
    owner: "merchandising",
    severity: "warning",
    what: ({ itemCode, date }) => `Item ${itemCode} is marked for the tills, but is not active on ${date}.`,
    action: "Make the item active in SAP, or take its mark away.",
  },
  "item-not-for-sale": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode }) => `Item ${itemCode} is marked for the tills, but is no sales item in SAP.`,
    action: "Make it a sales item in SAP, or take its mark away.",
  },
  "item-without-name": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, fields }) => `Item ${itemCode} has no name for the tills (${fields.join(", ")}).`,
    action: "Give the item a name in SAP.",
  },
  "item-without-price": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode }) => `Item ${itemCode} has no price in the price list of the tills.`,
    action: "Give the item a price in SAP; 0.00 with a currency is one.",
  },
  "item-without-barcode": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode }) => `Item ${itemCode} has no bar code for the unit that is sold.`,
    action: "Give the item a bar code in SAP.",
  },
  "barcode-check-digit": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, barcode }) =>
      `The bar code ${barcode} of item ${itemCode} is mistyped: its check digit is wrong, and no scanner reads it.`,
    action: "Correct the bar code in SAP.",
  },
  "barcode-on-several-items": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, barcode, others }) =>
      `The bar code ${barcode} of item ${itemCode} is also on ${others.join(", ")}: a till would sell either.`,
    action: "Leave the bar code on one of the items in SAP.",
  },
  "item-with-several-skus": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, skus }) =>
      `Item ${itemCode} has the article numbers ${skus.join(", ")} in Sitoo, and a product has one.`,
    action: "Name the one that is to be kept up to date in the rules (items.skus).",
  },
  "sku-of-another-item": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, sku, other }) =>
      `Sales of the article number ${sku} are booked on ${other}, so item ${itemCode} cannot have it.`,
    action: "Name an article number of its own for the item in the rules (itemCodes).",
  },
  "sku-not-allowed": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, sku }) =>
      `Sitoo does not take the article number ${sku} of item ${itemCode}: only letters from A to Z, digits and _ + - /.`,
    action: "Name another article number for the item in the rules (itemCodes).",
  },
  "item-vat-unmapped": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, vatGroup }) =>
      vatGroup === ""
        ? `Item ${itemCode} has no VAT group for sales in SAP.`
        : `Item ${itemCode} has the VAT group ${vatGroup}, and the rules do not say which product group that is in Sitoo.`,
    action:
      "Give the item its VAT group in SAP, or name the product group in the rules (items.productGroups).",
  },
  "unknown-product-group": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, vatid }) =>
      `Sitoo has no product group ${vatid}, which the rules name for ${itemCode}.`,
    action: "Make the product group in Sitoo, or correct its number in the rules (items.productGroups).",
  },
  "item-vat-rate-differs": {
    owner: "finance",
    severity: "error",
    what: ({ itemCode, vatGroup, vatid, date, inSap, inSitoo }) =>
      `Item ${itemCode} would be sold at ${inSitoo} % VAT (product group ${vatid}), but its VAT group ${vatGroup} is worth ${inSap} % in SAP on ${date}.`,
    action:
      "Correct the rate of the product group in Sitoo, or name another in the rules (items.productGroups).",
  },
  "item-value-unmapped": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, field, value }) =>
      value === ""
        ? `Item ${itemCode} has nothing in ${field}.`
        : `Item ${itemCode} has ${value} in ${field}, and the rules do not say what that is in Sitoo.`,
    action: "Correct the item in SAP, or name the value in the rules.",
  },
  "family-without-parent": {
    owner: "merchandising",
    severity: "error",
    what: ({ family, itemCodes }) =>
      `${itemCodes.join(", ")} are variants of ${family}, and there is no such item.`,
    action: "Make the item in SAP, or correct the variants.",
  },
  "variant-without-value": {
    owner: "merchandising",
    severity: "error",
    what: ({ itemCode, family, attribute, field }) =>
      `Item ${itemCode} is a variant of ${family} without a value for ${attribute} (${field}).`,
    action: "Fill in the field in SAP.",
  },
  "variants-alike": {
    owner: "merchandising",
    severity: "error",
    what: ({ family, itemCodes, values }) =>
      `${itemCodes.join(", ")} are the same variant of ${family}: ${values.join(", ")}.`,
    action: "Correct the values in SAP: a till shows one product for each.",
  },
  "variants-would-be-lost": {
    owner: "merchandising",
    severity: "error",
    what: ({ family, skus }) =>
      `Sitoo has ${skus.join(", ")} in the family ${family}, and SAP does not: to write the family would delete them.`,
    action: "Put the items into the family in SAP again, or take them out of it in Sitoo.",
  },
  "variants-stand-alone": {
    owner: "merchandising",
    severity: "error",
    what: ({ family, skus }) =>
      `${skus.join(", ")} stand alone in Sitoo, and cannot be made variants of ${family} any more.`,
    action: "Put them into the family in Sitoo, or give the items in SAP article numbers of their own.",
  },
};
