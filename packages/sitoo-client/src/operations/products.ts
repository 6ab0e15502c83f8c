import { get, post, put, remove } from "./operation.ts";

/** Products, their variants, files, categories, makers and attributes. */
export const productsOperations = {
  getProducts: get(
    "sites/{siteid}/products.json",
    "sku",
    "includeinactive",
    "datelastmodified",
    "start",
    "num",
    "fields",
  ),
  batchAddProducts: post("sites/{siteid}/products.json"),
  batchUpdateProducts: put("sites/{siteid}/products.json"),
  batchDeleteProducts: remove("sites/{siteid}/products.json"),
  getProduct: get("sites/{siteid}/products/{productid}.json"),
  updateProduct: put("sites/{siteid}/products/{productid}.json"),
  deleteProduct: remove("sites/{siteid}/products/{productid}.json"),

  getProductVariants: get("sites/{siteid}/products/{productid}/productvariants.json"),
  setProductVariants: put("sites/{siteid}/products/{productid}/productvariants.json"),

  getProductFiles: get("sites/{siteid}/products/{productid}/files.json", "start", "num", "fields"),
  addProductFile: post("sites/{siteid}/products/{productid}/files.json"),
  getProductFile: get("sites/{siteid}/products/{productid}/files/{fileid}.json"),
  deleteProductFile: remove("sites/{siteid}/products/{productid}/files/{fileid}.json"),
  getProductImages: get("sites/{siteid}/products/{productid}/images.json", "start", "num", "fields"),
  addProductImage: post("sites/{siteid}/products/{productid}/images.json"),
  getProductImage: get("sites/{siteid}/products/{productid}/images/{imageid}.json"),
  deleteProductImage: remove("sites/{siteid}/products/{productid}/images/{imageid}.json"),

  getResources: get("sites/{siteid}/resources.json", "start", "num", "fields"),

  getCategories: get("sites/{siteid}/categories.json", "start", "num", "fields"),
  addCategory: post("sites/{siteid}/categories.json"),
  getCategory: get("sites/{siteid}/categories/{categoryid}.json"),
  updateCategory: put("sites/{siteid}/categories/{categoryid}.json"),
  deleteCategory: remove("sites/{siteid}/categories/{categoryid}.json"),

  getManufacturers: get("sites/{siteid}/manufacturers.json", "start", "num", "fields"),
  batchAddManufacturers: post("sites/{siteid}/manufacturers.json"),
  batchUpdateManufacturers: put("sites/{siteid}/manufacturers.json"),
  batchDeleteManufacturers: remove("sites/{siteid}/manufacturers.json"),
  getManufacturer: get("sites/{siteid}/manufacturers/{externalcompanyid}.json"),
  updateManufacturer: put("sites/{siteid}/manufacturers/{externalcompanyid}.json"),
  deleteManufacturer: remove("sites/{siteid}/manufacturers/{externalcompanyid}.json"),

  getCustomAttributes: get("sites/{siteid}/customattributes.json", "start", "num"),
  addCustomAttribute: post("sites/{siteid}/customattributes.json"),
  getCustomAttribute: get("sites/{siteid}/customattributes/{attributeid}.json"),
  updateCustomAttribute: put("sites/{siteid}/customattributes/{attributeid}.json"),
  deleteCustomAttribute: remove("sites/{siteid}/customattributes/{attributeid}.json"),
};
