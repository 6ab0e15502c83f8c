import type { Account, Company, CompanyItem, ItemCatalogue, Period, VatGroup } from "../b1/company.ts";

/** A Swedish SAP company with the item, VAT group, guest partner and accounts that `anOrder()` needs. */
export function aCompany(overrides: Partial<Company> = {}): Company {
  return {
    CompanyDB: "DEMO_SE",
    CompanyName: "Demo AB",
    LocalCurrency: "SEK",
    users: [{ UserName: "INSTEP", Password: "sap-demo" }],
    settings: { PriceAccuracy: 2, GroupLinesInVATCalculation: false, BlockStockNegativeQuantity: true },
    accounts: swedishAccounts,
    determination: {
      receivables: "1510",
      revenue: "3010",
      outputVat: "2611",
      stock: "1460",
      costOfGoodsSold: "4010",
      openingBalance: "2099",
    },
    vatGroups: swedishVatGroups,
    warehouses: [{ WarehouseCode: "MALMO", WarehouseName: "Malmö" }],
    items: [anItem(), roundingItem],
    businessPartners: [{ CardCode: "POS-MALMO", CardName: "Kassakunder Malmö" }],
    creditCards: [
      { CreditCardCode: 1, CreditCardName: "Card", GLAccount: "1580" },
      { CreditCardCode: 3, CreditCardName: "Gift card", GLAccount: "2420" },
    ],
    periods: monthsOf(2026),
    ...overrides,
  };
}

/** An item that SAP sells, with plenty in stock. */
export const anItem = (overrides: Partial<CompanyItem> = {}): CompanyItem => ({
  ItemCode: "SKU-1",
  ItemName: "A product",
  InventoryItem: true,
  SalesVATGroup: "S25",
  cost: "40.00",
  stock: { MALMO: "1000" },
  ...overrides,
});

/**
 * A catalogue whose items are made from their number, 0 to count − 1, when they are asked for. Their codes must rise with
 * the number, as `SKU-${String(n).padStart(7, "0")}` does.
 */
export function numberedCatalogue({
  count,
  item,
  ...more
}: {
  readonly count: number;
  readonly item: (n: number) => CompanyItem;
} & Pick<ItemCatalogue, "findByBarCode" | "stockValue">): ItemCatalogue {
  const codeOf = (n: number): string => item(n).ItemCode;
  for (let n = 10; n < count; n *= 10) {
    if (codeOf(n - 1) >= codeOf(n)) throw new Error(`Item ${String(n)} of the catalogue is out of order.`);
  }
  const firstAfter = (itemCode: string): number => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (codeOf(middle) > itemCode) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  let latest: CompanyItem | undefined; // one item is asked for many times in a row
  return {
    ...more,
    size: count,
    find: (itemCode) => {
      if (latest?.ItemCode === itemCode) return latest;
      const n = firstAfter(itemCode) - 1;
      const found = n < 0 ? undefined : item(n);
      if (found?.ItemCode === itemCode) latest = found;
      return found?.ItemCode === itemCode ? found : undefined;
    },
    after: function* (itemCode) {
      for (let n = itemCode === undefined ? 0 : firstAfter(itemCode); n < count; n += 1) yield item(n);
    },
  };
}

/** The item behind the line that holds cash rounding. */
export const roundingItem: CompanyItem = {
  ItemCode: "ROUNDING",
  ItemName: "Öresavrundning",
  InventoryItem: false,
  SalesVATGroup: "S00",
  IncomeAccount: "3740",
};

/** Accounts of the Swedish standard chart (BAS). */
export const swedishAccounts: readonly Account[] = [
  { Code: "1460", Name: "Lager av handelsvaror" },
  { Code: "1510", Name: "Kundfordringar" },
  { Code: "1580", Name: "Fordringar för kontokort" },
  { Code: "1910", Name: "Kassa", CashAccount: true },
  { Code: "1935", Name: "Swish" },
  { Code: "2099", Name: "Årets resultat" },
  { Code: "2420", Name: "Presentkort" },
  { Code: "2611", Name: "Utgående moms 25 %" },
  { Code: "2621", Name: "Utgående moms 12 %" },
  { Code: "2631", Name: "Utgående moms 6 %" },
  { Code: "3010", Name: "Försäljning" },
  { Code: "3740", Name: "Öres- och kronutjämning" },
  { Code: "4010", Name: "Kostnad för sålda varor" },
];

/** An output VAT group with one rate, in percent. */
export const vatGroup = (Code: string, Rate: string, TaxAccount?: string): VatGroup => ({
  Code,
  Name: `VAT ${Rate} %`,
  VatGroups_Lines: [{ Effectivefrom: "2000-01-01", Rate }],
  ...(TaxAccount === undefined ? {} : { TaxAccount }),
});

const swedishVatGroups: readonly VatGroup[] = [
  vatGroup("S25", "25", "2611"),
  vatGroup("S12", "12", "2621"),
  vatGroup("S06", "6", "2631"),
  vatGroup("S00", "0"),
];

/** Open posting periods, one for each month of the year. */
export const monthsOf = (year: number): readonly Period[] =>
  Array.from({ length: 12 }, (_, month) => ({
    from: isoDate(Date.UTC(year, month, 1)),
    to: isoDate(Date.UTC(year, month + 1, 0)),
    PeriodStatus: "ltUnlocked",
  }));

const isoDate = (time: number): string => new Date(time).toISOString().slice(0, 10);
