import { type Company, type CompanyItem, aCompany, anItem } from "@instep/testing";
import { isObject } from "./shape.ts";

type Entity = Readonly<Record<string, unknown>>;

/** A company with the items of a record, as far as their answers tell: codes, prices, warehouses, user fields. */
export function companyOf(items: readonly Entity[]): Company {
  const [first = {}] = items;
  const warehouses = rowsOf(first, "ItemWarehouseInfoCollection");
  return aCompany({
    items: items.map(toItem),
    warehouses: warehouses.map(({ WarehouseCode }) => ({
      WarehouseCode: String(WarehouseCode),
      WarehouseName: String(WarehouseCode),
    })),
    priceLists: rowsOf(first, "ItemPrices").map(({ PriceList }) => ({
      PriceListNo: Number(PriceList),
      PriceListName: `List ${String(PriceList)}`,
      IsGrossPrice: false,
    })),
    userFields: [...userFieldsOf("OITM", first), ...userFieldsOf("OITW", warehouses[0] ?? {})],
  });
}

function toItem(item: Entity): CompanyItem {
  const warehouses = rowsOf(item, "ItemWarehouseInfoCollection").map(({ WarehouseCode }) =>
    String(WarehouseCode),
  );
  const prices = rowsOf(item, "ItemPrices").map(({ PriceList, Price }) => [Number(PriceList), String(Price)]);
  return anItem({
    ItemCode: String(item.ItemCode),
    ItemName: String(item.ItemName),
    BarCode: String(item.BarCode),
    InventoryItem: item.InventoryItem === "tYES",
    prices: Object.fromEntries(prices) as Record<number, string>, // made of such pairs
    stock: Object.fromEntries(warehouses.map((code) => [code, "1"])),
  });
}

function userFieldsOf(TableName: string, row: Entity) {
  return Object.keys(row)
    .filter((property) => property.startsWith("U_"))
    .map((property) => ({ TableName, Name: property.slice(2), Size: 254 }));
}

function rowsOf(entity: Entity, property: string): readonly Entity[] {
  const rows = entity[property];
  return Array.isArray(rows) ? rows.filter(isObject) : [];
}
