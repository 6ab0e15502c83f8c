import { get, post, put } from "./operation.ts";

/** What both lists of orders can be asked. */
const asked = [
  ...["externalid", "orderid", "orderidfrom", "orderidto", "orderdatefrom", "orderdateto"],
  ...["orderstate", "paymentstate", "ordertype", "email", "start", "num", "sort", "fields"],
] as const;

/** Orders, their deliveries and log, and service orders. */
export const ordersOperations = {
  getAllOrders: get("orders.json", "eshopid", ...asked, "receiptid", "creditorderid", "warehouseid"),
  /** Deprecated by Sitoo: `getAllOrders` with an eshopid does the same. */
  getOrders: get("sites/{siteid}/orders.json", ...asked),
  addOrder: post("sites/{siteid}/orders.json"),
  getOrder: get("sites/{siteid}/orders/{orderid}.json"),
  updateOrder: put("sites/{siteid}/orders/{orderid}.json"),
  getOrderDeliveries: get("sites/{siteid}/orders/{orderid}/orderdeliveries.json"),
  addOrderDelivery: post("sites/{siteid}/orders/{orderid}/orderdeliveries.json", "ignorestock"),
  getOrderLogItems: get("sites/{siteid}/orders/{orderid}/orderlogitems.json"),
  addOrderLogItem: post("sites/{siteid}/orders/{orderid}/orderlogitems.json"),

  getServiceOrders: get("serviceorders.json", "store", "state", "start_after_id", "num", "sort"),
  addServiceOrder: post("serviceorders.json"),
  getServiceOrder: get("serviceorders/{service_order_id}.json"),
  updateServiceOrder: put("serviceorders/{service_order_id}.json"),
};
