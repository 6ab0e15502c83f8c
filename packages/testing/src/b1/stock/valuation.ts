import { type Changes, keptMap } from "../changes.ts";
import type { Company, CompanyItem } from "../company.ts";
import { amount, type Decimal, decimal, sum, zero } from "../decimals.ts";
import type { ItemSeeds } from "../masters/item-seeds.ts";
import type { StockMove } from "./stock-move.ts";

/** Goods that share one average cost: an item in the whole company, or in one warehouse. */
interface Pool {
  readonly quantity: Decimal;
  /** In cents: the sum of all pools is the balance of the stock account. */
  readonly value: Decimal;
  /** The last average that made sense: what a unit costs while there is none. */
  readonly cost: Decimal;
}

/** What the goods on hand are worth, at moving average. */
export interface Valuation {
  /** In one warehouse where those have costs of their own, else in the company. */
  readonly unitCost: (itemCode: string, warehouse?: string) => Decimal;
  /** What is on hand is worth so much, over all warehouses. */
  readonly value: (itemCode: string) => Decimal;
  /** Takes a move into account. Gives its value, positive for goods that leave. */
  move(move: StockMove): Decimal;
  /** The value of the goods that the moved ones lie with: of the item, or of the item in that warehouse. */
  poolValue(itemCode: string, warehouse: string): Decimal;
}

export function createValuation(
  { settings, warehouses }: Pick<Company, "settings" | "warehouses">,
  seeds: ItemSeeds,
  changes: Changes,
): Valuation {
  const kept = keptMap<string, Pool>(changes);
  const keyOf = (itemCode: string, warehouse: string): string =>
    settings.CostPerWarehouse ? `${itemCode}\n${warehouse}` : itemCode;
  const pool = (itemCode: string, warehouse: string): Pool =>
    kept.get(keyOf(itemCode, warehouse)) ??
    openingPool(seeds.find(itemCode), settings.CostPerWarehouse ? warehouse : undefined);
  const poolsOf = (itemCode: string): readonly Pool[] =>
    settings.CostPerWarehouse
      ? warehouses.map(({ WarehouseCode }) => pool(itemCode, WarehouseCode))
      : [pool(itemCode, "")];
  const total = (itemCode: string): Pool => {
    const pools = poolsOf(itemCode);
    return {
      quantity: sum(pools.map(({ quantity }) => quantity)),
      value: sum(pools.map(({ value }) => value)),
      cost: pools[0]?.cost ?? zero,
    };
  };
  return {
    unitCost: (itemCode, warehouse) =>
      average(warehouse === undefined ? total(itemCode) : pool(itemCode, warehouse)),
    value: (itemCode) => total(itemCode).value,
    poolValue: (itemCode, warehouse) => pool(itemCode, warehouse).value,
    move: (move) => {
      const before = pool(move.itemCode, move.warehouse);
      const value = move.quantity.gte(0) ? valueOut(before, move) : zero.minus(valueIn(before, move));
      const after = {
        quantity: before.quantity.minus(move.quantity),
        value: before.value.minus(value),
        cost: before.cost,
      };
      kept.set(keyOf(move.itemCode, move.warehouse), { ...after, cost: average(after) });
      return value;
    },
  };
}

/** The value of opening stock, to the cent and warehouse by warehouse. */
export function openingPool(seed: CompanyItem | undefined, warehouse?: string): Pool {
  const { stock = {}, cost: text = "0" } = seed ?? {};
  const cost = decimal(text);
  const held = Object.entries(stock)
    .filter(([code]) => warehouse === undefined || code === warehouse)
    .map(([, quantity]) => decimal(quantity));
  return { quantity: sum(held), value: sum(held.map((each) => amount(each.times(cost)))), cost };
}

function average({ quantity, value, cost }: Pool): Decimal {
  const mean = quantity.eq(0) ? undefined : value.div(quantity);
  return mean?.gte(0) ? mean : cost;
}

/** The last goods take with them whatever value is left. */
function valueOut(pool: Pool, { quantity, cost, value }: StockMove): Decimal {
  if (value) return value;
  if (cost) return amount(cost.times(quantity));
  return quantity.eq(pool.quantity) ? pool.value : amount(average(pool).times(quantity));
}

/**
 * Goods that fill a hole are worth what was taken out of it, and only the rest is worth its own cost, so that an empty
 * pool is worth nothing. SAP posts the difference to an adjustment account; here it falls to the other side (inferred).
 */
function valueIn(pool: Pool, move: StockMove): Decimal {
  if (move.value) return zero.minus(move.value);
  const quantity = zero.minus(move.quantity);
  const cost = move.cost ?? average(pool);
  const missing = zero.minus(pool.quantity);
  if (missing.lte(0)) return amount(cost.times(quantity));
  if (quantity.lt(missing)) return amount(average(pool).times(quantity));
  return amount(cost.times(quantity.minus(missing))).minus(pool.value);
}
