import type { Company } from "../company.ts";
import { rounded, sum, wire } from "../decimals.ts";
import { asText, type Row } from "../json.ts";
import type { Stock } from "../stock/stock.ts";
import type { BarCodes } from "./bar-codes.ts";
import { enteredPrices, type ItemPrices } from "./item-prices.ts";

interface Parts {
  readonly stock: Stock;
  readonly prices: ItemPrices;
  readonly barCodes: BarCodes;
}

/** The simple ones among the properties that are added when an item is read. */
export const presentedProperties = [
  "MovingAveragePrice",
  "AvgStdPrice",
  "QuantityOnStock",
  "QuantityOrderedByCustomers",
  "QuantityOrderedFromVendors",
];

/** Decimals of a cost as it is shown; the books keep values, from which it is computed. */
const costDecimals = 6;

/** An item as it is read: with all that is kept elsewhere, because it changes with every sale or price list. */
export function presentedItem(row: Row, { warehouses }: Company, { stock, prices, barCodes }: Parts): Row {
  const itemCode = asText(row.ItemCode);
  const codes = warehouses.map(({ WarehouseCode }) => WarehouseCode);
  const total = (of: (itemCode: string, warehouse: string) => Parameters<typeof wire>[0]): number =>
    wire(sum(codes.map((code) => of(itemCode, code))));
  const cost = wire(rounded(stock.unitCost(itemCode), costDecimals));
  return {
    ...row,
    MovingAveragePrice: cost,
    AvgStdPrice: cost,
    QuantityOnStock: total(stock.onHand),
    QuantityOrderedByCustomers: total(stock.committed),
    QuantityOrderedFromVendors: total(stock.ordered),
    ItemPrices: prices.shown(enteredPrices(row)),
    ItemBarCodeCollection: barCodes.of(itemCode),
    ItemWarehouseInfoCollection: codes.map((code) => warehouseInfo(itemCode, code, stock)),
  };
}

function warehouseInfo(ItemCode: string, WarehouseCode: string, stock: Stock): Row {
  return {
    WarehouseCode,
    InStock: wire(stock.onHand(ItemCode, WarehouseCode)),
    Committed: wire(stock.committed(ItemCode, WarehouseCode)),
    Ordered: wire(stock.ordered(ItemCode, WarehouseCode)),
    StandardAveragePrice: wire(rounded(stock.unitCost(ItemCode, WarehouseCode), costDecimals)),
    Locked: "tNO",
    ItemCode,
  };
}
