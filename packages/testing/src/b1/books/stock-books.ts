import { amount, amountText, decimal, zero } from "../decimals.ts";
import type { Movement } from "../stock/movements.ts";
import type { World } from "../world.ts";
import type { BookedMovement, Books } from "./booked.ts";

type StockBooks = Pick<Books, "stock" | "stockAudit" | "stockValues" | "numbersOnHand" | "bins">;

/** The stock as a reader of the books sees it. */
export function createStockBooks(open: () => World): StockBooks {
  return {
    stock: () =>
      eachItem(open(), (ItemCode, { stock }) =>
        stock.warehousesOf(ItemCode).map(([WarehouseCode, quantity]) => ({
          ItemCode,
          WarehouseCode,
          InStock: quantity.toString(),
        })),
      ),
    stockAudit: () => [
      ...eachItem(open(), openingMovements),
      ...[...open().stock.movements()].map(toMovement),
    ],
    stockValues: () =>
      eachItem(open(), (ItemCode, { stock }) => [{ ItemCode, value: amountText(stock.value(ItemCode)) }]),
    numbersOnHand: () =>
      eachItem(open(), (ItemCode, { stock }) =>
        stock.numbers.of(ItemCode).map(({ number, warehouse, quantity }) => ({
          ItemCode,
          WarehouseCode: warehouse,
          number,
          Quantity: quantity.toString(),
        })),
      ),
    bins: () =>
      eachItem(open(), (ItemCode, { stock }) =>
        stock.bins.of(ItemCode).map(({ key, number, quantity }) => ({
          ItemCode,
          BinAbsEntry: key,
          ...(number !== undefined && { number }),
          Quantity: quantity.toString(),
        })),
      ),
  };
}

/** Listed items, items that were made, and those of a catalogue that moved: a million others are not read. */
function eachItem<T>(world: World, read: (itemCode: string, world: World) => readonly T[]): readonly T[] {
  const moved = [...world.stock.movements()].map(({ move }) => move.itemCode);
  const codes = new Set([...world.company.items.map(({ ItemCode }) => ItemCode), ...moved]);
  return [...codes].flatMap((itemCode) => read(itemCode, world));
}

function openingMovements(ItemCode: string, { company, seeds }: World): readonly BookedMovement[] {
  const { stock = {}, cost = "0" } = seeds.find(ItemCode) ?? {};
  const { CostPerWarehouse = false } = company.settings;
  let stockValue = zero;
  return Object.entries(stock).map(([WarehouseCode, quantity], LineNum) => {
    const value = amount(decimal(quantity).times(cost));
    stockValue = CostPerWarehouse ? value : stockValue.plus(value);
    return {
      ItemCode,
      WarehouseCode,
      DocDate: company.periods[0]?.from ?? "2000-01-01",
      objectCode: "-2",
      DocEntry: 0,
      LineNum,
      Quantity: decimal(quantity).toString(),
      value: amountText(value),
      InStock: decimal(quantity).toString(),
      stockValue: amountText(stockValue),
    };
  });
}

function toMovement({ document, move, onHand, stockValue }: Movement): BookedMovement {
  return {
    ItemCode: move.itemCode,
    WarehouseCode: move.warehouse,
    DocDate: document.day,
    objectCode: document.objectCode,
    DocEntry: document.docEntry,
    LineNum: move.line,
    Quantity: zero.minus(move.quantity).toString(),
    value: amountText(zero.minus(move.value)),
    InStock: onHand.toString(),
    stockValue: amountText(stockValue),
  };
}
