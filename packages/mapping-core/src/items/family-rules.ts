import * as z from "zod";
import { text } from "../rules/fields.ts";
import { itemField } from "./item-fields.ts";

const ParentRule = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("field").describe("A field of each variant names its family; an empty one stands alone."),
    field: itemField.describe("Such as U_Style."),
  }),
  z.strictObject({
    kind: z.literal("code").describe("The ItemCode up to the first separator; without one it stands alone."),
    separator: z.string().min(1).describe('Such as "-" in SHIRT-RED-M.'),
  }),
]);

const AttributeRule = z.strictObject({
  name: text.describe("As the till shows it: Colour, Size."),
  field: itemField.describe("Where its value stands: U_Colour, U_Size."),
  order: z
    .array(text)
    .default([])
    .describe("Values in the order they are shown: S, M, L; others come after."),
});

/** Which items are variants of one product. */
export const FamilyRules = z
  .strictObject({
    parent: ParentRule.describe("What the variants of a family have in common."),
    parentIsItem: z
      .boolean()
      .default(false)
      .describe(
        "Whether the family's name must be the ItemCode of an item: its main variant, or a template.",
      ),
    attributes: z
      .array(AttributeRule)
      .min(1)
      .describe("What tells the variants of a family from each other."),
  })
  .refine(({ attributes }) => new Set(attributes.map(({ name }) => name)).size === attributes.length, {
    message: "each attribute once",
    path: ["attributes"],
  });
export type FamilyRules = z.infer<typeof FamilyRules>;
