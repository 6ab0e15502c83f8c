import type { Product } from "@instep/sitoo-client";
import * as z from "zod";
import { itemCode, text, userField, vatGroup } from "../rules/fields.ts";
import { FamilyRules } from "./family-rules.ts";
import { itemField } from "./item-fields.ts";

const id = z.int().positive();

/** Which items are for the tills. */
const SendRule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none").describe("None: products are kept in Sitoo by hand.") }),
  z.strictObject({ kind: z.literal("all").describe("Every item.") }),
  z.strictObject({
    kind: z.literal("userField").describe("Those with a value in a user field of the item master."),
    field: userField.describe('Such as "U_Till".'),
    value: text.default("Y").describe("Every other value takes the product off the tills."),
  }),
  z.strictObject({
    kind: z.literal("property").describe("Those that have one of SAP's item properties."),
    number: z.int().min(1).max(64).describe("1 to 64, as in SAP's set-up of item properties."),
  }),
]);

/** Product groups of Sitoo, which are its VAT rates. */
const ProductGroupRules = z.strictObject({
  byItemCode: z
    .record(itemCode, id)
    .default({})
    .describe("vatid of single items, looked at first: a gift card has the VAT group of exempt goods."),
  byVatGroup: z
    .record(vatGroup, id)
    .default({})
    .describe("vatid by the VAT group for sales (SalesVATGroup)."),
  withoutVatGroup: id
    .optional()
    .describe("vatid of items that leave the VAT group to SAP; without it they are incomplete."),
});

const BarcodeRules = z.strictObject({
  checkDigits: z
    .enum(["refuse", "ignore"])
    .default("refuse")
    .describe("What a wrong check digit of an EAN or UPC means: no scanner reads such a code."),
  aliases: z
    .boolean()
    .default(true)
    .describe("Whether further bar codes go out too; without it they are left as they are in Sitoo."),
});

const UnitRule = z.strictObject({
  by: itemField.default("SalesUnit").describe("The field that names the unit."),
  labels: z.record(text, text).default({}).describe("Label at the till where it is not SAP's own text."),
});

const DecimalsRule = z.strictObject({
  itemGroups: z.array(z.int()).default([]).describe("ItemsGroupCodes of goods sold by weight or length."),
  units: z.array(text).default([]).describe("Sales units of such goods: kg, m."),
});

const CategoryRule = z.strictObject({
  by: itemField.default("ItemsGroupCode").describe("The field that decides."),
  ids: z
    .record(text, z.array(id).min(1))
    .describe("categoryids by the field's value; the first is the main one."),
  otherwise: z.array(id).min(1).optional().describe("For other values; without it they are a problem."),
});

const BrandRule = z.strictObject({
  by: itemField.default("Manufacturer").describe("The field that decides."),
  ids: z.record(text, id).describe("manufacturerid (externalcompanyid) by the field's value."),
  otherwise: id.optional().describe("For other values; without it they are a problem."),
});

/** Plain texts of a product. */
const productTexts = [
  "descriptionshort",
  "description",
  "skumanufacturer",
  "deliveryinfo",
  "manufacturerurl",
  "custom1",
  "custom2",
  "custom3",
  "custom4",
  "custom5",
] as const satisfies readonly (keyof Product)[];

/** How SAP's items become products. What no rule names is left as people keep it in Sitoo. */
export const ItemRules = z.strictObject({
  send: SendRule.default({ kind: "none" }).describe(
    "Which items go out; others that Sitoo has are taken off the tills.",
  ),
  require: z
    .strictObject({
      price: z.boolean().default(true).describe("No item goes out without a price."),
      barcode: z.boolean().default(false).describe("No item goes out without a bar code."),
    })
    .default({ price: true, barcode: false })
    .describe("What makes an item complete, beside its name and its VAT."),
  title: z.array(itemField).min(1).default(["ItemName"]).describe("The first that has a value is the name."),
  productGroups: ProductGroupRules.default({ byItemCode: {}, byVatGroup: {} }).describe(
    "Product group by item or VAT group; one without is incomplete.",
  ),
  skus: z
    .record(itemCode, text)
    .default({})
    .describe("The one SKU of an item for which `itemCodes` names several."),
  barcodes: BarcodeRules.default({ checkDigits: "refuse", aliases: true }).describe(
    "Bar codes of the unit that is sold.",
  ),
  unit: UnitRule.optional().describe("Label of the unit."),
  decimals: DecimalsRule.optional().describe("Which goods are sold by parts of a unit."),
  categories: CategoryRule.optional().describe("Categories of Sitoo."),
  brand: BrandRule.optional().describe("Manufacturer of Sitoo; an item without one has none."),
  texts: z
    .partialRecord(z.enum(productTexts), itemField)
    .default({})
    .describe("Further texts of the product, and the field each is taken from."),
  attributes: z
    .record(text, itemField)
    .default({})
    .describe("Custom attributes by their id, and the field each is taken from."),
  families: FamilyRules.optional().describe("Which items are variants of one product."),
});
export type ItemRules = z.infer<typeof ItemRules>;
