import {
  type ItemResult,
  type OperationName,
  operations,
  type Read,
  type SitooClient,
} from "@instep/sitoo-client";

/** Asks the client for what the operation answers; gives what could not be read. `items` are as many as the answer has. */
type Reading = (client: SitooClient, items: readonly object[]) => Promise<readonly string[]>;

const each =
  (list: (client: SitooClient) => AsyncIterable<Read<unknown>>): Reading =>
  async (client) => {
    const faults: string[] = [];
    for await (const record of list(client)) if (!record.ok) faults.push(...record.faults);
    return faults;
  };

const one =
  (ask: (client: SitooClient) => Promise<unknown>): Reading =>
  async (client) => {
    await ask(client);
    return [];
  };

const batch =
  (send: (client: SitooClient, items: readonly never[]) => Promise<readonly ItemResult[]>): Reading =>
  async (client, items) => {
    const results = await send(client, items as readonly never[]);
    return results.flatMap((result) => (result.outcome === "confirmed" ? [] : [result.error.message]));
  };

const nothing = {} as never;

const readings: Readonly<Partial<Record<OperationName, Reading>>> = {
  getAllOrders: each((sitoo) => sitoo.orders.each()),
  getOrder: one((sitoo) => sitoo.orders.find(1)),
  addOrder: one((sitoo) => sitoo.orders.add(nothing)),
  updateOrder: one((sitoo) => sitoo.orders.update(1, nothing)),
  getOrderDeliveries: each((sitoo) => sitoo.orders.deliveries(1).each()),
  addOrderDelivery: one((sitoo) => sitoo.orders.deliveries(1).add(nothing)),
  getOrderLogItems: each((sitoo) => sitoo.orders.log(1).each()),
  addOrderLogItem: one((sitoo) => sitoo.orders.log(1).add(nothing)),
  getProducts: each((sitoo) => sitoo.products.each()),
  getProduct: one((sitoo) => sitoo.products.find(1)),
  batchAddProducts: batch((sitoo, items) => sitoo.products.batchAdd(items)),
  batchUpdateProducts: batch((sitoo, items) => sitoo.products.batchUpdate(items)),
  batchDeleteProducts: batch((sitoo, items) => sitoo.products.batchDelete(items)),
  getProductVariants: one((sitoo) => sitoo.variantsOf(1).read()),
  setProductVariants: one((sitoo) => sitoo.variantsOf(1).set(nothing)),
  getProductGroups: each((sitoo) => sitoo.productGroups.each()),
  getProductGroup: one((sitoo) => sitoo.productGroups.find(1)),
  addProductGroup: one((sitoo) => sitoo.productGroups.add(nothing)),
  getPriceLists: each((sitoo) => sitoo.priceLists.each()),
  getPriceList: one((sitoo) => sitoo.priceLists.find(1)),
  addPriceList: one((sitoo) => sitoo.priceLists.add(nothing)),
  getPriceListsItems: each((sitoo) => sitoo.pricesOf(1).each()),
  batchSetPriceListItems: batch((sitoo, items) => sitoo.pricesOf(1).batchSet(items)),
  batchDeletePriceListItems: batch((sitoo, items) => sitoo.pricesOf(1).batchDelete(items)),
  getWarehouses: each((sitoo) => sitoo.warehouses.each()),
  getWarehouse: one((sitoo) => sitoo.warehouses.find(1)),
  addWarehouse: one((sitoo) => sitoo.warehouses.add(nothing)),
  getWarehouseItems: each((sitoo) => sitoo.itemsOf(1).each()),
  batchSetWarehouseItems: batch((sitoo, items) => sitoo.itemsOf(1).batchSet(items)),
  getAllWarehouseTransactions: each((sitoo) => sitoo.warehouseTransactions.each()),
  batchAddWarehouseTransactions: batch((sitoo, items) => sitoo.warehouseTransactions.batchAdd(items)),
  getWarehouseTransactions: each((sitoo) => sitoo.warehouseTransactions.ofWarehouse(1).each()),
  getWarehouseTransaction: one((sitoo) => sitoo.warehouseTransactions.ofWarehouse(1).find(1)),
  getWarehouseBatches: each((sitoo) => sitoo.batchesOf(1).each()),
  getWarehouseBatch: one((sitoo) => sitoo.batchesOf(1).find(1)),
  addWarehouseBatch: one((sitoo) => sitoo.batchesOf(1).add(nothing)),
  getWarehouseBatchItems: each((sitoo) => sitoo.batchesOf(1).itemsOf(1).each()),
  batchSetWarehouseBatchItems: batch((sitoo, items) => sitoo.batchesOf(1).itemsOf(1).batchSet(items)),
  batchDeleteWarehouseBatchItems: batch((sitoo, items) => sitoo.batchesOf(1).itemsOf(1).batchDelete(items)),
  getShipments: each((sitoo) => sitoo.shipments.each()),
  getShipment: one((sitoo) => sitoo.shipments.find(1)),
  addShipment: one((sitoo) => sitoo.shipments.add(nothing)),
  getStores: each((sitoo) => sitoo.stores.each()),
  getStore: one((sitoo) => sitoo.stores.find(1)),
  addStore: one((sitoo) => sitoo.stores.add(nothing)),
  getCashRegisters: each((sitoo) => sitoo.cashRegisters.each()),
  getCashRegister: one((sitoo) => sitoo.cashRegisters.find("{1}")),
  getZReports: each((sitoo) => sitoo.zReports.ofRegister("{1}").each()),
  getZReport: one((sitoo) => sitoo.zReports.ofRegister("{1}").find(1)),
  getUsers: each((sitoo) => sitoo.users.each()),
  getUser: one((sitoo) => sitoo.users.find("{1}")),
  batchAddUsers: batch((sitoo, items) => sitoo.users.batchAdd(items)),
  batchUpdateUsers: batch((sitoo, items) => sitoo.users.batchUpdate(items)),
  getVouchers: each((sitoo) => sitoo.vouchers.each()),
  getVoucher: one((sitoo) => sitoo.vouchers.find(1)),
  addVoucher: one((sitoo) => sitoo.vouchers.add(nothing)),
  addGiftCard: one((sitoo) => sitoo.giftCards.add(nothing)),
  getGiftCard: one((sitoo) => sitoo.giftCards.find("1")),
  addGiftCardTransaction: one((sitoo) => sitoo.giftCards.addTransaction("1", nothing)),
  getReasonCodes: each((sitoo) => sitoo.reasonCodes.each()),
  getReasonCode: one((sitoo) => sitoo.reasonCodes.find(1)),
  addReasonCode: one((sitoo) => sitoo.reasonCodes.add(nothing)),
  getSites: each((sitoo) => sitoo.sites.each()),
  getSettings: one((sitoo) => sitoo.siteSettings.read()),
  getPosPaymentTypes: each((sitoo) => sitoo.posPaymentTypes.each()),
};

/** What the client cannot read of an answer to this operation: by its typed method, or by `request` where it has none. */
export function readBy(
  client: SitooClient,
  operation: OperationName,
  answer: unknown,
): Promise<readonly string[]> {
  const items = Array.isArray(answer) ? answer.map(() => ({})) : [];
  const reading = readings[operation] ?? one((sitoo) => sitoo.request(callOf(operation)));
  return reading(client, items);
}

function callOf(operation: OperationName) {
  const { method, path } = operations[operation];
  return { method, path: path.replace(/\{\w+\}/g, "1") };
}
