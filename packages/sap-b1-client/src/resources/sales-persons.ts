import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  /** -1 is nobody. */
  SalesEmployeeCode: z.int(),
  SalesEmployeeName: text,
  Active: yesNo,
  Locked: yesNo,
  EmployeeID: whole,
  CommissionForSalesEmployee: amount,
  CommissionGroup: whole,
  Telephone: text,
  Mobile: text,
  Email: text,
  Remarks: text,
}));

/** A person who sells, as SAP answers it. */
export type SalesPerson = Row<z.infer<typeof schema>>;

/** A person who sells, to be made or changed: SAP gives it its number. */
export type SalesPersonDraft = DraftOf<SalesPerson, "SalesEmployeeName", "SalesEmployeeCode">;

export const salesPersons = entitySet<SalesPerson, SalesPersonDraft>()({
  set: "SalesPersons",
  key: "SalesEmployeeCode",
  schema,
  verbs: ["create", "update", "remove"],
});
