import type { Company } from "../b1/company.ts";
import { anItem, vatGroup } from "../builders/company.ts";
import { fiscalYear } from "../builders/fiscal-year.ts";
import { partnerSeries, seriesFor } from "../builders/series.ts";
import { guestPartnersOf, stockOf, type StorePlan, warehousesOf } from "../builders/stores.ts";

const stores: readonly StorePlan[] = [{ code: "LONDON", name: "London" }];
const goods = { cost: "1.00", stock: stockOf(stores, "500") };

/**
 * A British shop: one store, no branches, pounds, VAT at 20, 5 and 0 percent, and no rounding of cash. Its prices are
 * kept net; the list that the till shows is gross.
 */
export function ukShop(overrides: Partial<Company> = {}): Company {
  return {
    CompanyDB: "SHOP_UK",
    CompanyName: "The Shop Ltd",
    LocalCurrency: "GBP",
    users: [{ UserName: "INSTEP", Password: "sap-demo" }],
    settings: {
      PriceAccuracy: 2,
      GroupLinesInVATCalculation: false,
      BlockStockNegativeQuantity: true,
      Localization: "United Kingdom",
      timeZone: "Europe/London",
    },
    accounts: [
      { Code: "1001", Name: "Stock" },
      { Code: "1100", Name: "Debtors control account", LockManualTransaction: true },
      { Code: "1230", Name: "Cash in till", CashAccount: true },
      { Code: "1250", Name: "Card clearing" },
      { Code: "2109", Name: "Gift vouchers" },
      { Code: "2200", Name: "Sales tax control account" },
      { Code: "3200", Name: "Retained earnings" },
      { Code: "4000", Name: "Sales" },
      { Code: "4900", Name: "Differences" },
      { Code: "5000", Name: "Cost of goods sold" },
    ],
    determination: {
      receivables: "1100",
      revenue: "4000",
      outputVat: "2200",
      stock: "1001",
      costOfGoodsSold: "5000",
      openingBalance: "3200",
      rounding: "4900",
      invoicePaymentPartner: "POS-LONDON",
    },
    vatGroups: [vatGroup("O1", "20", "2200"), vatGroup("O5", "5", "2200"), vatGroup("O0", "0")],
    warehouses: warehousesOf(stores),
    items: [
      anItem({
        ...goods,
        ItemCode: "UK-100",
        ItemName: "Jumper",
        SalesVATGroup: "O1",
        prices: { 1: "50.00", 2: "60.00" },
      }),
      anItem({
        ...goods,
        ItemCode: "UK-200",
        ItemName: "Child car seat",
        SalesVATGroup: "O5",
        prices: { 1: "80.00", 2: "84.00" },
      }),
      anItem({
        ...goods,
        ItemCode: "UK-300",
        ItemName: "Loaf",
        SalesVATGroup: "O0",
        prices: { 1: "2.40", 2: "2.40" },
      }),
    ],
    businessPartners: guestPartnersOf(stores, { PriceListNum: 2 }),
    creditCards: [
      { CreditCardCode: 1, CreditCardName: "Card", GLAccount: "1250" },
      { CreditCardCode: 3, CreditCardName: "Gift voucher", GLAccount: "2109" },
    ],
    periods: [2026, 2027].flatMap((year) => fiscalYear(year)),
    series: [partnerSeries(), ...seriesFor({ years: [2026, 2027] })],
    priceLists: [
      { PriceListNo: 1, PriceListName: "Net", IsGrossPrice: false },
      { PriceListNo: 2, PriceListName: "Till", IsGrossPrice: true },
    ],
    ...overrides,
  };
}
