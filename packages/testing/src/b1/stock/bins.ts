import type { Changes } from "../changes.ts";
import type { Bin, Company, Warehouse } from "../company.ts";
import { type Decimal, decimal, sum, zero } from "../decimals.ts";
import { decimalOf, integerOf, type Row } from "../json.ts";
import type { ItemSeeds } from "../masters/item-seeds.ts";
import { atLine, businessRule, referenceMissing, refused } from "../refusal.ts";
import type { Warehouses } from "../setup/warehouses.ts";
import { createHoldings } from "./holdings.ts";
import type { SettledMove, Share, StockMove } from "./stock-move.ts";

/** What lies in which bin of the warehouses that have bins. */
export interface Bins {
  /** Quantities by AbsEntry of the bin. */
  of(itemCode: string): ReadonlyMap<number, Decimal>;
  /** The bins of a move: those it names, else those that the warehouse's set-up names. */
  allocated(move: StockMove, linesTable: string): readonly Share<number>[];
  move(move: SettledMove): void;
  /** Refuses to take back out of a bin what it does not hold any more. */
  checkBack(move: SettledMove): void;
}

interface Parts {
  readonly seeds: ItemSeeds;
  readonly warehouses: Warehouses;
  readonly changes: Changes;
}

export function createBins({ bins = [] }: Company, { seeds, warehouses, changes }: Parts): Bins {
  const byEntry = new Map(bins.map((bin) => [bin.AbsEntry, bin]));
  const held = createHoldings(changes, (itemCode) => {
    const opening = Object.entries(seeds.find(itemCode)?.bins ?? {});
    return new Map(opening.map(([bin, quantity]) => [bin, decimal(quantity)]));
  });
  const inBin = (itemCode: string, bin: number): Decimal => held.quantity(itemCode, String(bin));

  /** The usable bins of the warehouse in the order of their codes: SAP can be set to other orders. */
  const picked = ({ itemCode, quantity }: StockMove, warehouse: Warehouse): readonly Share<number>[] => {
    let rest = quantity;
    return bins
      .filter((bin) => bin.Warehouse === warehouse.WarehouseCode && !bin.Inactive)
      .sort((one, other) => (one.BinCode < other.BinCode ? -1 : 1))
      .flatMap(({ AbsEntry }) => {
        const share = least(rest, inBin(itemCode, AbsEntry));
        if (share.lte(0)) return [];
        rest = rest.minus(share);
        return [{ key: AbsEntry, quantity: share }];
      });
  };
  const bySetUp = (move: StockMove, warehouse: Warehouse): readonly Share<number>[] => {
    if (move.quantity.gt(0) && warehouse.AutoAllocOnIssue) return picked(move, warehouse);
    const { DefaultBin: key } = warehouse;
    const lacks = key === undefined || (move.quantity.gt(0) && inBin(move.itemCode, key).lt(move.quantity));
    return lacks ? [] : [{ key, quantity: move.quantity.abs() }];
  };
  const checkSent = (row: Row, move: StockMove, field: string): Share<number> => {
    const bin = byEntry.get(integerOf(row, "BinAbsEntry") ?? 0);
    const quantity = decimalOf(row, "Quantity") ?? zero;
    if (!bin) throw referenceMissing(field);
    // Our own wording, here and below.
    if (!isUsable(bin, move)) throw refused(`Bin location ${bin.BinCode} cannot be used [${field}]`);
    if (quantity.lte(0)) throw refused(`Quantity must be positive [${field}]`);
    const mayFall = row.AllowNegativeQuantity === "tYES" || move.quantity.lt(0);
    if (!mayFall && inBin(move.itemCode, bin.AbsEntry).lt(quantity)) {
      throw tooFew(bin);
    }
    return { key: bin.AbsEntry, quantity };
  };

  return {
    of: (itemCode) =>
      new Map([...held.of(itemCode)].map(([bin, quantity]) => [Number(bin), quantity] as const)),
    allocated: (move, linesTable) => {
      const { bins: sent = [], line, itemCode, quantity } = move;
      const warehouse = warehouses.find(move.warehouse);
      const field = atLine(`${linesTable}.BinAbsEntry`, line);
      if (!warehouse?.EnableBinLocations) {
        if (sent.length > 0) throw refused(`Warehouse ${move.warehouse} has no bin locations [${field}]`);
        return [];
      }
      const shares =
        sent.length > 0 ? sent.map((row) => checkSent(row, move, field)) : bySetUp(move, warehouse);
      if (!sum(shares.map((share) => share.quantity)).eq(quantity.abs())) {
        throw notAllocated(itemCode, move.warehouse);
      }
      return shares;
    },
    checkBack: ({ itemCode, quantity: moved, binShares }) => {
      for (const { key, quantity } of binShares) {
        if (moved.gt(0) && inBin(itemCode, key).lt(quantity)) throw tooFew(byEntry.get(key));
      }
    },
    move: ({ itemCode, quantity: moved, binShares }) => {
      for (const { key, quantity } of binShares) {
        held.add(itemCode, String(key), moved.gt(0) ? zero.minus(quantity) : quantity);
      }
    },
  };
}

/** Seen from real servers in these words. */
function notAllocated(itemCode: string, warehouse: string): Error {
  return businessRule(
    `1470000341 - Fully allocate item "${itemCode}" to bin locations in warehouse "${warehouse}"`,
  );
}

/** Our own wording. */
function tooFew(bin: Bin | undefined): Error {
  return businessRule(`Quantity falls into negative inventory in bin location ${bin?.BinCode ?? ""}`);
}

function isUsable({ Inactive, Warehouse }: Bin, { warehouse }: StockMove): boolean {
  return !Inactive && Warehouse === warehouse;
}

function least(one: Decimal, other: Decimal): Decimal {
  return one.lt(other) ? one : other;
}
