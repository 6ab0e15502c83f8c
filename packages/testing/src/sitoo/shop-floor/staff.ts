import { decimal, quantity } from "../decimals.ts";
import type { Books } from "../books/books.ts";
import type { WarehouseTransaction } from "../books/records.ts";

/** How much of what; above zero. */
export interface Counted {
  readonly sku: string;
  readonly decimalquantity: string;
  /** What one costs. */
  readonly moneypricein?: string;
}

/** What the people of a store do with its goods, apart from selling them. Amounts are above zero. */
export interface Staff {
  receive(warehouseid: number, goods: readonly Counted[]): WarehouseTransaction;
  /** Out of one warehouse, into another. */
  move(from: number, to: number, goods: readonly Counted[]): readonly WarehouseTransaction[];
  /** Gone for good, and why. */
  scrap(warehouseid: number, goods: readonly Counted[], reasoncode?: string): WarehouseTransaction;
  /** What is on the shelves, whatever the books said: the transaction holds the difference. */
  takeStock(warehouseid: number, counted: readonly Counted[]): WarehouseTransaction;
}

/** What transactions are called. */
const types = { in: 10, out: 20, stockTaking: 50 };

export function createStaff({ addTransaction, stock }: Pick<Books, "addTransaction" | "stock">): Staff {
  const out = (goods: readonly Counted[]): readonly Counted[] =>
    goods.map(({ sku, decimalquantity }) => ({
      sku,
      decimalquantity: quantity(decimal(decimalquantity).neg()),
    }));
  const take = (warehouseid: number, goods: readonly Counted[], details: object): WarehouseTransaction =>
    addTransaction({ warehouseid, transactiontype: types.out, items: out(goods), ...details });
  const put = (warehouseid: number, items: readonly Counted[], description: string): WarehouseTransaction =>
    addTransaction({ warehouseid, transactiontype: types.in, items, description });

  return {
    receive: (warehouseid, goods) => put(warehouseid, goods, "Goods received"),
    move: (from, to, goods) => [take(from, goods, { description: "Moved" }), put(to, goods, "Moved")],
    scrap: (warehouseid, goods, reasoncode = "SCRAPPED") =>
      take(warehouseid, goods, { description: "Scrapped", reasoncode }),
    takeStock: (warehouseid, counted) => {
      const items = counted.map(({ sku, decimalquantity }) => {
        const known = stock.find(warehouseid, sku)?.decimaltotal ?? "0.000";
        return { sku, decimalquantity: quantity(decimal(decimalquantity).minus(known)) };
      });
      return addTransaction({
        warehouseid,
        transactiontype: types.stockTaking,
        items,
        description: "Stock taking",
      });
    },
  };
}
