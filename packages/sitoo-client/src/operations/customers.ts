import { get, post, put, remove } from "./operation.ts";

/** Users, campaigns, gift cards, influencers and custom metrics. */
export const customersOperations = {
  getUsers: get(
    "sites/{siteid}/users.json",
    "start",
    "num",
    "email",
    "customernumber",
    "personalid",
    "mobile",
    "fields",
  ),
  batchAddUsers: post("sites/{siteid}/users.json"),
  batchUpdateUsers: put("sites/{siteid}/users.json"),
  getUser: get("sites/{siteid}/users/{userid}.json", "fields"),
  updateUser: put("sites/{siteid}/users/{userid}.json"),
  deleteUser: remove("sites/{siteid}/users/{userid}.json"),

  getVouchers: get("sites/{siteid}/vouchers.json", "start", "num", "fields"),
  addVoucher: post("sites/{siteid}/vouchers.json"),
  getVoucher: get("sites/{siteid}/vouchers/{voucherid}.json"),
  updateVoucher: put("sites/{siteid}/vouchers/{voucherid}.json"),
  deleteVoucher: remove("sites/{siteid}/vouchers/{voucherid}.json"),

  addGiftCard: post(
    "sites/{siteid}/giftcards.json",
    "deliverytype",
    "deliverytext",
    "email",
    "mobile",
    "product_reference",
    "pin",
  ),
  getGiftCard: get("sites/{siteid}/giftcards/{cardnumber}.json", "pin"),
  addGiftCardTransaction: post("sites/{siteid}/giftcards/{cardnumber}/transactions.json", "pin"),
  deleteGiftCardTransactions: remove("sites/{siteid}/giftcards/{cardnumber}/transactions.json"),

  getInfluencerCodes: get("sites/{siteid}/influencercodes.json", "start", "num", "fields"),
  batchAddInfluencerCodes: post("sites/{siteid}/influencercodes.json"),
  batchUpdateInfluencerCodes: put("sites/{siteid}/influencercodes.json"),
  batchDeleteInfluencerCodes: remove("sites/{siteid}/influencercodes.json"),
  getInfluencerCode: get("sites/{siteid}/influencercodes/{code}.json", "fields"),

  getInfluencerVoucher: get("sites/{siteid}/influencervouchers/{influencercode}.json"),
  addInfluencerVoucherTransaction: post(
    "sites/{siteid}/influencervouchers/{influencercode}/transactions.json",
  ),
  deleteInfluencerVoucherTransaction: remove(
    "sites/{siteid}/influencervouchers/{influencercode}/transactions/{transactionid}.json",
  ),

  getCustomMetricValues: get("custom_metric_values.json", "keys", "date", "num_days", "store_id"),
  updateCustomMetricValues: put("custom_metric_values.json"),
  deleteCustomMetricValues: remove("custom_metric_values/{key}.json", "date", "num_days", "store_id"),
  getCustomMetrics: get("custom_metrics.json", "keys"),
  addCustomMetric: post("custom_metrics.json"),
  deleteCustomMetric: remove("custom_metrics/{key}.json"),
};
