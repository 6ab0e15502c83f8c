import type { Company, CompanyItem, CompanyPriceList } from "../company.ts";
import { decimal, rounded, wire } from "../decimals.ts";
import { asText, decimalOf, integerOf, type Row, rowsOf, textOf } from "../json.ts";
import { referenceMissing } from "../refusal.ts";

/** The prices of items, list by list. A row keeps the entered ones; those of other lists follow from them. */
export interface ItemPrices {
  /** The entered prices of a new company's item, in the form in which rows keep them. */
  entered(seed: CompanyItem): readonly Row[];
  /** The entered prices after a write that names some of them. */
  changed(entered: readonly Row[], sent: readonly Row[]): readonly Row[];
  /** A row for every price list: one without a price has 0.0 and no currency, as recorded from a real server. */
  shown(entered: readonly Row[]): readonly Row[];
}

export function createItemPrices({ priceLists = [], settings, LocalCurrency }: Company): ItemPrices {
  const lists = new Map(priceLists.map((list) => [list.PriceListNo, list]));
  const currencyOf = (list: number): string => lists.get(list)?.DefaultPrimeCurrency ?? LocalCurrency;

  /** Entered, or the base list's price times the factor. */
  const priceOf = (list: CompanyPriceList, entered: readonly Row[], depth = 0): Row | undefined => {
    const own = entered.find(({ PriceList }) => PriceList === list.PriceListNo);
    if (own) return own;
    const base = lists.get(list.BasePriceList ?? list.PriceListNo);
    if (!base || base === list || depth > lists.size) return undefined;
    const from = priceOf(base, entered, depth + 1);
    if (!from) return undefined;
    const price = decimal(Number(from.Price)).times(list.Factor ?? "1");
    return { Price: wire(rounded(price, settings.PriceAccuracy)), Currency: from.Currency ?? null };
  };
  return {
    entered: ({ prices = {} }) =>
      Object.entries(prices).map(([list, text]) => {
        const [price = "0", currency] = text.split(" ");
        return {
          PriceList: Number(list),
          Price: Number(price),
          Currency: currency ?? currencyOf(Number(list)),
        };
      }),
    changed: (entered, sent) =>
      sent.reduce<readonly Row[]>((prices, row) => {
        const PriceList = integerOf(row, "PriceList");
        if (PriceList === undefined || !lists.has(PriceList)) throw referenceMissing("ITM1.PriceList");
        const others = prices.filter((each) => each.PriceList !== PriceList);
        const known = prices.find((each) => each.PriceList === PriceList);
        const price = decimalOf(row, "Price") ?? decimal(Number(known?.Price ?? 0));
        const Currency = textOf(row, "Currency") ?? (asText(known?.Currency) || currencyOf(PriceList));
        return [...others, { PriceList, Price: wire(price), Currency }];
      }, entered),
    shown: (entered) =>
      priceLists.map((list) => ({
        ...blankPrice,
        PriceList: list.PriceListNo,
        ...priceOf(list, entered),
        BasePriceList: list.BasePriceList ?? list.PriceListNo,
        Factor: Number(list.Factor ?? "1"),
      })),
  };
}

const blankPrice = {
  Price: 0,
  Currency: null,
  AdditionalPrice1: 0,
  AdditionalCurrency1: null,
  AdditionalPrice2: 0,
  AdditionalCurrency2: null,
  UoMPrices: [],
};

/** The entered prices that a row keeps. */
export function enteredPrices(row: Row): readonly Row[] {
  return rowsOf(row, "ItemPrices");
}
