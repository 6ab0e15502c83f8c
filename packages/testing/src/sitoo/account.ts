import type { Books } from "./books/books.ts";
import type { Stored } from "./books/records.ts";
import type { TableName } from "./books/tables.ts";
import { cashRegister } from "./resources/cash-registers.ts";
import { category } from "./resources/categories.ts";
import { customAttribute } from "./resources/custom-attributes.ts";
import { customMetric } from "./resources/custom-metrics.ts";
import { resource } from "./resources/files.ts";
import { influencerCode } from "./resources/influencers.ts";
import { manufacturer } from "./resources/manufacturers.ts";
import { paymentType } from "./resources/pos-payment-types.ts";
import { setDefaultPrice } from "./resources/price-list-items.ts";
import { priceList } from "./resources/price-lists.ts";
import { productGroup } from "./resources/product-groups.ts";
import { product } from "./resources/products.ts";
import { reasonCode } from "./resources/reason-codes.ts";
import { salesTax, salesTaxGroup } from "./resources/sales-taxes.ts";
import { serviceOrder } from "./resources/service-orders.ts";
import { shipment } from "./resources/shipments.ts";
import { store } from "./resources/stores.ts";
import { user } from "./resources/users.ts";
import { voucher } from "./resources/vouchers.ts";
import { warehouse } from "./resources/warehouses.ts";
import { settingsOf } from "./settings.ts";
import type { Shop } from "./shop.ts";
import { blankRecord, type Noun } from "./wire/noun.ts";

/** What completes the records of a table. Others must be whole. */
const nouns: Readonly<Partial<Record<TableName, Noun>>> = {
  cashregisters: cashRegister,
  categories: category,
  customattributes: customAttribute,
  custommetrics: customMetric,
  influencercodes: influencerCode,
  manufacturers: manufacturer,
  pospaymenttypes: paymentType,
  pricelists: priceList,
  productgroups: productGroup,
  products: product,
  reasoncodes: reasonCode,
  resources: resource,
  salestaxes: salesTax,
  salestaxgroups: salesTaxGroup,
  serviceorders: serviceOrder,
  shipments: shipment,
  stores: store,
  users: user,
  vouchers: voucher,
  warehouses: warehouse,
};

/** Puts into empty books what a shop starts with: what every account has, then what this one says. */
export function openAccount(shop: Shop, books: Pick<Books, "tables" | "stock">): void {
  const { tables } = books;
  const put = (name: TableName, record: Stored): void => {
    const noun = nouns[name];
    const table = noun ? noun.table(tables) : tables[name];
    const dated = noun?.isDated === true ? { datecreated: 0, datemodified: 0 } : {};
    const whole = noun ? { ...blankRecord(noun, { shop, books }), ...dated, ...record } : record;
    table.put(noun && whole[noun.key] === undefined ? { ...whole, [noun.key]: table.nextId() } : whole);
  };
  tables.settings.put(settingsOf(shop));
  tables.sites.put(siteOf(shop));
  put("pricelists", { pricelistid: 1, pricelistname: "Default" });
  put("productgroups", { vatid: 2, value: 25, productgroupname: "Goods" });
  for (const each of shop.stores) put("stores", { storetype: 10, ...each, city: each.name });
  for (const each of shop.warehouses) put("warehouses", { ...ownWarehouse(shop), ...each });
  for (const each of shop.registers)
    put("cashregisters", { manufacturerid: makerOf(each.registerid), ...each });
  const { warehouseitems = [], ...others } = shop.records ?? {};
  for (const [name, records] of Object.entries(others)) {
    for (const record of records) put(name as TableName, record); // the keys of that very record
  }
  for (const each of warehouseitems) {
    const item = books.stock.get(Number(each.warehouseid), String(each.sku));
    books.stock.put({ ...item, ...each, warehouseitemid: item.warehouseitemid });
  }
  for (const each of tables.products.all()) setDefaultPrice(tables, each);
}

/** A warehouse whose stock another system says, unless it says of itself that it is not. */
const ownWarehouse = (shop: Shop): Stored => ({
  ...{ warehousetype: 20, usetype: 10, countryid: "se" },
  currencycode: String(settingsOf(shop).currencycode),
});

const makerOf = (registerid: string): string => `MAKER${registerid.replaceAll(/[{}-]/g, "")}`;

const siteOf = ({ eshopid }: Shop): Stored => ({
  siteid: "{0C000000-0000-4000-8000-000000000001}",
  ...{ protocol: "https", server: "shop.example", abspath: "/", siteurl: "https://shop.example/" },
  eshopid,
});
