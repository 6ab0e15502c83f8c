import { cashRegisters } from "./resources/cash-registers.ts";
import { categories } from "./resources/categories.ts";
import { customAttributes } from "./resources/custom-attributes.ts";
import { customMetrics } from "./resources/custom-metrics.ts";
import { files } from "./resources/files.ts";
import { giftCards } from "./resources/gift-cards.ts";
import { influencers } from "./resources/influencers.ts";
import { manufacturers } from "./resources/manufacturers.ts";
import { orderDeliveries } from "./resources/order-deliveries.ts";
import { orders } from "./resources/orders.ts";
import { posPaymentTypes } from "./resources/pos-payment-types.ts";
import { priceListItems } from "./resources/price-list-items.ts";
import { priceLists } from "./resources/price-lists.ts";
import { productGroups } from "./resources/product-groups.ts";
import { productVariants } from "./resources/product-variants.ts";
import { products } from "./resources/products.ts";
import { reasonCodes } from "./resources/reason-codes.ts";
import { salesTaxes } from "./resources/sales-taxes.ts";
import { serviceOrders } from "./resources/service-orders.ts";
import { shipments } from "./resources/shipments.ts";
import { sites } from "./resources/sites.ts";
import { stores } from "./resources/stores.ts";
import { users } from "./resources/users.ts";
import { vouchers } from "./resources/vouchers.ts";
import { warehouseBatches } from "./resources/warehouse-batches.ts";
import { warehouseItems } from "./resources/warehouse-items.ts";
import { warehouseTransactions } from "./resources/warehouse-transactions.ts";
import { warehouses } from "./resources/warehouses.ts";
import { zReports } from "./resources/z-reports.ts";
import type { Route } from "./wire/call.ts";

/** Every operation of the emulated API. */
export const routes: readonly Route[] = [
  ...orders,
  ...orderDeliveries,
  ...products,
  ...productVariants,
  ...files,
  ...productGroups,
  ...priceLists,
  ...priceListItems,
  ...categories,
  ...manufacturers,
  ...customAttributes,
  ...salesTaxes,
  ...warehouses,
  ...warehouseItems,
  ...warehouseTransactions,
  ...warehouseBatches,
  ...shipments,
  ...sites,
  ...stores,
  ...cashRegisters,
  ...zReports,
  ...posPaymentTypes,
  ...reasonCodes,
  ...users,
  ...vouchers,
  ...giftCards,
  ...influencers,
  ...serviceOrders,
  ...customMetrics,
];
