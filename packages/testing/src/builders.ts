export { aCompany, anItem, monthsOf, numberedCatalogue, vatGroup } from "./builders/company.ts";
export { fiscalYear } from "./builders/fiscal-year.ts";
export { dailyRates } from "./builders/rates.ts";
export { partnerSeries, seriesFor } from "./builders/series.ts";
export { aBranch, guestPartnersOf, stockOf, type StorePlan, warehousesOf } from "./builders/stores.ts";
export { anOrder, type OrderOverrides, type OrderPayment, type SitooOrder } from "./builders/order.ts";
export type { OrderItem, OrderLine } from "./builders/order-line.ts";
export { aRegister, aShop, aStore, aWarehouse } from "./builders/shop.ts";
