import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import { many, maybeWhole, nullableWhole, objectOf, text, whole } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const deliveryItem = objectOf(() => ({
  orderdeliveryitemid: maybeWhole,
  orderdeliveryid: maybeWhole,
  orderitemid: maybeWhole,
  quantity: maybeWhole,
}));

const orderDelivery = objectOf(() => ({
  orderdeliveryid: whole,
  orderid: maybeWhole,
  warehouseid: maybeWhole,
  orderdeliveryref: text,
  datedelivery: maybeWhole,
  datecancelled: nullableWhole,
  pluginname: text,
  orderdeliveryitems: many(deliveryItem),
}));
/** Goods of an order that left a warehouse, or came back to it. */
export type OrderDelivery = z.infer<typeof orderDelivery>;

/** One to be made or changed. */
export type OrderDeliveryDraft = DraftOf<
  OrderDelivery,
  "warehouseid" | "orderdeliveryitems",
  "orderdeliveryid" | "orderid" | "datedelivery" | "datecancelled" | "pluginname"
>;

export const orderDeliveries = resource<OrderDelivery, OrderDeliveryDraft>()({
  schema: orderDelivery,
  names: ["orderdeliveryid"],
  verbs: { each: "getOrderDeliveries", add: "addOrderDelivery" },
});
