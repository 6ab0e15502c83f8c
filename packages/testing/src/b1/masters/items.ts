import type { Changes } from "../changes.ts";
import type { Company, CompanyItem } from "../company.ts";
import { dayAt, timeAt, wireDate } from "../dates.ts";
import { sum, wire, zero } from "../decimals.ts";
import type { EntitySet } from "../entity-set.ts";
import {
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
import { asText, type Row } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import type { Stock } from "../stock/stock.ts";
import { createTable } from "../table.ts";

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

const type: EntityType = {
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
    User_Text: text(undefined, "change"),
    MovingAveragePrice: number("output"),
    QuantityOnStock: number("output"),
    CreateDate: date("output"),
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
  readonly InventoryItem: string;
  readonly IncomeAccount: string | null;
  readonly Valid: string;
  readonly Frozen: string;
  readonly DataVersion: number;
};

/** The item master. */
export interface Items {
  readonly set: EntitySet;
  find(itemCode: string): Item | undefined;
  /** Goods of the item moved: some systems count that as a change of the item. */
  touch(itemCode: string, at: number): void;
}

interface ItemParts {
  readonly shapes: Shapes;
  readonly stock: Stock;
  readonly changes: Changes;
}

export function createItems(company: Company, { shapes, stock, changes }: ItemParts): Items {
  const table = createTable<Item>({ keyOf: ({ ItemCode }) => ItemCode, indexed: ["BarCode"], changes });
  for (const seed of company.items) table.put({ ...shapes.blank(type), ...toItem(seed, company) });

  const change = (itemCode: string, body: Row, at: number): void => {
    const item = table.get(itemCode);
    if (item) table.put(changed(item, body, at));
  };
  const set: EntitySet = {
    name: "Items",
    type,
    keys: ["ItemCode"],
    table,
    versioned: true,
    present: (row) => ({ ...row, ...quantities(asText(row.ItemCode), stock) }),
    patch: (key, body, { at }) => {
      change(String(key), body, at);
    },
  };
  return {
    set,
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

function toItem(seed: CompanyItem, company: Company): Item {
  const opened = wireDate(company.periods[0]?.from ?? "2000-01-01");
  return {
    ItemCode: seed.ItemCode,
    ItemName: seed.ItemName,
    SalesVATGroup: seed.SalesVATGroup ?? null,
    VatLiable: "tYES",
    SalesItem: seed.SalesItem === false ? "tNO" : "tYES",
    InventoryItem: seed.InventoryItem ? "tYES" : "tNO",
    IncomeAccount: seed.IncomeAccount ?? null,
    Valid: seed.Valid === false ? "tNO" : "tYES",
    Frozen: (seed.Frozen ?? seed.Valid === false) ? "tYES" : "tNO",
    ValidFrom: wireDay(seed.ValidFrom),
    ValidTo: wireDay(seed.ValidTo),
    FrozenFrom: wireDay(seed.FrozenFrom),
    FrozenTo: wireDay(seed.FrozenTo),
    MovingAveragePrice: Number(seed.cost ?? "0"),
    CreateDate: opened,
    UpdateDate: opened,
    UpdateTime: "00:00:00",
    DataVersion: 1,
  };
}

function wireDay(day: string | undefined): string | null {
  return day === undefined ? null : wireDate(day);
}

/** Quantities change with every sale, so they are read where they are kept instead of being copied. */
function quantities(itemCode: string, stock: Stock): Row {
  const warehouses = stock.warehousesOf(itemCode);
  return {
    QuantityOnStock: wire(sum(warehouses.map(([, quantity]) => quantity))),
    ItemWarehouseInfoCollection: warehouses.map(([WarehouseCode, quantity]) => ({
      WarehouseCode,
      InStock: wire(quantity),
      Committed: wire(stock.committed(itemCode, WarehouseCode)),
      Ordered: wire(zero),
      StandardAveragePrice: wire(stock.unitCost(itemCode)),
      Locked: "tNO",
      ItemCode: itemCode,
    })),
  };
}
