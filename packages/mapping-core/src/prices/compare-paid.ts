import { comparisonOf, type Comparison } from "../compare/comparison.ts";
import { figureText } from "../compare/figure.ts";
import { mergeSorted, type Rows } from "../compare/merge-sorted.ts";
import { type Decimal, decimal, divide, equals, minus, plus, round, sum, times } from "../money/decimal.ts";
import { isNear } from "./is-near.ts";

/** What a till asked for a line, before anything was taken off it. */
export interface AskedPrice {
  readonly sku: string;
  /** Sitoo's pricelistid. */
  readonly priceList: number;
  /** Business date, "YYYY-MM-DD". */
  readonly date: string;
  /** Per unit. */
  readonly price: Decimal;
  /** In the unit of the price; negative on a return. */
  readonly quantity: Decimal;
  /** Percent that the price includes; none when left out. */
  readonly vatRate?: Decimal | undefined;
}

/** What SAP asks for an item from a day on, until the next one of the item. */
export interface PriceFrom {
  readonly sku: string;
  readonly priceList: number;
  /** "YYYY-MM-DD". */
  readonly from: string;
  readonly price: Decimal;
}

export const paidPriceCodes = ["sold-at-other-price", "sold-without-price"] as const;
export type PaidPriceCode = (typeof paidPriceCodes)[number];

/** What most likely lies behind a wrong price: which one the till had. */
export type PaidPriceCause = "former-price" | "later-price" | "no-price-in-sap" | "other-price";

/** Lines of an item that were sold at one wrong price. */
export interface PaidPriceDifference {
  readonly code: PaidPriceCode;
  readonly sku: string;
  readonly priceList: number;
  /** Per unit; SAP's is that of the day. */
  readonly sitoo: string;
  readonly sap?: string | undefined;
  readonly lines: number;
  readonly quantity: string;
  /** What it did to the margin, without VAT: negative when less was asked than SAP's price. */
  readonly marginEffect?: string | undefined;
  readonly likelyCause: PaidPriceCause;
}

const counted = ["lines", "agreed", "rounded"] as const;
export type PaidPriceCount = (typeof counted)[number];

/**
 * What items were sold at against what SAP asked for them on that day (H38): a wrong price is found even when it is right
 * by now. Both ascending by SKU, then by price list; of one item in any order. Lines of one item are held together.
 */
export function comparePaidPrices(
  asked: Rows<AskedPrice>,
  prices: Rows<PriceFrom>,
  { decimals = 2 }: { readonly decimals?: number | undefined } = {},
): Comparison<PaidPriceDifference, PaidPriceCount> {
  const keyOf = (row: Pick<AskedPrice, "sku" | "priceList">): readonly [string, number] => [
    row.sku,
    row.priceList,
  ];
  return comparisonOf(counted, async function* (count) {
    const keys = { left: keyOf, right: keyOf, names: { left: "sold lines", right: "prices" } };
    for await (const { key, left, right } of mergeSorted(asked, prices, keys)) {
      const [sku, priceList] = key;
      const history = right.toSorted((a, b) => (a.from < b.from ? -1 : 1));
      const sold = left.map((line) => ({ line, inForce: priceOn(line.date, history) }));
      const wrong = sold.filter(({ line, inForce }) => !inForce || !equals(line.price, inForce.price));
      const far = wrong.filter(
        ({ line, inForce }) => !inForce || !isNear(line.price, inForce.price, decimals),
      );
      count("lines", sold.length);
      count("agreed", sold.length - wrong.length);
      count("rounded", wrong.length - far.length);
      for (const same of byPrices(far)) yield { ...toDifference(same, history, decimals), sku, priceList };
    }
  });
}

interface Sold {
  readonly line: AskedPrice;
  readonly inForce: PriceFrom | undefined;
}

const priceOn = (date: string, history: readonly PriceFrom[]): PriceFrom | undefined =>
  history.findLast(({ from }) => from <= date);

/** Lines with the same two prices are one difference. */
function byPrices(sold: readonly Sold[]): Iterable<readonly [Sold, ...Sold[]]> {
  const groups = new Map<string, [Sold, ...Sold[]]>();
  for (const each of sold) {
    const key = `${each.line.price.toFixed()} ${each.inForce?.price.toFixed() ?? ""}`;
    const same = groups.get(key);
    if (same) same.push(each);
    else groups.set(key, [each]);
  }
  return groups.values();
}

function toDifference(
  sold: readonly [Sold, ...Sold[]],
  history: readonly PriceFrom[],
  decimals: number,
): Omit<PaidPriceDifference, "sku" | "priceList"> {
  const [{ line, inForce }] = sold;
  const common = {
    sitoo: figureText(line.price, decimals),
    lines: sold.length,
    quantity: figureText(sum(sold.map((each) => each.line.quantity)), 0),
  };
  if (!inForce) return { code: "sold-without-price", ...common, likelyCause: "no-price-in-sap" };
  const effect = sum(sold.map((each) => marginEffect(each.line, inForce.price)));
  return {
    code: "sold-at-other-price",
    ...common,
    sap: figureText(inForce.price, decimals),
    marginEffect: figureText(round(effect, decimals, "half-up"), decimals),
    likelyCause: causeOf(line, inForce, history),
  };
}

const hundred = decimal("100");

/** Exact up to 30 decimals: it is rounded once, when all lines are added up. */
function marginEffect({ price, quantity, vatRate }: AskedPrice, inSap: Decimal): Decimal {
  const gross = times(minus(price, inSap), quantity);
  return vatRate ? divide(times(gross, hundred), plus(hundred, vatRate)) : gross;
}

function causeOf({ price }: AskedPrice, inForce: PriceFrom, history: readonly PriceFrom[]): PaidPriceCause {
  const same = history.filter((each) => equals(each.price, price));
  if (same.some(({ from }) => from < inForce.from)) return "former-price";
  return same.length > 0 ? "later-price" : "other-price";
}
