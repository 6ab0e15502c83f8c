import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { choice, objectOf, text, whole } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  Number: z.int(),
  GroupName: text,
  ItemClass: choice<"itcService" | "itcMaterial">(),
  InventorySystem: choice<"bis_MovingAverage" | "bis_Standard" | "bis_FIFO" | "bis_SNB">(),
  ProcurementMethod: choice<"bom_Buy" | "bom_Make">(),
  PlanningSystem: choice<"bop_MRP" | "bop_None">(),
  /** Of new items in the group. */
  DefaultUoMGroup: whole,
  DefaultInventoryUoM: whole,
  RevenuesAccount: text,
  ExemptRevenuesAccount: text,
  SalesCreditAcc: text,
  InventoryAccount: text,
  CostAccount: text,
}));

/** A group of items as SAP answers it. */
export type ItemGroup = Row<z.infer<typeof schema>>;

/** A group of items to be made or changed: SAP gives it its number. */
export type ItemGroupDraft = DraftOf<ItemGroup, "GroupName", "Number">;

export const itemGroups = entitySet<ItemGroup, ItemGroupDraft>()({
  set: "ItemGroups",
  key: "Number",
  schema,
  verbs: ["create", "update", "remove"],
});
