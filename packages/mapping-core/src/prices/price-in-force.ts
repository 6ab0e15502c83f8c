import type { Item, SpecialPrice } from "@instep/sap-b1-client";
import { type Decimal, decimal, divide, fromJsonNumber, isZero, minus, times } from "../money/decimal.ts";

/** A price of SAP's with the quantities from which on another one holds; with or without VAT, as its list says. */
export interface PriceInForce {
  readonly price: Decimal;
  readonly from: "price-list" | "special-price";
  readonly volumes: readonly VolumePrice[];
}

export interface VolumePrice {
  /** From how many units on. */
  readonly quantity: Decimal;
  readonly price: Decimal;
}

interface Wanted {
  /** PriceListNo. */
  readonly priceList: number;
  /** ISO 4217: that of Sitoo's list. */
  readonly currency: string;
  /** "YYYY-MM-DD". */
  readonly date: string;
}

/** Prices of an item as SAP answers them. */
export type ItemPrices = Pick<Item, "ItemCode"> & Partial<Pick<Item, "ItemPrices">>;

/** The item's price in a list, in a currency: the first or one of the two additional ones. Zero without currency is none. */
function listPriceOf({ ItemPrices }: ItemPrices, { priceList, currency }: Wanted): Decimal | undefined {
  const row = (ItemPrices ?? []).find(({ PriceList }) => PriceList === priceList);
  if (!row) return undefined;
  const offers = [
    [row.Currency, row.Price],
    [row.AdditionalCurrency1, row.AdditionalPrice1],
    [row.AdditionalCurrency2, row.AdditionalPrice2],
  ] as const;
  const found = offers.find(([of, price]) => of === currency && price != null);
  return found?.[1] == null ? undefined : fromJsonNumber(found[1]);
}

/** Currencies that an item has a price in, in one list. */
export function currenciesOf({ ItemPrices }: ItemPrices, priceList: number): readonly string[] {
  const row = (ItemPrices ?? []).find(({ PriceList }) => PriceList === priceList);
  const stated = [row?.Currency, row?.AdditionalCurrency1, row?.AdditionalCurrency2];
  return stated.flatMap((currency) => (currency ? [currency] : []));
}

/**
 * What an item costs everybody on a list on a day: the special price of that day, else the list's. SAP keeps those for
 * everybody under the list's number with a star ("*1"), and in them periods, and in those quantities (sheet 2.6: inferred).
 */
export function priceInForce(
  item: ItemPrices,
  specials: readonly SpecialPrice[],
  wanted: Wanted,
): PriceInForce | undefined {
  const listed = listPriceOf(item, wanted);
  const special = specialsOf(item, specials, wanted.priceList).find(({ ValidFrom, ValidTo }) =>
    holdsOn(wanted.date, ValidFrom, ValidTo),
  );
  const found = special && ofSpecial(special, listed, wanted);
  return found ?? (listed && { price: listed, from: "price-list", volumes: [] });
}

/** Special prices of an item that everybody on a list has, whenever they hold. */
export const specialsOf = (
  { ItemCode }: ItemPrices,
  specials: readonly SpecialPrice[],
  priceList: number,
): readonly SpecialPrice[] =>
  specials.filter(
    (each) => each.ItemCode === ItemCode && each.CardCode === `*${priceList}` && each.Valid !== "tNO",
  );

const holdsOn = (date: string, from: string | null | undefined, to: string | null | undefined): boolean =>
  (from ?? "").slice(0, 10) <= date && date <= (to ?? "9999-12-31").slice(0, 10);

type Period = NonNullable<SpecialPrice["SpecialPriceDataAreas"]>[number];

function ofSpecial(
  special: SpecialPrice,
  listed: Decimal | undefined,
  { currency, date }: Wanted,
): PriceInForce | undefined {
  const { Price, Currency, DiscountPercent, SpecialPriceDataAreas } = special;
  const own = offered({ price: Price, currency: Currency, discount: DiscountPercent }, listed, currency);
  const period = (SpecialPriceDataAreas ?? []).find(({ DateFrom, Dateto }) =>
    holdsOn(date, DateFrom, Dateto),
  );
  const inPeriod =
    period &&
    offered(
      { price: period.SpecialPrice, currency: period.PriceCurrency, discount: period.Discount },
      listed,
      currency,
    );
  const price = inPeriod ?? own;
  if (!price) return undefined;
  return { price, from: "special-price", volumes: volumesOf(period, price, currency) };
}

function volumesOf(period: Period | undefined, single: Decimal, currency: string): readonly VolumePrice[] {
  return (period?.SpecialPriceQuantityAreas ?? []).flatMap((area): readonly VolumePrice[] => {
    const { Quantity, SpecialPrice, PriceCurrency, Discountin } = area;
    const price = offered(
      { price: SpecialPrice, currency: PriceCurrency, discount: Discountin },
      single,
      currency,
    );
    return price && Quantity != null ? [{ quantity: fromJsonNumber(Quantity), price }] : [];
  });
}

interface Offer {
  readonly price: number | null | undefined;
  readonly currency: string | null | undefined;
  /** Percent off the price it starts from. */
  readonly discount: number | null | undefined;
}

/** A stated price in the wanted currency, else a discount off the price it starts from; undefined when it offers neither. */
function offered(
  { price, currency, discount }: Offer,
  from: Decimal | undefined,
  wanted: string,
): Decimal | undefined {
  if (price != null && price !== 0 && (currency ?? wanted) === wanted) return fromJsonNumber(price);
  if (from === undefined || discount == null) return undefined;
  const off = fromJsonNumber(discount);
  return isZero(off) ? undefined : divide(times(from, minus(hundred, off)), hundred);
}

const hundred = decimal("100");
