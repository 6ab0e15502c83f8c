import type { Bin, Company, Warehouse } from "../company.ts";
import { type Decimal, sum, zero } from "../decimals.ts";
import { decimalOf, integerOf, type Row } from "../json.ts";
import { atLine, businessRule, referenceMissing, refused } from "../refusal.ts";
import type { Warehouses } from "../setup/warehouses.ts";
import type { Bins } from "./bins.ts";
import type { BinShare, Share, StockMove } from "./stock-move.ts";

/** Out of which bins the goods of a move come, or into which they go. */
export interface BinAllocations {
  /** The bins that a move names for its numbers, else those that the warehouse's set-up names. */
  of(move: StockMove, numbers: readonly Share<string>[], linesTable: string): readonly BinShare[];
}

/** What has to lie in bins: so many of a serial or batch number, or all of a move without numbers. */
interface Wanted {
  readonly number?: string;
  readonly quantity: Decimal;
}

/** Where a row of allocations was sent. */
interface Place {
  readonly move: StockMove;
  readonly field: string;
}

interface Parts {
  readonly warehouses: Warehouses;
  readonly bins: Bins;
}

export function createBinAllocations(company: Company, { warehouses, bins: held }: Parts): BinAllocations {
  const bins = company.bins ?? [];
  const byEntry = new Map(bins.map((bin) => [bin.AbsEntry, bin]));

  /** The usable bins of the warehouse in the order of their codes: SAP can be set to other orders. */
  const picked = (
    itemCode: string,
    { number, quantity }: Wanted,
    warehouse: Warehouse,
  ): readonly BinShare[] => {
    let rest = quantity;
    return bins
      .filter((bin) => bin.Warehouse === warehouse.WarehouseCode && !bin.Inactive)
      .sort((one, other) => (one.BinCode < other.BinCode ? -1 : 1))
      .flatMap(({ AbsEntry: key }) => {
        const place = { key, ...(number !== undefined && { number }) };
        const share = least(rest, held.quantity(itemCode, place));
        if (share.lte(0)) return [];
        rest = rest.minus(share);
        return [{ ...place, quantity: share }];
      });
  };
  const bySetUp = (move: StockMove, wanted: Wanted, warehouse: Warehouse): readonly BinShare[] => {
    const leaves = move.quantity.gt(0);
    if (leaves && warehouse.AutoAllocOnIssue) return picked(move.itemCode, wanted, warehouse);
    const { DefaultBin: key } = warehouse;
    if (key === undefined) return [];
    const share = { ...wanted, key };
    return leaves && held.quantity(move.itemCode, share).lt(wanted.quantity) ? [] : [share];
  };
  const bySender = (sent: readonly Row[], wanted: readonly Wanted[], place: Place): readonly BinShare[] => {
    const shares = sent.map((row) => ({ row, share: toShare(row, wanted, place) }));
    const mayFall = ({ number }: BinShare, { AllowNegativeQuantity }: Row): boolean =>
      number === undefined && AllowNegativeQuantity === "tYES";
    const strict = shares.filter(({ row, share }) => !mayFall(share, row)).map(({ share }) => share);
    if (place.move.quantity.gt(0)) held.checkHeld(place.move.itemCode, strict);
    return shares.map(({ share }) => share);
  };
  const toShare = (row: Row, wanted: readonly Wanted[], { move, field }: Place): BinShare => {
    const bin = byEntry.get(integerOf(row, "BinAbsEntry") ?? 0);
    const quantity = decimalOf(row, "Quantity") ?? zero;
    if (!bin) throw referenceMissing(field);
    // Our own wording, here and below.
    if (!isUsable(bin, move)) throw refused(`Bin location ${bin.BinCode} cannot be used [${field}]`);
    if (quantity.lte(0)) throw refused(`Quantity must be positive [${field}]`);
    const { number } = ownerOf(row, wanted, field);
    return { key: bin.AbsEntry, quantity, ...(number !== undefined && { number }) };
  };

  return {
    of: (move, numbers, linesTable) => {
      const { bins: sent = [], line, itemCode } = move;
      const warehouse = warehouses.find(move.warehouse);
      const field = atLine(`${linesTable}.BinAbsEntry`, line);
      if (!warehouse?.EnableBinLocations) {
        if (sent.length > 0) throw refused(`Warehouse ${move.warehouse} has no bin locations [${field}]`);
        return [];
      }
      const wanted = wantedOf(move, numbers);
      const shares =
        sent.length > 0
          ? bySender(sent, wanted, { move, field })
          : wanted.flatMap((each) => bySetUp(move, each, warehouse));
      if (!wanted.every((each) => isAllocated(each, shares))) throw notAllocated(itemCode, move.warehouse);
      return shares;
    },
  };
}

function wantedOf({ quantity }: StockMove, numbers: readonly Share<string>[]): readonly Wanted[] {
  if (numbers.length === 0) return [{ quantity: quantity.abs() }];
  return numbers.map((each) => ({ number: each.key, quantity: each.quantity }));
}

/** An allocation names the row of its serial or batch number, counted from 0. Without numbers there is none to name. */
function ownerOf(row: Row, wanted: readonly Wanted[], field: string): Wanted {
  const named = integerOf(row, "SerialAndBatchNumbersBaseLine");
  const [all] = wanted;
  if (all && all.number === undefined && (named ?? 0) <= 0) return all;
  const owner = all?.number === undefined ? undefined : wanted[named ?? -1];
  // Our own wording: SAP's is not known.
  if (!owner) throw refused(`SerialAndBatchNumbersBaseLine names no serial or batch number [${field}]`);
  return owner;
}

function isAllocated({ number, quantity }: Wanted, shares: readonly BinShare[]): boolean {
  return sum(shares.filter((share) => share.number === number).map((share) => share.quantity)).eq(quantity);
}

/** Seen from real servers in these words. */
function notAllocated(itemCode: string, warehouse: string): Error {
  return businessRule(
    `1470000341 - Fully allocate item "${itemCode}" to bin locations in warehouse "${warehouse}"`,
  );
}

function isUsable({ Inactive, Warehouse }: Bin, { warehouse }: StockMove): boolean {
  return !Inactive && Warehouse === warehouse;
}

function least(one: Decimal, other: Decimal): Decimal {
  return one.lt(other) ? one : other;
}
