import type { Company, CompanyItem, CompanyPriceList, CompanySpecialPrice } from "../company.ts";
import { type Decimal, decimal, zero } from "../decimals.ts";
import { decimalOf, integerOf, rowsOf, textOf } from "../json.ts";
import type { Partner } from "../masters/business-partners.ts";
import type { Item } from "../masters/items.ts";

/** What a line without a price gets. */
export interface ListPrice {
  readonly basis: "net" | "gross";
  readonly price: Decimal;
  readonly source:
    "dpsSpecialPricesForBusinessPartner" | "dpsPeriodAndVolumeDiscounts" | "dpsActivePriceList" | "dpsManual";
}

/** Who buys what, when, and in which currency. */
interface Wanted {
  readonly partner: Partner;
  readonly item: Item;
  /** "YYYY-MM-DD". */
  readonly day: string;
  readonly currency: string;
}

export interface PriceLists {
  /** Special prices come first, then the customer's price list; a price that is missing is zero, as in SAP. */
  priceOf(wanted: Wanted): ListPrice;
}

/** The list of customers without one. */
const firstList = 1;

export function createPriceLists(company: Company): PriceLists {
  const { priceLists = [], specialPrices = [], catalogue, LocalCurrency } = company;
  const lists = new Map(priceLists.map((list) => [list.PriceListNo, list]));
  const items = new Map(company.items.map((item) => [item.ItemCode, item]));
  const listsOf = new Map(
    company.businessPartners.map(({ CardCode, PriceListNum }) => [CardCode, PriceListNum]),
  );
  const listOf = (partner: Partner): number =>
    integerOf(partner, "PriceListNum") ?? listsOf.get(partner.CardCode) ?? firstList;

  return {
    priceOf: ({ partner, item, day, currency }) => {
      const number = listOf(partner);
      const list = lists.get(number);
      const basis = list?.IsGrossPrice ? "gross" : "net";
      const special = [partner.CardCode, `*${String(number)}`]
        .map((cardCode) =>
          specialPrices.find((each) => isFor(each, { cardCode, itemCode: item.ItemCode, day })),
        )
        .find((found) => found !== undefined);
      if (special && (special.Currency ?? LocalCurrency) === currency) {
        const source = special.CardCode.startsWith("*")
          ? "dpsPeriodAndVolumeDiscounts"
          : "dpsSpecialPricesForBusinessPartner";
        return { basis, price: decimal(special.Price), source };
      }
      const entered = enteredOf(item, items.get(item.ItemCode) ?? catalogue?.find(item.ItemCode));
      const price = list && listed(entered, list, { lists, currency, LocalCurrency });
      return price
        ? { basis, price, source: "dpsActivePriceList" }
        : { basis, price: zero, source: "dpsManual" };
    },
  };
}

function isFor(
  { CardCode, ItemCode, ValidFrom = "", ValidTo = "9999-12-31" }: CompanySpecialPrice,
  { cardCode, itemCode, day }: { readonly cardCode: string; readonly itemCode: string; readonly day: string },
): boolean {
  return CardCode === cardCode && ItemCode === itemCode && ValidFrom <= day && day <= ValidTo;
}

interface Listing {
  readonly lists: ReadonlyMap<number, CompanyPriceList>;
  readonly currency: string;
  readonly LocalCurrency: string;
}

interface Entered {
  readonly price: Decimal;
  /** @default that of its list */
  readonly currency: string | undefined;
}

/** The entered prices of an item by price list: those of its record, else those it was opened with. */
function enteredOf(item: Item, seed: CompanyItem | undefined): ReadonlyMap<number, Entered> {
  const rows = rowsOf(item, "ItemPrices").map((row) => {
    const price = decimalOf(row, "Price") ?? zero;
    return [integerOf(row, "PriceList") ?? 0, { price, currency: textOf(row, "Currency") }] as const;
  });
  if (rows.length > 0) return new Map(rows);
  const seeds = Object.entries(seed?.prices ?? {}).map(([list, text]) => {
    const [price = "0", currency] = text.split(" ");
    return [Number(list), { price: decimal(price), currency }] as const;
  });
  return new Map(seeds);
}

/** The price in a list, or in the list that this one is made from, times its factor. */
function listed(
  entered: ReadonlyMap<number, Entered>,
  list: CompanyPriceList,
  listing: Listing,
): Decimal | undefined {
  const { PriceListNo, BasePriceList = PriceListNo, Factor = "1" } = list;
  const own = entered.get(PriceListNo);
  if (own) {
    const currency = own.currency ?? list.DefaultPrimeCurrency ?? listing.LocalCurrency;
    return currency === listing.currency ? own.price : undefined;
  }
  const base = BasePriceList === PriceListNo ? undefined : listing.lists.get(BasePriceList);
  return base && listed(entered, base, listing)?.times(decimal(Factor));
}
