import type { Changes } from "../changes.ts";
import { type Decimal, decimal, sum, zero } from "../decimals.ts";
import { decimalOf, type Row, textOf } from "../json.ts";
import type { ItemSeeds } from "../masters/item-seeds.ts";
import { atLine, businessRule, notModelled, refused, SapRefusal } from "../refusal.ts";
import { createHoldings } from "./holdings.ts";
import type { SettledMove, Share, StockMove } from "./stock-move.ts";

/** How SAP keeps the units of an item apart. */
export type NumberKind = "none" | "serial" | "batch";

/** A serial or batch number in a warehouse. */
interface NumberOnHand {
  readonly number: string;
  readonly warehouse: string;
  readonly quantity: Decimal;
}

/** The serial and batch numbers in the warehouses. */
export interface NumbersOnHand {
  of(itemCode: string): readonly NumberOnHand[];
  /** The numbers that a move names. Refuses an incomplete or superfluous selection; `linesTable` is for messages. */
  named(move: StockMove, kind: NumberKind, linesTable: string): readonly Share<string>[];
  /** Refuses what is not there when it leaves, and a serial number that is there already when it comes in. */
  move(move: SettledMove, kind: NumberKind): void;
}

export function createNumbersOnHand(seeds: ItemSeeds, changes: Changes): NumbersOnHand {
  const held = createHoldings(changes, (itemCode) => {
    const numbers = Map.groupBy(seeds.find(itemCode)?.numbers ?? [], ({ warehouse, number }) =>
      placeOf(warehouse, number),
    );
    const inAllBins = [...numbers].map(
      ([place, rows]) => [place, sum(rows.map(({ quantity }) => decimal(quantity)))] as const,
    );
    return new Map(inAllBins);
  });
  const of = (itemCode: string): readonly NumberOnHand[] =>
    [...held.of(itemCode)]
      .filter(([, quantity]) => !quantity.eq(0))
      .map(([place, quantity]) => {
        const [warehouse = "", number = ""] = place.split("\n");
        return { number, warehouse, quantity };
      });
  return {
    of,
    named,
    move: ({ itemCode, warehouse, quantity: moved, numbers }, kind) => {
      for (const { key: number, quantity } of numbers) {
        const place = placeOf(warehouse, number);
        if (moved.gt(0) && held.quantity(itemCode, place).lt(quantity)) {
          throw businessRule(
            `10001153 - Insufficient quantity for item ${itemCode} with ${kind} ${number} in warehouse`,
          );
        }
        const isTaken = kind === "serial" && of(itemCode).some((each) => each.number === number);
        // Our own wording.
        if (moved.lt(0) && isTaken)
          throw businessRule(`Serial number ${number} of item ${itemCode} already exists`);
        held.add(itemCode, place, moved.gt(0) ? zero.minus(quantity) : quantity);
      }
    },
  };
}

function placeOf(warehouse: string, number: string): string {
  return `${warehouse}\n${number}`;
}

function named(move: StockMove, kind: NumberKind, linesTable: string): readonly Share<string>[] {
  const { serials = [], batches = [], line } = move;
  const [rows, others] = kind === "serial" ? [serials, batches] : [batches, serials];
  if (others.length > 0 || (kind === "none" && rows.length > 0)) {
    // Our own wording.
    throw refused(
      `Item ${move.itemCode} is not managed by such numbers [${atLine(`${linesTable}.ItemCode`, line)}]`,
    );
  }
  if (kind === "none") return [];
  const shares = rows.map((row) => (kind === "serial" ? serialShare(row) : batchShare(row)));
  const isTwice = new Set(shares.map(({ key }) => key)).size < shares.length;
  if (isTwice || !sum(shares.map(({ quantity }) => quantity)).eq(move.quantity.abs())) throw incomplete();
  return shares;
}

/** Seen from several servers in these words, for both kinds. */
function incomplete(): SapRefusal {
  return new SapRefusal("-4014", "Cannot add row without complete selection of batch/serial numbers");
}

function serialShare(row: Row): Share<string> {
  const key = textOf(row, "InternalSerialNumber");
  const quantity = decimalOf(row, "Quantity") ?? decimal(1);
  if (!key && (textOf(row, "ManufacturerSerialNumber") !== undefined || row.SystemSerialNumber != null)) {
    throw notModelled("serial numbers without InternalSerialNumber");
  }
  if (!key || !quantity.eq(1)) throw incomplete();
  return { key, quantity };
}

/** Metadata call it BatchNumberProperty, SAP's samples BatchNumber: which of them v2 takes is open, so both are read. */
function batchShare(row: Row): Share<string> {
  const key = textOf(row, "BatchNumberProperty") ?? textOf(row, "BatchNumber");
  const quantity = decimalOf(row, "Quantity");
  if (!key || !quantity?.gt(0)) throw incomplete();
  return { key, quantity };
}
