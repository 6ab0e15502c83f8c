import type { Committed } from "../books/changes.ts";
import type { Stored } from "../books/records.ts";

/** What an event says, before it has an id and a time. */
export interface Happening {
  readonly event_type: string;
  readonly data: Stored;
}

type Told = (change: Committed, eshop_id: number) => Happening | undefined;

const states: ReadonlyMap<unknown, string> = new Map([
  [0, "open"],
  [10, "closed"],
  [20, "cancelled"],
]);

/** A booking is told of as one, with the data of an order. */
const order: Told = ({ kind, record, before }, eshop_id) => {
  const state = record.orderstateid === before?.orderstateid ? undefined : states.get(record.orderstateid);
  const data = {
    eshop_id: record.eshopid ?? eshop_id,
    order_id: record.orderid,
    ...(record.warehouseid != null && { warehouse_id: record.warehouseid }),
    order_event_type: kind === "created" ? "add" : "update",
    ...(state && { order_state_changed: state }),
  };
  return { event_type: record.ordertypeid === 100 ? "booking" : "order", data };
};

const logTypes: ReadonlyMap<unknown, string> = new Map([
  [900, "ready-for-pickup"],
  [910, "pickup-rejected"],
]);

const logItem: Told = ({ record }, eshop_id) => {
  const type = logTypes.get(record.orderlogtypeid);
  if (!type) return undefined;
  return { event_type: "order", data: { eshop_id, order_id: record.orderid, order_event_type: type } };
};

const delivery: Told = ({ record }, eshop_id) => ({
  event_type: "order-delivery",
  data: {
    eshop_id,
    order_id: record.orderid,
    order_delivery_id: record.orderdeliveryid,
    warehouse_id: record.warehouseid,
  },
});

/** The names of these ids are ours: the pages that show them are not public. */
const named =
  (event_type: string, fields: Readonly<Record<string, string>>): Told =>
  ({ record }, eshop_id) => ({
    event_type,
    data: {
      eshop_id,
      ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, record[field]])),
    },
  });

/** What is told of, by table. */
const told: Readonly<Partial<Record<string, Told>>> = {
  orders: order,
  orderlogitems: logItem,
  orderdeliveries: delivery,
  shipments: named("shipment", { shipment_id: "shipmentid" }),
  warehousetransactions: named("warehouse-transaction", {
    warehouse_id: "warehouseid",
    warehouse_transaction_id: "warehousetransactionid",
  }),
  zreports: named("z-report", { register_id: "registerid", z_report_id: "zreportid" }),
};

/** What Sitoo tells of a change; nothing of most. */
export function happeningOf(change: Committed, eshop_id: number): Happening | undefined {
  return change.kind === "deleted" ? undefined : told[change.table]?.(change, eshop_id);
}
