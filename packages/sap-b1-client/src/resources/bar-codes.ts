import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { objectOf, text, whole } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  AbsEntry: z.int(),
  /** ItemCode of the item. */
  ItemNo: text,
  /** The unit it is printed on; -1 when the units of the item belong to no group. */
  UoMEntry: whole,
  Barcode: text,
  FreeText: text,
}));

/** A bar code as SAP answers it. */
export type BarCode = Row<z.infer<typeof schema>>;

/** A bar code to be made or changed: SAP gives it its number. */
export type BarCodeDraft = DraftOf<BarCode, "ItemNo" | "Barcode", "AbsEntry">;

/** All bar codes: the way to find the item of one. */
export const barCodes = entitySet<BarCode, BarCodeDraft>()({
  set: "BarCodes",
  key: "AbsEntry",
  schema,
  verbs: ["create", "update", "remove"],
});
