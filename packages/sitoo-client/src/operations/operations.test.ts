import { describe, expect, it } from "vitest";
import { failing, testAccount } from "../../test/test-account.ts";
import { type OperationName, operations } from "../index.ts";

/** Written from Sitoo's documentation, not from the table. */
const documented = `
  getAllOrders getOrders addOrder getOrder updateOrder getOrderDeliveries addOrderDelivery getOrderLogItems addOrderLogItem
  getServiceOrders addServiceOrder getServiceOrder updateServiceOrder
  getProducts batchAddProducts batchUpdateProducts batchDeleteProducts getProduct updateProduct deleteProduct
  getProductVariants setProductVariants getResources
  getProductFiles addProductFile getProductFile deleteProductFile
  getProductImages addProductImage getProductImage deleteProductImage
  getCategories addCategory getCategory updateCategory deleteCategory
  getCustomAttributes addCustomAttribute getCustomAttribute updateCustomAttribute deleteCustomAttribute
  getManufacturers batchAddManufacturers batchUpdateManufacturers batchDeleteManufacturers
  getManufacturer updateManufacturer deleteManufacturer
  getPriceLists addPriceList getPriceList updatePriceList deletePriceList
  getPriceListsItems batchSetPriceListItems batchDeletePriceListItems
  getProductGroups addProductGroup getProductGroup updateProductGroup deleteProductGroup
  getSalesTaxes addSalesTax getSalesTax updateSalesTax deleteSalesTax
  getSalesTaxGroups addSalesTaxGroup getSalesTaxGroup updateSalesTaxGroup deleteSalesTaxGroup
  getWarehouses addWarehouse getWarehouse updateWarehouse deleteWarehouse getWarehouseItems batchSetWarehouseItems
  getWarehouseTransactions getWarehouseTransaction getAllWarehouseTransactions batchAddWarehouseTransactions
  getWarehouseBatches addWarehouseBatch getWarehouseBatch updateWarehouseBatch
  getWarehouseBatchItems batchSetWarehouseBatchItems batchDeleteWarehouseBatchItems
  getShipments addShipment getShipment updateShipment
  getSites getSite getStores addStore getStore updateStore deleteStore
  getCashRegisters getCashRegister getZReports getZReport
  getReasonCodes addReasonCode getReasonCode updateReasonCode deleteReasonCode
  getUsers batchAddUsers batchUpdateUsers getUser updateUser deleteUser
  getVouchers addVoucher getVoucher updateVoucher deleteVoucher
  addGiftCard getGiftCard addGiftCardTransaction deleteGiftCardTransactions
  getInfluencerCodes batchAddInfluencerCodes batchUpdateInfluencerCodes batchDeleteInfluencerCodes getInfluencerCode
  getInfluencerVoucher addInfluencerVoucherTransaction deleteInfluencerVoucherTransaction
  getCustomMetrics addCustomMetric deleteCustomMetric
  getCustomMetricValues updateCustomMetricValues deleteCustomMetricValues
`
  .trim()
  .split(/\s+/);

/** Of newer pages of the documentation. */
const newer = [
  "getPosZReports",
  "getPosPaymentTypes",
  "addPosPaymentType",
  "getPosPaymentType",
  "getSettings",
];

describe("the operations of Sitoo", () => {
  it("all 138 documented ones and the newer ones are in the table, and no other", () => {
    expect(documented).toHaveLength(138);
    expect(Object.keys(operations).sort()).toEqual([...documented, ...newer].sort());
  });

  it.each(Object.keys(operations) as OperationName[])(
    "%s reaches Sitoo under its address",
    async (operation) => {
      const { client } = testAccount();
      const { method, path } = operations[operation];
      const call = { method, path: path.replace("{siteid}", "1").replace(/\{\w+\}/g, "7") } as const;
      const answer: unknown = await client
        .request(method === "GET" ? call : { ...call, body: [] })
        .catch((error: unknown) => error);
      const nowhere = await failing(client.request({ method, path: "no-such-thing.json" }));
      expect(answer).not.toMatchObject({ errortext: nowhere.errortext, code: nowhere.code });
    },
  );
});

describe("an operation by its name", () => {
  it("is sent to the client's own site, with its values encoded", async () => {
    const { client, seen } = testAccount();
    await failing(
      client.request({ operation: "getUser", path: { userid: "{AB-1}" }, query: { fields: ["email"] } }),
    );
    await failing(client.request({ operation: "getInfluencerCode", path: { code: "ÅRE/1 %" } }));
    expect(seen).toEqual([
      "GET sites/1/users/%7BAB-1%7D.json?fields=email",
      "GET sites/1/influencercodes/%C3%85RE%2F1%20%25.json",
    ]);
  });

  it.each([
    ["nothing for a value of its path", { operation: "getProduct", path: {} }, /productid is missing/],
    ["null for a value of its path", { operation: "getProduct", path: { productid: null } }, /is missing/],
    [
      "a list for a value of its path",
      { operation: "getProduct", path: { productid: [] } },
      /productid is neither a text nor a number/,
    ],
    [
      "a bigint for it",
      { operation: "getProduct", path: { productid: 5n } },
      /productid is neither a text nor a number/,
    ],
    ["half a character", { operation: "getUser", path: { userid: "\ud800" } }, /userid has half a character/],
    ["an empty value", { operation: "getUser", path: { userid: " " } }, /userid is empty/],
    [
      "a value that leads elsewhere",
      { operation: "getUser", path: { userid: ".." } },
      /userid is empty or only dots/,
    ],
    [
      "no whole number",
      { operation: "getProduct", path: { productid: 1.5 } },
      /productid is no whole number/,
    ],
    [
      "the GUID of a site",
      { operation: "getStores", path: { siteid: "{0A-1}" } },
      /siteid is not the site's number/,
    ],
    [
      "a value its path does not have",
      { operation: "getStores", path: { storeid: 1 } },
      /its path has no storeid/,
    ],
    [
      "a question Sitoo would overlook",
      { operation: "getStores", query: { nmu: 5 } },
      /overlook the parameter nmu/,
    ],
    [
      "a list with a comma in a value",
      { operation: "getProducts", query: { sku: ["A,B"] } },
      /sku has a value with a comma/,
    ],
    [
      "a question that is no number",
      { operation: "getStores", query: { num: Number.NaN } },
      /num is no number/,
    ],
    ["a name that is none", { operation: "constructor" }, /Sitoo has no operation "constructor"/],
    ["a GET with a body", { operation: "getStores", body: {} }, /A GET has no body/],
  ])("is refused before it is sent when it is given %s", async (_, call, message) => {
    const { client, seen } = testAccount();
    await expect(client.request(call as never)).rejects.toThrow(message);
    expect(seen).toEqual([]);
  });

  it("leaves out what is undefined", async () => {
    const { client, seen } = testAccount();
    await client.request({
      operation: "getStores",
      query: { num: undefined, start: undefined, fields: ["name"] },
    });
    expect(seen).toEqual(["GET sites/1/stores.json?fields=name"]);
  });

  it("tells every fault at once", async () => {
    const { client } = testAccount();
    const call = { operation: "getWarehouseBatch", path: { warehouseid: "" }, query: { x: 1 } };
    await expect(client.request(call as never)).rejects.toThrow(
      "getWarehouseBatch cannot be sent: warehouseid is empty or only dots; warehousebatchid is missing; Sitoo would overlook the parameter x.",
    );
  });
});

describe("a call by its path", () => {
  it("may have its questions in it, and others beside it", async () => {
    const { client, seen } = testAccount();
    await client.request({ method: "GET", path: "/sites/1/stores.json?num=5", query: { start: 0 } });
    expect(seen).toEqual(["GET sites/1/stores.json?num=5&start=0"]);
  });

  it.each([
    ["names a site by its GUID", "sites/{0A-1}/products.json", /its GUID finds nothing/],
    ["is that of a site by its GUID", "sites/{0A-1}.json", /its GUID finds nothing/],
    ["leads out of the account", "../2/orders.json", /leads out of the account/],
    ["leads out of it in another spelling", "%2E./2/orders.json", /leads out of the account/],
    ["leads to another site", "sites/1/../2/orders.json", /one of dots/],
    ["leads to another site in another spelling", "sites/1/%2e%2E/2/orders.json", /one of dots/],
    ["leads there by a sign that vanishes", "sites/1/.\t./2/orders.json", /one of dots/],
    ["leads there by a backslash", "sites/1\\..\\2/orders.json", /a backslash/],
    ["has a part that nobody would see", "sites.json#draft", /a #/],
    ["leads up by a space that vanishes", "sites/1/.. ", /one of dots/],
    ["has an empty part", "sites//orders.json", /an empty part/],
    ["is empty", "/", /an empty part/],
    ["is no text", null, /is a text/],
  ])("is refused when it %s", async (_, path, message) => {
    const { client, seen } = testAccount();
    await expect(client.request({ method: "GET", path: path as never })).rejects.toThrow(message);
    expect(seen).toEqual([]);
  });

  it("is refused when its body has an amount that is no number", async () => {
    const { client } = testAccount();
    const call = { method: "POST", path: "sites/1/stores.json", body: { name: Number.NaN } } as const;
    await expect(client.request(call)).rejects.toThrow("name is NaN, which cannot be sent.");
  });
});
