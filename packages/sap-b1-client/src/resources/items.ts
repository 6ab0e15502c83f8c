import * as z from "zod";
import { amount, text, yesNo } from "./wire.ts";

/** The part of an item that Instep reads; U_ fields and everything else SAP sends are kept. */
export const Item = z.looseObject({
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
});
/** An item as SAP answers it. */
export type Item = z.infer<typeof Item>;
