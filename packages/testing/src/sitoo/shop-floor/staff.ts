import { decimal, quantity } from "../decimals.ts";
import type { Books } from "../books/books.ts";
import type { WarehouseTransaction } from "../books/records.ts";
import { checkDeed } from "./staff-faults.ts";

/** How much of what. */
export interface Counted {
  readonly sku: string;
  /** Above zero, three decimals at most; what is counted may be none. */
  readonly decimalquantity: string;
  /** What one costs. */
  readonly moneypricein?: string;
}

/**
 * What the people of a store do with its goods, apart from selling them. Each verb throws a RangeError that lists every fault
 * by its field, and has done nothing then.
 */
export interface Staff {
  receive(warehouseid: number, goods: readonly Counted[]): WarehouseTransaction;
  /** Out of one warehouse, into another. */
  move(from: number, to: number, goods: readonly Counted[]): readonly WarehouseTransaction[];
  /** Gone for good, and why. */
  scrap(warehouseid: number, goods: readonly Counted[], reasoncode?: string): WarehouseTransaction;
  /** What is on the shelves, whatever the books said, each SKU once: the transaction holds the difference. */
  takeStock(warehouseid: number, counted: readonly Counted[]): WarehouseTransaction;
}

/** What transactions are called. */
const types = { in: 10, out: 20, stockTaking: 50 };

export function createStaff({
  addTransaction,
  stock,
  tables,
}: Pick<Books, "addTransaction" | "stock" | "tables">): Staff {
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
    receive: (warehouseid, goods) => {
      checkDeed({ verb: "receive", places: { warehouseid }, goods }, tables);
      return put(warehouseid, goods, "Goods received");
    },
    move: (from, to, goods) => {
      checkDeed({ verb: "move", places: { from, to }, goods }, tables);
      return [take(from, goods, { description: "Moved" }), put(to, goods, "Moved")];
    },
    scrap: (warehouseid, goods, reasoncode = "SCRAPPED") => {
      checkDeed({ verb: "scrap", places: { warehouseid }, goods }, tables);
      return take(warehouseid, goods, { description: "Scrapped", reasoncode });
    },
    takeStock: (warehouseid, counted) => {
      checkDeed({ verb: "takeStock", places: { warehouseid }, goods: counted, isCount: true }, tables);
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
