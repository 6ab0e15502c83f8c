import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { notKnown, type Route } from "../wire/call.ts";
import { add, get, list, update } from "../wire/collection.ts";
import { blankOf, fields, readFields } from "../wire/fields.ts";
import { type Filter, oneOfNumbers } from "../wire/filters.ts";
import type { Noun } from "../wire/noun.ts";

const party = (role: string): string =>
  "name address address2 zip city state countryid referencename referenceemail referencemobile instructions"
    .split(" ")
    .map((name) => `${role}_${name}`)
    .join(" ");

const packageFields = fields({ whole: "shipmentpackageid", text: "barcode externalid comment" });
const itemFields = fields({
  whole: "shipmentitemid shipmentpackageid quantity quantityreceived",
  text: "sku productname unitlabel externalid",
  decimal: "decimalunitquantity?",
  money: "moneypricein?",
});

/** When a state is reached: 10 in transit, 20 received, 100 cancelled. */
const dates: ReadonlyMap<unknown, string> = new Map([
  [10, "dateintransit"],
  [20, "datereceived"],
  [100, "datecancelled"],
]);

/** Goods between two warehouses. The states move no stock: which transaction types they have is not public. */
export const shipment: Noun = {
  name: "Shipment",
  table: ({ shipments }) => shipments,
  key: "shipmentid",
  fields: fields({
    whole:
      "shipmentstate dateestimatedpickup? dateestimateddelivery? sender_warehouseid? receiver_warehouseid?",
    flag: "archived",
    text: `externalid barcode comment emailowner emailreceivedby carrier_name carrier_reference carrier_trackingurl ${party("sender")} ${party("receiver")}`,
    objects: "shipmentpackages shipmentitems",
  }),
  required: [],
  readOnly: ["datenew", ...dates.values()],
  listed: [
    ...["shipmentid", "shipmentstate", "externalid", "datenew", "dateintransit", "datereceived"],
    ...["datecancelled", "dateestimatedpickup", "dateestimateddelivery", "sender_warehouseid"],
    ...["sender_name", "receiver_warehouseid", "receiver_name", "carrier_name", "carrier_reference"],
  ],
  blank: { dateintransit: null, datereceived: null, datecancelled: null },
  check: (draft, { books, options }, before) => {
    const twin = books.tables.shipments
      .where("barcode", draft.barcode)
      .some(({ barcode, shipmentid }) => barcode !== "" && shipmentid !== draft.shipmentid);
    if (twin) throw new SitooRefusal(options.duplicateStatus, "Barcode already exists");
    const reached = dates.get(draft.shipmentstate);
    const rows = (kind: typeof itemFields, list: unknown): readonly Stored[] =>
      (list as readonly unknown[]).map((row) => ({ ...blankOf(kind), ...readFields(kind, row, options) }));
    return {
      ...draft,
      ...(!before && { datenew: books.now() }),
      ...(reached !== undefined && draft[reached] === null && { [reached]: books.now() }),
      shipmentpackages: rows(packageFields, draft.shipmentpackages),
      shipmentitems: rows(itemFields, draft.shipmentitems),
    };
  },
};

/** The default is 20. It is taken for "not archived"; what other numbers mean is not public. */
const archived: Filter = (text) => {
  if (text !== "20") throw notKnown("what numbers of the filter archived mean, other than its default");
  return { holds: (record) => record.archived === false };
};

export const shipments: readonly Route[] = [
  list("/shipments.json", shipment, {
    filters: {
      shipmentid: oneOfNumbers("shipmentid"),
      sender_warehouseid: oneOfNumbers("sender_warehouseid"),
      receiver_warehouseid: oneOfNumbers("receiver_warehouseid"),
      archived,
    },
    visible: (each, { query }) => query.has("archived") || each.archived === false,
  }),
  add("/shipments.json", shipment),
  get("/shipments/{shipmentid}.json", shipment),
  update("/shipments/{shipmentid}.json", shipment),
];
