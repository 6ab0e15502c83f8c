import { decimal, quantity } from "../decimals.ts";
import type { Books } from "../books/books.ts";
import type { WarehouseTransaction } from "../books/records.ts";
import { checkAmounts } from "./check-amounts.ts";

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

/** Throws a RangeError when a count is none, or Sitoo has no such warehouse. */
export function createStaff({
  addTransaction,
  stock,
  tables,
}: Pick<Books, "addTransaction" | "stock" | "tables">): Staff {
  const check = (goods: readonly Counted[], ...warehouseids: readonly number[]): void => {
    checkMoved(goods);
    const unknown = warehouseids.find((id) => !tables.warehouses.get(id));
    if (unknown !== undefined) throw new RangeError(`Sitoo has no warehouse ${String(unknown)}.`);
  };
  const out = (goods: readonly Counted[]): readonly Counted[] =>
    goods.map(({ sku, decimalquantity }) => ({
      sku,
      decimalquantity: quantity(decimal(decimalquantity).neg()),
    }));
  const take = (warehouseid: number, goods: readonly Counted[], details: object): WarehouseTransaction => {
    check(goods, warehouseid);
    return addTransaction({ warehouseid, transactiontype: types.out, items: out(goods), ...details });
  };
  const put = (warehouseid: number, items: readonly Counted[], description: string): WarehouseTransaction => {
    check(items, warehouseid);
    return addTransaction({ warehouseid, transactiontype: types.in, items, description });
  };

  return {
    receive: (warehouseid, goods) => put(warehouseid, goods, "Goods received"),
    move: (from, to, goods) => {
      check(goods, from, to);
      return [take(from, goods, { description: "Moved" }), put(to, goods, "Moved")];
    },
    scrap: (warehouseid, goods, reasoncode = "SCRAPPED") =>
      take(warehouseid, goods, { description: "Scrapped", reasoncode }),
    takeStock: (warehouseid, counted) => {
      checkCounted(counted);
      check([], warehouseid);
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

function checkMoved(goods: readonly Counted[]): void {
  for (const { sku, decimalquantity } of goods) {
    checkAmounts({ [sku]: decimalquantity });
    if (decimal(decimalquantity).lte(0))
      throw new RangeError(`Of ${sku}, more than nothing is moved, and not ${decimalquantity}.`);
  }
}

function checkCounted(counted: readonly Counted[]): void {
  for (const [nth, { sku, decimalquantity }] of counted.entries()) {
    checkAmounts({ [sku]: decimalquantity });
    if (decimal(decimalquantity).lt(0))
      throw new RangeError(`Of ${sku}, nothing or more is counted, and not ${decimalquantity}.`);
    if (counted.slice(0, nth).some((each) => each.sku === sku))
      throw new RangeError(`${sku} is counted twice.`);
  }
}
