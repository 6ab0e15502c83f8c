import type { Company } from "../company.ts";
import { dayAt, timeAt, wireDate } from "../dates.ts";
import type { Created, EntitySet } from "../entity-set.ts";
import {
  choice,
  date,
  type EntityType,
  integer,
  number,
  outputs,
  rows,
  text,
  time,
  yesNo,
} from "../metadata/entity-type.ts";
import { type Row, rowsOf, textOf, without } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { duplicate, refused } from "../refusal.ts";
import type { Stock } from "../stock/stock.ts";
import type { Table } from "../table.ts";
import { type BarCodes, itemBarCodes } from "./bar-codes.ts";
import { createClerkPrices } from "./clerk-prices.ts";
import { checkItem } from "./item-checks.ts";
import { presentedItem, presentedProperties } from "./item-presentation.ts";
import { enteredPrices, type ItemPrices } from "./item-prices.ts";
import { newItem } from "./item-row.ts";

const warehouseInfoType: EntityType = {
  name: "ItemWarehouseInfo",
  table: "OITW",
  fields: outputs({
    WarehouseCode: text(),
    InStock: number(),
    Committed: number(),
    Ordered: number(),
    StandardAveragePrice: number(),
    Locked: yesNo(),
    ItemCode: text(),
  }),
};

const itemPriceType: EntityType = {
  name: "ItemPrice",
  table: "ITM1",
  fields: {
    PriceList: integer(),
    Price: number(),
    Currency: text(3),
    AdditionalPrice1: number("unmodelled"),
    AdditionalCurrency1: text(3, "unmodelled"),
    AdditionalPrice2: number("unmodelled"),
    AdditionalCurrency2: text(3, "unmodelled"),
    BasePriceList: integer("output"),
    Factor: number("output"),
    UoMPrices: rows({ name: "UoMPrice", table: "ITM9", fields: {} }, "output"),
  },
};

export const itemType: EntityType = {
  name: "Item",
  table: "OITM",
  fields: {
    ItemCode: text(50),
    ItemName: text(200, "change"),
    ForeignName: text(200, "change"),
    BarCode: text(254, "change"),
    SalesVATGroup: text(8, "change"),
    VatLiable: yesNo("change"),
    SalesItem: yesNo("change"),
    InventoryItem: yesNo("change"),
    IncomeAccount: text(15, "change"),
    Valid: yesNo("change"),
    ValidFrom: date("change"),
    ValidTo: date("change"),
    Frozen: yesNo("change"),
    FrozenFrom: date("change"),
    FrozenTo: date("change"),
    ItemsGroupCode: integer("change"),
    ManageSerialNumbers: yesNo("change"),
    ManageBatchNumbers: yesNo("change"),
    SRIAndBatchManageMethod: choice({ bomm_OnEveryTransaction: "A", bomm_OnReleaseOnly: "R" }, "change"),
    AvgStdPrice: number("output"),
    QuantityOrderedByCustomers: number("output"),
    QuantityOrderedFromVendors: number("output"),
    ItemPrices: rows(itemPriceType, "change"),
    ItemBarCodeCollection: itemBarCodes,
    User_Text: text(undefined, "change"),
    MovingAveragePrice: number("output"),
    QuantityOnStock: number("output"),
    CreateDate: date("output"),
    CreateTime: time(),
    UpdateDate: date("output"),
    UpdateTime: time(),
    DataVersion: integer("output"),
    ItemWarehouseInfoCollection: rows(warehouseInfoType, "output"),
  },
};

/** An item as documents need it. */
export type Item = Row & {
  readonly ItemCode: string;
  readonly ItemName: string | null;
  readonly SalesVATGroup: string | null;
  readonly SalesItem: string;
  readonly InventoryItem: string;
  readonly IncomeAccount: string | null;
  readonly Valid: string;
  readonly Frozen: string;
  readonly ManageSerialNumbers: string;
  readonly ManageBatchNumbers: string;
  readonly SRIAndBatchManageMethod: string;
  readonly DataVersion: number;
};

/** The item master. */
export interface Items {
  readonly set: EntitySet;
  /** Where the clerk changes prices. */
  readonly clerkPrices: EntitySet;
  find(itemCode: string): Item | undefined;
  /** Goods of the item moved: some systems count that as a change of the item. */
  touch(itemCode: string, at: number): void;
}

interface ItemParts {
  readonly table: Table<Item>;
  readonly shapes: Shapes;
  readonly stock: Stock;
  readonly prices: ItemPrices;
  readonly barCodes: BarCodes;
  readonly groups: EntitySet;
}

/** What a write of an item does not simply replace. */
const keptElsewhere = ["ItemPrices", "ItemBarCodeCollection"];

export function createItems(company: Company, parts: ItemParts): Items {
  const { table, shapes, prices, barCodes } = parts;
  const checking = { ...parts, vatGroups: company.vatGroups };
  const write = (item: Item, body: Row): void => {
    const ItemPrices = prices.changed(enteredPrices(item), rowsOf(body, "ItemPrices"));
    const sent = rowsOf(body, "ItemBarCodeCollection");
    if (sent.length > 0) barCodes.write(item.ItemCode, sent);
    table.put({ ...item, ItemPrices, BarCode: withBarCode(item, body, barCodes) });
  };
  const change = (itemCode: string, body: Row, at: number): void => {
    const item = table.get(itemCode);
    if (!item) return;
    const after = changed(item, without(body, keptElsewhere), at);
    checkItem(after, item, checking);
    write(after, body);
  };
  const set: EntitySet = {
    name: "Items",
    type: itemType,
    keys: ["ItemCode"],
    table,
    versioned: true,
    presented: presentedProperties,
    present: (row) => presentedItem(row, company, parts),
    post: (body, { at }): Created => {
      const ItemCode = textOf(body, "ItemCode");
      if (!ItemCode) throw refused("Code undefined [OITM.ItemCode]");
      if (table.get(ItemCode)) throw duplicate();
      const simple = without(body, keptElsewhere);
      const fresh = newItem(wireDate(dayAt(at)), timeAt(at));
      const item = { ...shapes.blank(itemType), ...fresh, ...simple, ItemCode, ItemPrices: [] };
      checkItem(item, undefined, checking);
      write(item, body);
      return { set, row: table.get(ItemCode) ?? item };
    },
    patch: (key, body, { at }) => {
      change(String(key), body, at);
    },
  };
  const clerkPrices = createClerkPrices((itemCode, price, { at, touches }) => {
    const item = table.get(itemCode);
    if (!item) return undefined;
    write(touches ? changed(item, {}, at) : item, { ItemPrices: [price] });
    return table.get(itemCode);
  });
  return {
    set,
    clerkPrices,
    find: (itemCode) => table.get(itemCode),
    touch: (itemCode, at) => {
      change(itemCode, {}, at);
    },
  };
}

/** An entity after a write: its version rises even when nothing in it changed. */
export function changed<T extends Row & { readonly DataVersion: number }>(row: T, body: Row, at: number): T {
  return {
    ...row,
    ...body,
    UpdateDate: wireDate(dayAt(at)),
    UpdateTime: timeAt(at),
    DataVersion: row.DataVersion + 1,
  };
}

/** The default bar code is one of the item's: a new one joins them, and without one the first of them is it. */
function withBarCode(item: Item, body: Row, barCodes: BarCodes): string | null {
  const sent = textOf(body, "BarCode");
  const known = barCodes.of(item.ItemCode);
  if (sent !== undefined && !known.some(({ Barcode }) => Barcode === sent)) {
    barCodes.write(item.ItemCode, [{ Barcode: sent }]);
  }
  return sent ?? textOf(item, "BarCode") ?? (known[0] && textOf(known[0], "Barcode")) ?? null;
}
