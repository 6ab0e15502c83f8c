import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  ExpensCode: z.int(),
  Name: text,
  FreightType: choice<"ftShipping" | "ftInsurance" | "ftOther" | "ftSpecial">(),
  RevenuesAccount: text,
  ExpenseAccount: text,
  OutputVATGroup: text,
  InputVATGroup: text,
  TaxLiable: yesNo,
  FixedAmountRevenues: amount,
  FixedAmountExpenses: amount,
  DistributionMethod: choice<
    "aed_Equally" | "aed_LineTotal" | "aed_None" | "aed_Quantity" | "aed_Volume" | "aed_Weight"
  >(),
  DrawingMethod: choice<"dmAll" | "dmNone" | "dmQuantity" | "dmTotal">(),
  Stock: yesNo,
  Project: text,
  DistributionRule: text,
  DataVersion: whole,
}));

/** A kind of freight or other expense as SAP answers it. */
export type AdditionalExpense = Row<z.infer<typeof schema>>;

/** A kind of expense to be made or changed: SAP gives it its number. */
export type AdditionalExpenseDraft = DraftOf<AdditionalExpense, "Name", "ExpensCode" | "DataVersion">;

export const additionalExpenses = entitySet<AdditionalExpense, AdditionalExpenseDraft>()({
  set: "AdditionalExpenses",
  key: "ExpensCode",
  schema,
  verbs: ["create", "update", "remove"],
  etags: true,
});
