import { decimal, money, quantity } from "../decimals.ts";
import { bringIn, type Layer, takeOut, worthOf } from "./layers.ts";
import type { WarehouseItem, WarehouseMove, WarehouseTransaction } from "./records.ts";
import type { Tables } from "./tables.ts";

/** What is to be moved into a warehouse, or out of it. */
export interface Movement {
  readonly warehouseid: number;
  readonly transactiontype: number;
  readonly items: readonly MovedItem[];
  readonly description?: string;
  readonly orderdeliveryid?: number | null;
  readonly shipmentid?: number | null;
  readonly externalid?: string | null;
  readonly reasoncode?: string | null;
}

export interface MovedItem {
  readonly sku: string;
  /** Signed. */
  readonly decimalquantity: string;
  /** Per piece, for what comes in. @default the average of what is there */
  readonly moneypricein?: string;
}

/** How much is where, and every movement of it. */
export interface Stock {
  /** What a warehouse knows of a SKU. */
  find(warehouseid: number, sku: string): WarehouseItem | undefined;
  /** The same; made, with nothing in it, when it knows none. */
  get(warehouseid: number, sku: string): WarehouseItem;
  put(item: WarehouseItem): void;
  /** Moves goods: the levels, and the transaction that says so. */
  move(movement: Movement): WarehouseTransaction;
}

/** `now` is in Unix seconds. */
export function createStock({ warehouseitems, warehousetransactions }: Tables, now: () => number): Stock {
  const find: Stock["find"] = (warehouseid, sku) =>
    warehouseitems.where("sku", sku).find((item) => item.warehouseid === warehouseid);

  const get: Stock["get"] = (warehouseid, sku) => {
    const known = find(warehouseid, sku);
    if (known) return known;
    const warehouseitemid = warehouseitems.nextId();
    const item = { warehouseitemid, warehouseid, sku, ...nothingThere, datelastmodified: now() };
    warehouseitems.put(item);
    return item;
  };

  const moveItem = (movement: Movement, moved: MovedItem): WarehouseMove => {
    const item = get(movement.warehouseid, moved.sku);
    const change = decimal(moved.decimalquantity);
    const price = moved.moneypricein ?? (change.gt(0) ? averageOf(item) : "0.00");
    const before = decimal(item.decimaltotal);
    const layers = layersOf(item);
    const left = change.gt(0)
      ? bringIn(layers, { quantity: change.toFixed(), price }, before)
      : takeOut(layers, change.times(-1));
    const worth = worthOf(left);
    const level = {
      decimaltotal: quantity(before.plus(change)),
      moneytotal: money(worth),
    };
    warehouseitems.put({
      ...item,
      ...level,
      layers: left,
      datelastmodified: now(),
      ...(movement.transactiontype === 50 && { datelaststocktaking: now() }),
    });
    return {
      warehouseitemid: item.warehouseitemid,
      decimalquantity: quantity(change),
      decimaltotal: level.decimaltotal,
      moneypricein: money(moved.moneypricein ?? "0.00"),
      moneytotal: level.moneytotal,
      moneyvalue: money(decimal(level.moneytotal).minus(item.moneytotal)),
      sku: moved.sku,
    };
  };

  return {
    find,
    get,
    put: (item) => warehouseitems.put(item),
    move: (movement) => {
      const transaction: WarehouseTransaction = {
        warehousetransactionid: warehousetransactions.nextId(),
        warehouseid: movement.warehouseid,
        datecreated: now(),
        transactiontype: movement.transactiontype,
        description: movement.description ?? "",
        orderdeliveryid: movement.orderdeliveryid ?? null,
        shipmentid: movement.shipmentid ?? null,
        externalid: movement.externalid ?? null,
        reasoncode: movement.reasoncode ?? null,
        items: movement.items.map((moved) => moveItem(movement, moved)),
      };
      warehousetransactions.put(transaction);
      return transaction;
    },
  };
}

const nothingThere = {
  binlocation: "",
  decimalthreshold: "0.000",
  decimaltotal: "0.000",
  moneytotal: "0.00",
  datelaststocktaking: 0,
};

/** What is in stock, oldest first. A level that was set by hand is one layer of its own. */
function layersOf(item: WarehouseItem): readonly Layer[] {
  if (Array.isArray(item.layers)) return item.layers as readonly Layer[]; // written by this file alone
  const total = decimal(item.decimaltotal);
  if (total.lte(0)) return [];
  return [{ quantity: item.decimaltotal, price: decimal(item.moneytotal).div(total).toFixed(6) }];
}

/** What a piece is worth on average: what a refund brings back is valued so. */
function averageOf({ decimaltotal, moneytotal }: WarehouseItem): string {
  const total = decimal(decimaltotal);
  return total.gt(0) ? decimal(moneytotal).div(total).toFixed(6) : "0.00";
}
