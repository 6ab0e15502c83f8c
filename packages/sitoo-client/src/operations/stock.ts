import { get, post, put, remove } from "./operation.ts";

/** Warehouses, what is in them, what moves, and shipments. */
export const stockOperations = {
  getWarehouses: get("sites/{siteid}/warehouses.json", "start", "num", "fields"),
  addWarehouse: post("sites/{siteid}/warehouses.json"),
  getWarehouse: get("sites/{siteid}/warehouses/{warehouseid}.json"),
  updateWarehouse: put("sites/{siteid}/warehouses/{warehouseid}.json"),
  deleteWarehouse: remove("sites/{siteid}/warehouses/{warehouseid}.json"),
  getWarehouseItems: get(
    "sites/{siteid}/warehouses/{warehouseid}/warehouseitems.json",
    "start",
    "num",
    "datelastmodifiedfrom",
    "datelastmodifiedto",
    "sku",
    "fields",
  ),
  batchSetWarehouseItems: put("sites/{siteid}/warehouses/{warehouseid}/warehouseitems.json"),

  getWarehouseTransactions: get(
    "sites/{siteid}/warehouses/{warehouseid}/warehousetransactions.json",
    "warehousetransactionid",
    "warehousetransactionidfrom",
    "warehousetransactionidto",
    "datecreatedfrom",
    "datecreatedto",
    "transactiontype",
    "start",
    "num",
    "sort",
    "fields",
  ),
  getWarehouseTransaction: get(
    "sites/{siteid}/warehouses/{warehouseid}/warehousetransactions/{warehousetransactionid}.json",
  ),
  getAllWarehouseTransactions: get(
    "sites/{siteid}/warehousetransactions.json",
    "warehousetransactionid",
    "warehousetransactionidfrom",
    "warehousetransactionidto",
    "datecreatedfrom",
    "datecreatedto",
    "warehouseid",
    "transactiontype",
    "start",
    "num",
    "sort",
    "fields",
  ),
  batchAddWarehouseTransactions: post("sites/{siteid}/warehousetransactions.json"),

  getWarehouseBatches: get(
    "sites/{siteid}/warehouses/{warehouseid}/warehousebatches.json",
    "transactiontype",
    "warehousebatchstate",
    "start",
    "num",
    "fields",
  ),
  addWarehouseBatch: post("sites/{siteid}/warehouses/{warehouseid}/warehousebatches.json"),
  getWarehouseBatch: get("sites/{siteid}/warehouses/{warehouseid}/warehousebatches/{warehousebatchid}.json"),
  updateWarehouseBatch: put(
    "sites/{siteid}/warehouses/{warehouseid}/warehousebatches/{warehousebatchid}.json",
  ),
  getWarehouseBatchItems: get(
    "sites/{siteid}/warehouses/{warehouseid}/warehousebatches/{warehousebatchid}/warehousebatchitems.json",
    "start",
    "num",
    "fields",
  ),
  batchSetWarehouseBatchItems: put(
    "sites/{siteid}/warehouses/{warehouseid}/warehousebatches/{warehousebatchid}/warehousebatchitems.json",
  ),
  batchDeleteWarehouseBatchItems: remove(
    "sites/{siteid}/warehouses/{warehouseid}/warehousebatches/{warehousebatchid}/warehousebatchitems.json",
  ),

  getShipments: get(
    "shipments.json",
    "shipmentid",
    "sender_warehouseid",
    "receiver_warehouseid",
    "archived",
    "start",
    "num",
    "fields",
  ),
  addShipment: post("shipments.json"),
  getShipment: get("shipments/{shipmentid}.json"),
  updateShipment: put("shipments/{shipmentid}.json"),
};
