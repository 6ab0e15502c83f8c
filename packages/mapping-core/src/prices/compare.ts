import { comparisonOf, type Comparison } from "../compare/comparison.ts";
import { figureText } from "../compare/figure.ts";
import { mergeSorted, type Rows } from "../compare/merge-sorted.ts";
import { type Pair, pairOf } from "../compare/pair.ts";
import { type PushCause, pushCause } from "../compare/push.ts";
import { decimalsOf } from "../money/currency.ts";
import { type Decimal, decimal, divide, equals, plus, times } from "../money/decimal.ts";
import { isNear } from "./is-near.ts";

/** A price that holds for some days only. */
export interface DatedPrice {
  readonly price: Decimal;
  /** "YYYY-MM-DD", both included; open where left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What Sitoo should ask for an item, by SAP: with or without VAT as Sitoo stores it, rounded by the list's rule. */
export interface SapPrice {
  readonly sku: string;
  /** Sitoo's pricelistid. */
  readonly priceList: number;
  readonly price: Decimal;
  /** ISO 4217. */
  readonly currency: string;
  /** Percent that it includes, or would include. */
  readonly vatRate?: Decimal | undefined;
  /** The rate before the last change of rates. */
  readonly formerVatRate?: Decimal | undefined;
  /** Special prices of the item, those that are over or have not begun among them. */
  readonly specials?: readonly DatedPrice[] | undefined;
  /** What was last sent to Sitoo. It only explains. */
  readonly sent?: Decimal | undefined;
}

/** What Sitoo asks for an item. */
export interface SitooPrice {
  readonly sku: string;
  readonly priceList: number;
  readonly price: Decimal;
  /** SAP's where Sitoo does not say it. */
  readonly currency?: string | undefined;
}

export const priceDifferenceCodes = [
  "price-differs",
  "price-currency-differs",
  "price-missing-in-sitoo",
  "price-left-in-sitoo",
  "price-stated-twice",
] as const;
export type PriceDifferenceCode = (typeof priceDifferenceCodes)[number];

/** What most likely lies behind a difference of prices. */
export type PriceCause =
  | PushCause
  | "never-sent"
  | "no-price-in-sap"
  | "rounding"
  | "special-price-over"
  | "special-price-not-begun"
  | "vat-rate-changed"
  | "without-vat"
  | "vat-twice"
  | "other-currency"
  | "two-records";

/** A price that is not the same on both sides. */
export interface PriceDifference {
  readonly code: PriceDifferenceCode;
  readonly sku: string;
  readonly priceList: number;
  readonly sap?: string | undefined;
  readonly sitoo?: string | undefined;
  readonly likelyCause: PriceCause;
}

const counted = ["prices", "agreed"] as const;
export type PriceCount = (typeof counted)[number];

/** Prices of SAP against prices of Sitoo on a day ("YYYY-MM-DD"), both ascending by SKU, then by price list. */
export function comparePrices(
  sap: Rows<SapPrice>,
  sitoo: Rows<SitooPrice>,
  { date }: { readonly date: string },
): Comparison<PriceDifference, PriceCount> {
  const keyOf = ({ sku, priceList }: SitooPrice): readonly [string, number] => [sku, priceList];
  return comparisonOf(counted, async function* (count) {
    const keys = { left: keyOf, right: keyOf, names: { left: "SAP's prices", right: "Sitoo's prices" } };
    for await (const group of mergeSorted(sap, sitoo, keys)) {
      const [sku, priceList] = group.key;
      count("prices");
      const found = differenceOf(pairOf(group), date);
      if (found) yield { ...found, sku, priceList };
      else count("agreed");
    }
  });
}

type Found = Omit<PriceDifference, "sku" | "priceList"> | undefined;

function differenceOf(pair: Pair<SapPrice, SitooPrice>, date: string): Found {
  switch (pair.kind) {
    case "several":
      return { code: "price-stated-twice", likelyCause: "two-records" };
    case "left only":
      return { code: "price-missing-in-sitoo", sap: figureText(pair.left.price), likelyCause: "never-sent" };
    case "right only":
      return {
        code: "price-left-in-sitoo",
        sitoo: figureText(pair.right.price),
        likelyCause: "no-price-in-sap",
      };
    case "both":
      return betweenBoth(pair.left, pair.right, date);
  }
}

function betweenBoth(sap: SapPrice, sitoo: SitooPrice, date: string): Found {
  const { currency = sap.currency } = sitoo;
  const figures = { sap: figureText(sap.price), sitoo: figureText(sitoo.price) };
  if (currency !== sap.currency)
    return {
      code: "price-currency-differs",
      sap: `${figures.sap} ${sap.currency}`,
      sitoo: `${figures.sitoo} ${currency}`,
      likelyCause: "other-currency",
    };
  if (equals(sap.price, sitoo.price)) return undefined;
  return { code: "price-differs", ...figures, likelyCause: causeOf(sap, sitoo.price, date) };
}

const hundred = decimal("100");

function causeOf(sap: SapPrice, sitoo: Decimal, date: string): PriceCause {
  const { price, currency, vatRate, formerVatRate, specials = [], sent } = sap;
  const near = (expected: Decimal): boolean => isNear(sitoo, expected, decimalsOf(currency));
  if (near(price)) return "rounding";
  if (specials.some((special) => (special.to ?? date) < date && near(special.price)))
    return "special-price-over";
  if (specials.some((special) => (special.from ?? date) > date && near(special.price)))
    return "special-price-not-begun";
  if (vatRate) {
    const withVat = (rate: Decimal): Decimal => plus(hundred, rate);
    const net = divide(times(price, hundred), withVat(vatRate));
    const gross = divide(times(net, withVat(formerVatRate ?? vatRate)), hundred);
    if (formerVatRate && near(gross)) return "vat-rate-changed";
    if (near(net)) return "without-vat";
    if (near(divide(times(price, withVat(vatRate)), hundred))) return "vat-twice";
  }
  return pushCause({ sap: price, sitoo, sent }, equals);
}
