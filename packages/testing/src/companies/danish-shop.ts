import type { Company } from "../b1/company.ts";
import { anItem, roundingItem, vatGroup } from "../builders/company.ts";
import { fiscalYear } from "../builders/fiscal-year.ts";
import { dailyRates } from "../builders/rates.ts";
import { partnerSeries, seriesFor } from "../builders/series.ts";
import { guestPartnersOf, stockOf, type StorePlan, warehousesOf } from "../builders/stores.ts";

const stores: readonly StorePlan[] = [{ code: "KBH", name: "København" }];
const goods = { cost: "40.00", stock: stockOf(stores, "500") };

/**
 * A Danish shop that sells in kroner and, to tourists, in euro. VAT is 25 percent. Cash is rounded to half a krone, which
 * SAP's currencies have no step for: the item ROUNDING holds it as a line.
 */
export function danishShop(overrides: Partial<Company> = {}): Company {
  return {
    CompanyDB: "BUTIK_DK",
    CompanyName: "Butikken ApS",
    LocalCurrency: "DKK",
    users: [{ UserName: "INSTEP", Password: "sap-demo" }],
    settings: {
      PriceAccuracy: 4,
      GroupLinesInVATCalculation: false,
      BlockStockNegativeQuantity: true,
      Localization: "Denmark",
      timeZone: "Europe/Copenhagen",
    },
    accounts: [
      { Code: "1010", Name: "Salg" },
      { Code: "1310", Name: "Vareforbrug" },
      { Code: "1390", Name: "Øreafrunding" },
      { Code: "2780", Name: "Kursdifferencer" },
      { Code: "3660", Name: "Kassedifferencer" },
      { Code: "5500", Name: "Varelager" },
      { Code: "5600", Name: "Debitorer", LockManualTransaction: true },
      { Code: "5810", Name: "Kasse", CashAccount: true },
      { Code: "5815", Name: "Kasse EUR", CashAccount: true, AcctCurrency: "EUR" },
      { Code: "5820", Name: "Bank" },
      { Code: "5825", Name: "Udlæg" },
      { Code: "5830", Name: "Dankort" },
      { Code: "5835", Name: "MobilePay" },
      { Code: "6510", Name: "Egenkapital" },
      { Code: "6850", Name: "Gavekort" },
      { Code: "6902", Name: "Salgsmoms" },
    ],
    determination: {
      receivables: "5600",
      revenue: "1010",
      outputVat: "6902",
      stock: "5500",
      costOfGoodsSold: "1310",
      openingBalance: "6510",
      rounding: "1390",
      exchangeDifferences: "2780",
      invoicePaymentPartner: "POS-KBH",
    },
    vatGroups: [vatGroup("S25", "25", "6902"), vatGroup("S00", "0")],
    warehouses: warehousesOf(stores),
    items: [
      anItem({ ...goods, ItemCode: "DK-100", ItemName: "Sweater", prices: { 1: "499.00", 2: "399.20" } }),
      anItem({ ...goods, ItemCode: "DK-200", ItemName: "Krus", prices: { 1: "129.00", 2: "103.20" } }),
      { ...roundingItem, ItemName: "Øreafrunding", IncomeAccount: "1390" },
    ],
    businessPartners: guestPartnersOf(stores, { PriceListNum: 1 }),
    creditCards: [
      { CreditCardCode: 1, CreditCardName: "Dankort", GLAccount: "5830" },
      { CreditCardCode: 3, CreditCardName: "Gavekort", GLAccount: "6850" },
    ],
    periods: [2026, 2027].flatMap((year) => fiscalYear(year)),
    series: [partnerSeries(), ...seriesFor({ years: [2026, 2027] })],
    currencies: [
      { Code: "DKK", Name: "Dansk krone" },
      { Code: "EUR", Name: "Euro" },
    ],
    rates: dailyRates({ currency: "EUR", from: "2026-01-01", to: "2027-12-31", rate: nearThePeg }),
    priceLists: [
      { PriceListNo: 1, PriceListName: "Butik", IsGrossPrice: true },
      { PriceListNo: 2, PriceListName: "Netto", IsGrossPrice: false },
    ],
    ...overrides,
  };
}

/** The krone is held near 7.46038 to the euro: the rate goes up and down by a little, and comes round in 21 days. */
function nearThePeg(_day: string, index: number): string {
  const tenThousandths = 74_604 + (((index * 8) % 21) - 10);
  return (tenThousandths / 10_000).toFixed(4);
}
