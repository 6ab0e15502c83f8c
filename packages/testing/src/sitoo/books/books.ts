import type { Clock } from "@instep/http";
import { type Journal, memoryJournal } from "../../journal.ts";
import type { Shop } from "../shop.ts";
import { createArrivals } from "./arrivals.ts";
import { createChanges, type Committed } from "./changes.ts";
import { createDeeds, type Deeds } from "./deeds.ts";
import { replayBooks, writeLine } from "./kept.ts";
import { createOrderTable, type OrderTable } from "./order-table.ts";
import { createStock, type Stock } from "./stock.ts";
import { createTables, type Tables } from "./tables.ts";

/** Everything an account holds: what the API reads and writes, and what happens in the shops. */
export interface Books extends Deeds {
  readonly tables: Tables;
  readonly orders: OrderTable;
  readonly stock: Stock;
  /** Unix seconds. */
  now(): number;
  /** Lets the orders whose time has come arrive. Calls and deeds do so first; whoever reads tables himself has to. */
  catchUp(): void;
  /** Carries work out as one: when it throws, nothing of it has happened, and nobody has heard of it. */
  atomically<T>(work: () => T): T;
  /**
   * Tells of every change after it was committed; not of what a journal replays. An order whose time has come is told of
   * when the books are next asked anything, or caught up. The answer stops it.
   */
  onChange(listener: (change: Committed) => void): () => void;
  /** When the last of the known arrivals comes, in ms; 0 when there is none. */
  readonly lastAt: number;
}

export interface BooksOptions {
  readonly shop: Shop;
  readonly clock: Clock;
  /** What it holds has happened already. @default in memory */
  readonly journal?: Journal;
  /** Puts into the tables what is there from the start. @default nothing */
  readonly open?: (books: Pick<Books, "tables" | "stock">) => void;
}

/** Opens the books of a shop, with what their journal says has happened in them. */
export function createBooks({ shop, clock, journal = memoryJournal(), open }: BooksOptions): Books {
  const listeners = new Set<(change: Committed) => void>();
  const changes = createChanges({
    commit: (done, at = clock.now()) => journal.append(writeLine(at, done)),
    committed: (done, at = clock.now()) => {
      for (const change of done) for (const tell of [...listeners]) tell({ ...change, at });
    },
  });
  const tables = createTables(changes);
  const table = createOrderTable(changes, shop.history);
  const now = (): number => Math.floor(clock.now() / 1000);
  const stock = createStock(tables, now);
  const arrivals = createArrivals({
    shop,
    clock,
    put: (order, at) => changes.atomically(() => table.put(order), at),
    has: (orderid) => table.get(orderid) !== undefined,
  });
  const orders: OrderTable = {
    ...table,
    nextId: () => {
      arrivals.catchUp(); // what has come by now has taken its number
      return arrivals.numberFrom(table.nextId());
    },
  };

  changes.silently(() => {
    open?.({ tables, stock });
    for (const line of replayBooks(journal, { ...tables, orders })) arrivals.hasArrived(line);
  });

  const atomically = <T>(work: () => T): T => {
    arrivals.catchUp();
    return changes.atomically(work);
  };
  const parts = { tables, orders, stock, now, atomically, clock };
  return {
    ...parts,
    ...createDeeds(parts, arrivals),
    catchUp: () => arrivals.catchUp(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lastAt: arrivals.lastAt(),
  };
}
