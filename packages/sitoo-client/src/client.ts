import { createGiftCards, type GiftCards } from "./gift-cards.ts";
import { createOrders, type Orders } from "./orders.ts";
import { resolveOptions, type SitooOptions } from "./options.ts";
import { createRequest, type SitooAnswer, type SitooCall } from "./request.ts";
import { methodsOf } from "./resource/methods.ts";
import type { Service } from "./resource/place.ts";
import type { Methods } from "./resource/resource.ts";
import { cashRegisters } from "./resources/cash-registers.ts";
import { posPaymentTypes } from "./resources/pos-payment-types.ts";
import { priceListItems } from "./resources/price-list-items.ts";
import { priceLists } from "./resources/price-lists.ts";
import { productGroups } from "./resources/product-groups.ts";
import { productVariants } from "./resources/product-variants.ts";
import { products } from "./resources/products.ts";
import { reasonCodes } from "./resources/reason-codes.ts";
import { siteSettings } from "./resources/settings.ts";
import { shipments } from "./resources/shipments.ts";
import { sites } from "./resources/sites.ts";
import { stores } from "./resources/stores.ts";
import { users } from "./resources/users.ts";
import { vouchers } from "./resources/vouchers.ts";
import { warehouseBatchItems } from "./resources/warehouse-batch-items.ts";
import { warehouseBatches } from "./resources/warehouse-batches.ts";
import { warehouseItems } from "./resources/warehouse-items.ts";
import { warehouses } from "./resources/warehouses.ts";
import { createWarehouseTransactions, type WarehouseTransactions } from "./warehouse-transactions.ts";
import { createZReports, type ZReports } from "./z-reports.ts";

/** The resources that need nothing of their own. */
const plain = {
  products,
  productGroups,
  priceLists,
  warehouses,
  shipments,
  stores,
  cashRegisters,
  users,
  vouchers,
  reasonCodes,
  sites,
  posPaymentTypes,
  siteSettings,
};

/** The resources of a client that are lists of their own. */
type Plain = { readonly [P in keyof typeof plain]: Methods<(typeof plain)[P]> };

/** One site of one Sitoo account. Each API user makes one call at a time. Every failure is a `SitooError`. */
export interface SitooClient extends Plain {
  /** The last part of the base URL. */
  readonly accountId: string;
  readonly eshopid: number;
  readonly orders: Orders;
  readonly zReports: ZReports;
  readonly giftCards: GiftCards;
  readonly warehouseTransactions: WarehouseTransactions;
  /** The variants of the family that a product belongs to. */
  variantsOf(productid: number): Methods<typeof productVariants>;
  /** The prices of a price list. */
  pricesOf(pricelistid: number): Methods<typeof priceListItems>;
  /** What a warehouse has, by SKU. */
  itemsOf(warehouseid: number): Methods<typeof warehouseItems>;
  /** The batches of movements of a warehouse, and what is in one of them. */
  batchesOf(warehouseid: number): Methods<typeof warehouseBatches> & {
    itemsOf(warehousebatchid: number): Methods<typeof warehouseBatchItems>;
  };
  /** Any other call to Sitoo's REST API v2, by the name of its operation or by its path. */
  request(call: SitooCall): Promise<SitooAnswer>;
}

/** Makes a client for one site. Throws a TypeError that lists every fault of the options; sends nothing yet. */
export function createSitooClient(options: SitooOptions): SitooClient {
  const settings = resolveOptions(options);
  const request = createRequest(settings);
  const { accountId, eshopid, pageSize, log } = settings;
  const service: Service = { request, eshopid, pageSize, log };
  const made = Object.entries(plain).map(([name, each]) => [
    name,
    methodsOf(service, each as typeof products),
  ]);

  return {
    ...(Object.fromEntries(made) as Plain),
    accountId,
    eshopid,
    orders: createOrders(service),
    zReports: createZReports(service),
    giftCards: createGiftCards(service),
    warehouseTransactions: createWarehouseTransactions(service),
    variantsOf: (productid) => methodsOf(service, productVariants, { productid }),
    pricesOf: (pricelistid) => methodsOf(service, priceListItems, { pricelistid }),
    itemsOf: (warehouseid) => methodsOf(service, warehouseItems, { warehouseid }),
    batchesOf: (warehouseid) => ({
      ...methodsOf(service, warehouseBatches, { warehouseid }),
      itemsOf: (warehousebatchid) =>
        methodsOf(service, warehouseBatchItems, { warehouseid, warehousebatchid }),
    }),
    request,
  };
}
