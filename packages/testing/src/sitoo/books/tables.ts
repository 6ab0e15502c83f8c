import type { Changes } from "./changes.ts";
import type * as records from "./records.ts";
import type { Stored } from "./records.ts";
import { createTable, type Table } from "./table.ts";

/** Everything an account holds but its orders. The names are those of the paths. */
export type Tables = ReturnType<typeof createTables>;

export type TableName = keyof Tables;

/** Opens empty tables. */
export function createTables(changes: Changes) {
  const keyed = <T extends Stored = Stored>(name: string, ...fields: readonly string[]): Table<T> =>
    createTable<T>({ name, fields, changes });

  return {
    categories: keyed("categories", "categoryid"),
    customattributes: keyed("customattributes", "id"),
    custommetrics: keyed("custommetrics", "key"),
    custommetricvalues: keyed("custommetricvalues", "key", "date", "store_id"),
    cashregisters: keyed<records.CashRegister>("cashregisters", "registerid"),
    giftcards: keyed<records.GiftCard>("giftcards", "cardnumber"),
    giftcardtransactions: keyed<records.GiftCardTransaction>("giftcardtransactions", "id"),
    influencercodes: keyed("influencercodes", "code"),
    influencertransactions: keyed("influencertransactions", "id"),
    manufacturers: keyed("manufacturers", "externalcompanyid"),
    orderdeliveries: keyed<records.OrderDelivery>("orderdeliveries", "orderdeliveryid"),
    orderlogitems: keyed("orderlogitems", "id"),
    pospaymenttypes: keyed("pospaymenttypes", "paymenttypeid"),
    pricelistitems: keyed("pricelistitems", "pricelistid", "productid"),
    pricelists: keyed("pricelists", "pricelistid"),
    productfiles: keyed("productfiles", "productid", "resourceid"),
    productgroups: keyed("productgroups", "vatid"),
    productimages: keyed("productimages", "productid", "resourceid"),
    products: keyed<records.Product>("products", "productid"),
    reasoncodes: keyed("reasoncodes", "reasoncodeid"),
    resources: keyed("resources", "resourceid"),
    salestaxes: keyed("salestaxes", "salestaxid"),
    salestaxgroups: keyed("salestaxgroups", "salestaxgroupid"),
    serviceorders: keyed("serviceorders", "id"),
    settings: keyed("settings", "eshopid"),
    shipments: keyed("shipments", "shipmentid"),
    sites: keyed("sites", "eshopid"),
    stores: keyed("stores", "storeid"),
    users: keyed<records.User>("users", "userid"),
    variantgroups: keyed("variantgroups", "productid"),
    vouchers: keyed("vouchers", "voucherid"),
    warehousebatches: keyed<records.WarehouseBatch>("warehousebatches", "warehousebatchid"),
    warehousebatchitems: keyed<records.WarehouseBatchItem>("warehousebatchitems", "warehousebatchitemid"),
    warehouseitems: keyed<records.WarehouseItem>("warehouseitems", "warehouseitemid"),
    warehouses: keyed<records.Warehouse>("warehouses", "warehouseid"),
    warehousetransactions: keyed<records.WarehouseTransaction>(
      "warehousetransactions",
      "warehousetransactionid",
    ),
    zreports: keyed<records.ZReport>("zreports", "registerid", "zreportid"),
  };
}
