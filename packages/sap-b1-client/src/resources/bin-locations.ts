import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, objectOf, text, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  AbsEntry: z.int(),
  Warehouse: text,
  /** The warehouse and the sublevels, joined by the warehouse's separator. */
  BinCode: text,
  Sublevel1: text,
  Sublevel2: text,
  Sublevel3: text,
  Sublevel4: text,
  BarCode: text,
  Description: text,
  AlternativeSortCode: text,
  Inactive: yesNo,
  IsSystemBin: yesNo,
  /** Goods come in here, and are put away from here. */
  ReceivingBinLocation: yesNo,
  ExcludeAutoAllocOnIssue: yesNo,
  RestrictedItemType: choice<
    "briNone" | "briSpecificItem" | "briSingleItemOnly" | "briSpecificItemGroup" | "briSpecificItemGroupOnly"
  >(),
  RestrictedTransType: choice<
    | "brtNoRestrictions"
    | "brtAllTrans"
    | "brtInboundTrans"
    | "brtOutboundTrans"
    | "brtAllExceptInventoryTrans"
  >(),
  MinimumQty: amount,
  MaximumQty: amount,
}));

/** A bin of a warehouse as SAP answers it. */
export type BinLocation = Row<z.infer<typeof schema>>;

/** A bin to be made or changed: SAP gives it its number. */
export type BinLocationDraft = DraftOf<BinLocation, "Warehouse", "AbsEntry" | "IsSystemBin">;

export const binLocations = entitySet<BinLocation, BinLocationDraft>()({
  set: "BinLocations",
  key: "AbsEntry",
  schema,
  verbs: ["create", "update", "remove"],
});
