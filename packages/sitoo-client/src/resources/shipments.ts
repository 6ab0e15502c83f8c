import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import {
  flag,
  many,
  maybeOneOf,
  maybeWhole,
  nullableDecimal,
  nullableWhole,
  objectOf,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const shipmentPackage = objectOf(() => ({
  shipmentpackageid: maybeWhole,
  barcode: text,
  externalid: text,
  comment: text,
}));

const shipmentItem = objectOf(() => ({
  shipmentitemid: maybeWhole,
  shipmentpackageid: maybeWhole,
  sku: text,
  productname: text,
  unitlabel: text,
  decimalunitquantity: nullableDecimal,
  quantity: maybeWhole,
  quantityreceived: maybeWhole,
  moneypricein: nullableDecimal,
  externalid: text,
}));

const shipment = objectOf(() => ({
  shipmentid: whole,
  shipmentstate: maybeOneOf<0 | 10 | 20 | 100>(),
  archived: flag,
  externalid: text,
  barcode: text,
  comment: text,
  emailowner: text,
  emailreceivedby: text,
  datenew: maybeWhole,
  dateintransit: nullableWhole,
  datereceived: nullableWhole,
  datecancelled: nullableWhole,
  dateestimatedpickup: nullableWhole,
  dateestimateddelivery: nullableWhole,
  sender_warehouseid: nullableWhole,
  sender_name: text,
  sender_address: text,
  sender_address2: text,
  sender_zip: text,
  sender_city: text,
  sender_state: text,
  sender_countryid: text,
  sender_referencename: text,
  sender_referenceemail: text,
  sender_referencemobile: text,
  sender_instructions: text,
  receiver_warehouseid: maybeWhole,
  receiver_name: text,
  receiver_address: text,
  receiver_address2: text,
  receiver_zip: text,
  receiver_city: text,
  receiver_state: text,
  receiver_countryid: text,
  receiver_referencename: text,
  receiver_referenceemail: text,
  receiver_referencemobile: text,
  receiver_instructions: text,
  carrier_name: text,
  carrier_reference: text,
  carrier_trackingurl: text,
  shipmentpackages: many(shipmentPackage),
  shipmentitems: many(shipmentItem),
}));
/** A shipment between warehouses: 0 new, 10 in transit, 20 received, 100 cancelled. */
export type Shipment = z.infer<typeof shipment>;

/** One to be made or changed. */
export type ShipmentDraft = DraftOf<
  Shipment,
  never,
  "shipmentid" | "datenew" | "dateintransit" | "datereceived" | "datecancelled"
>;

export const shipments = resource<Shipment, ShipmentDraft>()({
  schema: shipment,
  names: ["shipmentid"],
  verbs: { each: "getShipments", find: "getShipment", add: "addShipment", update: "updateShipment" },
});
