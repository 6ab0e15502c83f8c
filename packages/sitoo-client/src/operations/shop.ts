import { get, post, put, remove } from "./operation.ts";

/** Sites, stores, cash registers with their Z-reports, and reason codes. */
export const shopOperations = {
  getSites: get("sites.json"),
  getSite: get("sites/{siteid}.json"),

  getStores: get("sites/{siteid}/stores.json", "start", "num", "fields"),
  addStore: post("sites/{siteid}/stores.json"),
  getStore: get("sites/{siteid}/stores/{storeid}.json"),
  updateStore: put("sites/{siteid}/stores/{storeid}.json"),
  deleteStore: remove("sites/{siteid}/stores/{storeid}.json"),

  getCashRegisters: get("sites/{siteid}/cashregisters.json", "start", "num", "includenotregistered"),
  getCashRegister: get("sites/{siteid}/cashregisters/{registerid}.json"),
  getZReports: get(
    "sites/{siteid}/cashregisters/{registerid}/zreports.json",
    "datecreatedfrom",
    "datecreatedto",
    "start",
    "num",
  ),
  getZReport: get("sites/{siteid}/cashregisters/{registerid}/zreports/{zreportid}.json"),

  getReasonCodes: get("reasoncodes.json", "type", "start", "num", "fields"),
  addReasonCode: post("reasoncodes.json"),
  getReasonCode: get("reasoncodes/{reasoncodeid}.json"),
  updateReasonCode: put("reasoncodes/{reasoncodeid}.json"),
  deleteReasonCode: remove("reasoncodes/{reasoncodeid}.json"),

  // In newer pages of Sitoo's documentation only.
  getPosZReports: get("pos-z-reports", "eshopid", "store_id", "registerid", "dateaddedfrom", "dateaddedto"),
  getPosPaymentTypes: get("sites/{siteid}/pospaymenttypes.json", "fields"),
  addPosPaymentType: post("sites/{siteid}/pospaymenttypes.json"),
  getPosPaymentType: get("sites/{siteid}/pospaymenttypes/{pos_payment_type_id}.json"),
  getSettings: get("sites/{siteid}/settings.json", "fields"),
};
