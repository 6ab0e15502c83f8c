import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import {
  maybeOneOf,
  maybeWhole,
  nullableText,
  nullableWhole,
  objectOf,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const warehouseBatch = objectOf(() => ({
  warehousebatchid: whole,
  warehouseid: maybeWhole,
  warehousetransactionid: nullableWhole,
  transactiontype: maybeOneOf<10 | 20 | 30 | 40 | 50>(),
  datecreated: maybeWhole,
  warehousebatchstate: maybeOneOf<10 | 20>(),
  emailowner: text,
  comment: text,
  shipmentid: nullableWhole,
  externalid: nullableText,
  reasoncode: nullableText,
}));
/** A batch of movements: filled, then committed by closing it (10 open, 20 closed). */
export type WarehouseBatch = z.infer<typeof warehouseBatch>;

/** One to be made or changed. */
export type WarehouseBatchDraft = DraftOf<
  WarehouseBatch,
  "transactiontype",
  "warehousebatchid" | "warehouseid" | "warehousetransactionid" | "datecreated"
>;

export const warehouseBatches = resource<WarehouseBatch, WarehouseBatchDraft>()({
  schema: warehouseBatch,
  names: ["warehousebatchid"],
  verbs: {
    each: "getWarehouseBatches",
    find: "getWarehouseBatch",
    add: "addWarehouseBatch",
    update: "updateWarehouseBatch",
  },
});
