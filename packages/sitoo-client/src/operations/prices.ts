import { get, post, put, remove } from "./operation.ts";

/** Price lists, product groups with their VAT, and US sales taxes. */
export const pricesOperations = {
  getPriceLists: get("sites/{siteid}/pricelists.json", "start", "num", "fields"),
  addPriceList: post("sites/{siteid}/pricelists.json"),
  getPriceList: get("sites/{siteid}/pricelists/{pricelistid}.json"),
  updatePriceList: put("sites/{siteid}/pricelists/{pricelistid}.json"),
  deletePriceList: remove("sites/{siteid}/pricelists/{pricelistid}.json"),
  getPriceListsItems: get(
    "sites/{siteid}/pricelists/{pricelistid}/pricelistitems.json",
    "start",
    "num",
    "fields",
  ),
  batchSetPriceListItems: put("sites/{siteid}/pricelists/{pricelistid}/pricelistitems.json"),
  batchDeletePriceListItems: remove("sites/{siteid}/pricelists/{pricelistid}/pricelistitems.json"),

  getProductGroups: get("sites/{siteid}/productgroups.json", "start", "num", "fields"),
  addProductGroup: post("sites/{siteid}/productgroups.json"),
  getProductGroup: get("sites/{siteid}/productgroups/{vatid}.json"),
  updateProductGroup: put("sites/{siteid}/productgroups/{vatid}.json"),
  deleteProductGroup: remove("sites/{siteid}/productgroups/{vatid}.json"),

  getSalesTaxes: get("sites/{siteid}/salestaxes.json", "start", "num", "fields"),
  addSalesTax: post("sites/{siteid}/salestaxes.json"),
  getSalesTax: get("sites/{siteid}/salestaxes/{salestaxid}.json"),
  updateSalesTax: put("sites/{siteid}/salestaxes/{salestaxid}.json"),
  deleteSalesTax: remove("sites/{siteid}/salestaxes/{salestaxid}.json"),
  getSalesTaxGroups: get("sites/{siteid}/salestaxgroups.json", "start", "num", "fields"),
  addSalesTaxGroup: post("sites/{siteid}/salestaxgroups.json"),
  getSalesTaxGroup: get("sites/{siteid}/salestaxgroups/{salestaxgroupid}.json"),
  updateSalesTaxGroup: put("sites/{siteid}/salestaxgroups/{salestaxgroupid}.json"),
  deleteSalesTaxGroup: remove("sites/{siteid}/salestaxgroups/{salestaxgroupid}.json"),
};
