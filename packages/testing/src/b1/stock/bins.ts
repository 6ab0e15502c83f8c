import type { Changes } from "../changes.ts";
import type { Company, CompanyItem } from "../company.ts";
import { type Decimal, decimal, sum, zero } from "../decimals.ts";
import type { ItemSeeds } from "../masters/item-seeds.ts";
import { businessRule } from "../refusal.ts";
import { createHoldings } from "./holdings.ts";
import type { BinShare, SettledMove } from "./stock-move.ts";

/** What lies in which bin of the warehouses that have bins: of an item with numbers, each of its numbers by itself. */
export interface Bins {
  /** By AbsEntry of the bin. */
  of(itemCode: string): readonly BinShare[];
  quantity(itemCode: string, place: BinPlace): Decimal;
  move(move: SettledMove): void;
  /** Refuses to take out of a bin what it does not hold. */
  checkHeld(itemCode: string, shares: readonly BinShare[]): void;
}

/** A bin, or one serial or batch number in it. */
type BinPlace = Pick<BinShare, "key" | "number">;

interface Parts {
  readonly seeds: ItemSeeds;
  readonly changes: Changes;
}

export function createBins({ bins = [] }: Company, { seeds, changes }: Parts): Bins {
  const codes = new Map(bins.map(({ AbsEntry, BinCode }) => [AbsEntry, BinCode]));
  const held = createHoldings(changes, (itemCode) => openingBins(seeds.find(itemCode)));
  const quantityIn = (itemCode: string, place: BinPlace): Decimal => held.quantity(itemCode, nameOf(place));
  return {
    of: (itemCode) => [...held.of(itemCode)].map(([name, quantity]) => ({ ...placeOf(name), quantity })),
    quantity: quantityIn,
    move: ({ itemCode, quantity: moved, binShares }) => {
      for (const share of binShares) {
        held.add(itemCode, nameOf(share), moved.gt(0) ? zero.minus(share.quantity) : share.quantity);
      }
    },
    checkHeld: (itemCode, shares) => {
      for (const [name, same] of Map.groupBy(shares, nameOf)) {
        const place = placeOf(name);
        if (quantityIn(itemCode, place).gte(sum(same.map(({ quantity }) => quantity)))) continue;
        // Our own wording.
        throw businessRule(
          `Quantity falls into negative inventory in bin location ${codes.get(place.key) ?? ""}`,
        );
      }
    },
  };
}

function openingBins(seed: CompanyItem | undefined): ReadonlyMap<string, Decimal> {
  const { ItemCode = "", numbers = [], bins = {} } = seed ?? {};
  const inBins = Object.entries(bins);
  if (!seed?.ManageSerialNumbers && !seed?.ManageBatchNumbers) {
    return new Map(inBins.map(([bin, quantity]) => [nameOf({ key: Number(bin) }), decimal(quantity)]));
  }
  if (inBins.length > 0) throw new Error(`Item ${ItemCode}: its numbers say in which bins they lie.`);
  return new Map(
    numbers.flatMap(({ bin: key, number, quantity }) =>
      key === undefined ? [] : [[nameOf({ key, number }), decimal(quantity)] as const],
    ),
  );
}

function nameOf({ key, number }: BinPlace): string {
  return number === undefined ? String(key) : `${String(key)}\n${number}`;
}

function placeOf(name: string): BinPlace {
  const [key, number] = name.split("\n");
  return { key: Number(key), ...(number !== undefined && { number }) };
}
