import {
  type Decimal,
  decimal,
  divide,
  isLess,
  minus,
  negate,
  plus,
  round,
  sum,
  times,
  zero,
} from "../money/decimal.ts";
import type { Buffer, StockPool } from "./stock-rules.ts";

/** What SAP has of an item in one warehouse (OITW), in the item's stock unit. */
export interface WarehouseStock {
  readonly warehouse: string;
  readonly inStock: Decimal;
  /** Promised to open orders and reserve invoices. */
  readonly committed: Decimal;
  /** Ordered from vendors. @default none */
  readonly ordered?: Decimal | undefined;
  /** What lies in bins that are not for sale (OIBQ), by BinCode. */
  readonly bins?: Readonly<Record<string, Decimal>> | undefined;
  /** What left by sales that SAP does not have yet; negative where more came back. @default none */
  readonly pending?: Decimal | undefined;
}

/** An item and its stock, in every warehouse that SAP has it in. */
export interface ItemStock {
  readonly itemCode: string;
  readonly itemGroup?: number | undefined;
  readonly warehouses: readonly WarehouseStock[];
}

/** One reason why a figure is what it is; all of them add up to it. */
export interface AvailabilityTerm {
  readonly term:
    | "in stock"
    | "committed"
    | "ordered"
    | "in excluded bins"
    | "sold at tills, not in SAP yet"
    | "share of other pools"
    | "kept back"
    | "below zero"
    | "part of a unit";
  /** Undefined for what concerns the pool as a whole. */
  readonly warehouse?: string | undefined;
  /** Signed: what it adds to the figure. */
  readonly quantity: Decimal;
}

/** A figure and every term that it is made of. */
export interface Availability {
  readonly available: Decimal;
  readonly terms: readonly AvailabilityTerm[];
}

const hundred = decimal("100");

/**
 * What a till may sell of an item from a pool: what is in stock, less what is promised, less what tills sold that SAP does
 * not have yet, less what is kept back; never below zero, and cut to the decimals that the pool sells in (H20). What Sitoo
 * reserves itself is not subtracted: Sitoo does that.
 */
export function availableToSell(item: ItemStock, pool: StockPool): Decimal {
  return explainAvailability(item, pool).available;
}

/** Says why `availableToSell` gives what it gives: every term with its figure, adding up to it exactly. */
export function explainAvailability(item: ItemStock, pool: StockPool): Availability {
  const terms = pool.warehouses.flatMap(({ warehouse, share }) => {
    const stock = item.warehouses.find((each) => each.warehouse === warehouse);
    return stock ? termsOf(stock, { share, pool }) : [];
  });
  const free = total(terms);
  const keptBack = isLess(zero, free) ? keptOf(free, bufferOf(item, pool)) : zero;
  const rest = minus(free, keptBack);
  const floor = isLess(rest, zero) ? negate(rest) : zero;
  const positive = plus(rest, floor);
  const available = round(positive, pool.decimals, "down");
  const all: AvailabilityTerm[] = [
    ...terms,
    { term: "kept back", quantity: negate(keptBack) },
    { term: "below zero", quantity: floor },
    { term: "part of a unit", quantity: minus(available, positive) },
  ];
  return { available, terms: all.filter(({ quantity }) => !quantity.eq(zero)) };
}

const total = (terms: readonly AvailabilityTerm[]): Decimal => sum(terms.map(({ quantity }) => quantity));

function termsOf(
  { warehouse, inStock, committed, ordered = zero, bins = {}, pending = zero }: WarehouseStock,
  { share, pool }: { readonly share: string; readonly pool: StockPool },
): readonly AvailabilityTerm[] {
  const excluded = sum(
    pool.excludedBins.flatMap((bin) => (Object.hasOwn(bins, bin) ? (bins[bin] ?? []) : [])),
  );
  const terms: AvailabilityTerm[] = [
    { term: "in stock", warehouse, quantity: inStock },
    { term: "committed", warehouse, quantity: negate(committed) },
    { term: "ordered", warehouse, quantity: partOf(ordered, pool.countOrdered) },
    { term: "in excluded bins", warehouse, quantity: negate(excluded) },
    { term: "sold at tills, not in SAP yet", warehouse, quantity: negate(pending) },
  ];
  const own = total(terms);
  // What is missing is missing for all: a shortage is not shared out.
  const others = isLess(zero, own) ? minus(own, partOf(own, share)) : zero;
  return [...terms, { term: "share of other pools", warehouse, quantity: negate(others) }];
}

const partOf = (quantity: Decimal, percent: string): Decimal =>
  divide(times(quantity, decimal(percent)), hundred);

/** The buffer that is nearest to the item: its own, its group's, the pool's. */
function bufferOf(
  { itemCode, itemGroup }: ItemStock,
  { buffer, groupBuffers, itemBuffers }: StockPool,
): Buffer {
  const ofItem = Object.hasOwn(itemBuffers, itemCode) ? itemBuffers[itemCode] : undefined;
  return ofItem ?? groupBuffers[String(itemGroup)] ?? buffer;
}

const keptOf = (free: Decimal, { units, percent }: Buffer): Decimal =>
  plus(decimal(units), partOf(free, percent));
