import { comparisonOf, type Comparison } from "../compare/comparison.ts";
import { figureText } from "../compare/figure.ts";
import { mergeSorted, type Rows } from "../compare/merge-sorted.ts";
import { type Pair, pairOf } from "../compare/pair.ts";
import { type PushCause, pushCause } from "../compare/push.ts";
import { absolute, type Decimal, decimal, equals, isLess, isZero, minus } from "../money/decimal.ts";
import type { StockPool } from "./stock-rules.ts";

/** What a till may sell of an item, by SAP. */
export interface SapStock {
  readonly sku: string;
  /** By `availableToSell`: movements that SAP does not have yet are taken off already. */
  readonly available: Decimal;
  /** Left by sales that SAP does not have yet; negative where more came back (H20). @default none */
  readonly pending?: Decimal | undefined;
  /** A count, a move or a scrapping of the store's own waits for an answer (H21). @default false */
  readonly storeMovement?: boolean | undefined;
  /** What was last sent to Sitoo. It only explains. */
  readonly sent?: Decimal | undefined;
}

/** What a warehouse of Sitoo says of a SKU. */
export interface SitooStock {
  readonly sku: string;
  /** decimaltotal. */
  readonly total: Decimal;
}

export const stockDifferenceCodes = [
  "stock-differs",
  "stock-missing-in-sitoo",
  "stock-without-item",
  "stock-stated-twice",
] as const;
export type StockDifferenceCode = (typeof stockDifferenceCodes)[number];

/** What most likely lies behind a difference of stock. */
export type StockCause =
  | PushCause
  | "store-movement"
  | "pending-sales"
  | "rounding"
  | "small-change"
  | "unknown-item"
  | "never-sent"
  | "two-records";

/** A SKU whose stock is not the same on both sides. Quantities are text with three decimals. */
export interface StockDifference {
  readonly code: StockDifferenceCode;
  readonly sku: string;
  readonly sap?: string | undefined;
  readonly sitoo?: string | undefined;
  readonly likelyCause: StockCause;
}

const counted = ["skus", "agreed"] as const;
export type StockCount = (typeof counted)[number];

/** How the pool sells, and what it does not push. */
export type StockTolerance = Partial<Pick<StockPool, "decimals" | "leastChange">>;

/**
 * The stock of a pool against the warehouse of Sitoo that it feeds, both ascending by SKU. Nothing on the shelf of an
 * item that Sitoo does not know, and none of an unknown item, are no difference.
 */
export function compareStock(
  sap: Rows<SapStock>,
  sitoo: Rows<SitooStock>,
  pool: StockTolerance = {},
): Comparison<StockDifference, StockCount> {
  const bySku = ({ sku }: { readonly sku: string }) => sku;
  return comparisonOf(counted, async function* (count) {
    const keys = { left: bySku, right: bySku, names: { left: "SAP's stock", right: "Sitoo's stock" } };
    for await (const group of mergeSorted(sap, sitoo, keys)) {
      count("skus");
      const found = differenceOf(pairOf(group), pool);
      if (found) yield { ...found, sku: group.key };
      else count("agreed");
    }
  });
}

type Found = Omit<StockDifference, "sku"> | undefined;

function differenceOf(pair: Pair<SapStock, SitooStock>, pool: StockTolerance): Found {
  switch (pair.kind) {
    case "several":
      return { code: "stock-stated-twice", likelyCause: "two-records" };
    case "left only": {
      const { available } = pair.left;
      if (isZero(available)) return undefined;
      return { code: "stock-missing-in-sitoo", sap: quantity(available), likelyCause: "never-sent" };
    }
    case "right only": {
      const { total } = pair.right;
      if (isZero(total)) return undefined;
      return { code: "stock-without-item", sitoo: quantity(total), likelyCause: "unknown-item" };
    }
    case "both": {
      const { left, right } = pair;
      if (equals(left.available, right.total)) return undefined;
      return {
        code: "stock-differs",
        sap: quantity(left.available),
        sitoo: quantity(right.total),
        likelyCause: causeOf(left, right, pool),
      };
    }
  }
}

const quantity = (value: Decimal): string => figureText(value, 3);

function causeOf(
  { available, pending, storeMovement, sent }: SapStock,
  { total }: SitooStock,
  { decimals = 0, leastChange = "0" }: StockTolerance,
): StockCause {
  if (storeMovement) return "store-movement";
  const off = absolute(minus(total, available));
  if (isLess(off, decimal(`1e-${decimals}`))) return "rounding";
  if (pending && !isZero(pending) && equals(off, absolute(pending))) return "pending-sales";
  const isSmall = !isZero(total) && !isZero(available) && !isLess(decimal(leastChange), off);
  if (isSmall) return "small-change";
  return pushCause({ sap: available, sitoo: total, sent }, equals);
}
