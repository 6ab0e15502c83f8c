import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, many, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const rate = objectOf(() => ({
  /** The rate holds from this day until the next one's. */
  Effectivefrom: day,
  /** Percent. */
  Rate: amount,
  EqualizationTax: amount,
  DatevCode: whole,
}));

const schema = objectOf(() => ({
  /** At most 8 characters. */
  Code: z.string(),
  Name: text,
  /** Sales take a group of output tax only. */
  Category: choice<"bovcInputTax" | "bovcOutputTax">(),
  TaxAccount: text,
  EU: yesNo,
  Inactive: yesNo,
  NonDeduct: amount,
  AcquisitionReverse: yesNo,
  DownPaymentTaxOffsetAccount: text,
  VatGroups_Lines: many(rate),
}));

/** A VAT group as SAP answers it. */
export type VatGroup = Row<z.infer<typeof schema>>;

/** A VAT group to be made or changed. */
export type VatGroupDraft = DraftOf<VatGroup, "Code" | "Name">;

export const vatGroups = entitySet<VatGroup, VatGroupDraft>()({
  set: "VatGroups",
  key: "Code",
  schema,
  verbs: ["create", "update", "remove"],
});
