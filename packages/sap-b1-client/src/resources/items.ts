import * as z from "zod";
import { entitySet } from "../entity/entity-set.ts";
import { amount, text, yesNo, whole } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = z.object({
  ItemCode: z.string(),
  ItemName: text,
  BarCode: text,
  SalesVATGroup: text,
  Valid: yesNo,
  Frozen: yesNo,
  SalesItem: yesNo,
  InventoryItem: yesNo,
  ManageSerialNumbers: yesNo,
  ManageBatchNumbers: yesNo,
  QuantityOnStock: amount,
  DataVersion: whole,
});

/** An item as SAP answers it. */
export type Item = Row<z.infer<typeof schema>>;

/** An item to be made or changed. */
export type ItemDraft = DraftOf<Item, "ItemCode", "QuantityOnStock" | "DataVersion">;

export const items = entitySet<Item, ItemDraft>()({
  set: "Items",
  key: "ItemCode",
  schema,
  verbs: ["create", "update", "remove"],
  etags: true,
});
