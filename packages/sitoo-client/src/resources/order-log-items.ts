import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import { maybeWhole, nullableNumber, nullableText, objectOf } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const orderLogItem = objectOf(() => ({
  datelog: maybeWhole,
  orderid: maybeWhole,
  orderlogtypeid: maybeWhole,
  strvalue: nullableText,
  fvalue: nullableNumber,
}));
/** What happened to an order. The API may write 900, ready for pickup, and 910, pickup rejected. */
export type OrderLogItem = z.infer<typeof orderLogItem>;

/** One to be made or changed. */
export type OrderLogItemDraft = DraftOf<OrderLogItem, "orderlogtypeid", "datelog" | "orderid">;

export const orderLogItems = resource<OrderLogItem, OrderLogItemDraft, true>()({
  schema: orderLogItem,
  names: ["orderid"],
  nameless: true,
  verbs: { each: "getOrderLogItems", add: "addOrderLogItem" },
});
