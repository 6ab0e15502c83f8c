export { aCompany, anItem, numberedCatalogue } from "./builders/company.ts";
export { anOrder, type OrderOverrides, type OrderPayment, type SitooOrder } from "./builders/order.ts";
export type { OrderItem, OrderLine } from "./builders/order-line.ts";
export { aRegister, aShop, aStore, aWarehouse } from "./builders/shop.ts";
