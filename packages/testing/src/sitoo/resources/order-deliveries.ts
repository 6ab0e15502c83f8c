import { SitooRefusal } from "../refusal.ts";
import type { Call, Route } from "../wire/call.ts";
import { checkRequired, fields, listIn, readFields, textIn } from "../wire/fields.ts";
import { flag } from "../wire/filters.ts";
import { logOf, orderIn } from "./orders.ts";

const deliveryFields = fields({
  whole: "warehouseid",
  text: "orderdeliveryref",
  objects: "orderdeliveryitems",
});
const itemFields = fields({ whole: "orderitemid quantity" });
const logFields = fields({ whole: "orderlogtypeid", text: "strvalue?", number: "fvalue?" });

/** What the API may write into the log of an order: ready for pick-up, and refused there. */
const writable = [900, 910];

const order = "/sites/{siteid}/orders/{orderid}";

export const orderDeliveries: readonly Route[] = [
  {
    method: "GET",
    path: `${order}/orderdeliveries.json`,
    answer: (call) => envelope(call.books.tables.orderdeliveries.where("orderid", orderIn(call).orderid)),
  },
  {
    method: "POST",
    path: `${order}/orderdeliveries.json`,
    parameters: ["ignorestock"],
    answer: addDelivery,
  },
  {
    method: "GET",
    path: `${order}/orderlogitems.json`,
    answer: (call) => envelope(logOf(orderIn(call), call)),
  },
  { method: "POST", path: `${order}/orderlogitems.json`, answer: addLogItem },
];

const envelope = (items: readonly unknown[]) => ({ totalcount: items.length, items });

function addDelivery(call: Call): number {
  const { books, query, options, body } = call;
  const { orderid } = orderIn(call);
  const read = readFields(deliveryFields, body, options);
  checkRequired(read, ["warehouseid", "orderdeliveryitems"]);
  const warehouseid = Number(read.warehouseid);
  if (!books.tables.warehouses.get(warehouseid))
    throw new SitooRefusal(400, `Invalid value warehouseid (${warehouseid})`);
  const items = listIn(read, "orderdeliveryitems").map((sent) => {
    const item = readFields(itemFields, sent, options);
    checkRequired(item, ["orderitemid", "quantity"]);
    return { orderitemid: Number(item.orderitemid), quantity: Number(item.quantity) };
  });
  const isIgnored = flag("ignorestock", query.get("ignorestock") ?? "false");
  const { orderdeliveryid } = books.addDelivery({
    ...{ orderid, warehouseid, items, orderdeliveryref: textIn(read, "orderdeliveryref") ?? "" },
    ...(isIgnored && { ignoreStock: true }),
  });
  books.addLogItem({ orderid, orderlogtypeid: 70, fvalue: orderdeliveryid });
  return orderdeliveryid;
}

function addLogItem(call: Call): true {
  const { orderid } = orderIn(call);
  const read = readFields(logFields, call.body, call.options);
  checkRequired(read, ["orderlogtypeid"]);
  const orderlogtypeid = Number(read.orderlogtypeid);
  if (!writable.includes(orderlogtypeid)) throw new SitooRefusal(400, "Invalid value orderlogtypeid");
  call.books.addLogItem({
    ...{ orderid, orderlogtypeid, strvalue: textIn(read, "strvalue") ?? null },
    fvalue: typeof read.fvalue === "number" ? read.fvalue : null,
  });
  return true;
}
