import type { Account, Company, CompanyItem, VatGroup } from "../b1/company.ts";
import { anItem, roundingItem, swedishAccounts, vatGroup } from "../builders/company.ts";
import { fiscalYear } from "../builders/fiscal-year.ts";
import { partnerSeries, seriesFor } from "../builders/series.ts";
import { aBranch, guestPartnersOf, stockOf, type StorePlan, warehousesOf } from "../builders/stores.ts";

const [south, west, east] = [1, 2, 3];

/** Twenty stores in three branches, by code and town. */
const stores: readonly StorePlan[] = [
  ...inBranch(
    south,
    "MALMO Malmö,LUND Lund,HELSINGB Helsingborg,YSTAD Ystad,KRISTIAN Kristianstad,VAXJO Växjö",
  ),
  ...inBranch(west, "GOTEBORG Göteborg,BORAS Borås,HALMSTAD Halmstad,VARBERG Varberg,SKOVDE Skövde"),
  ...inBranch(west, "KARLSTAD Karlstad,JONKOPIN Jönköping"),
  ...inBranch(east, "STOCKHLM Stockholm,UPPSALA Uppsala,VASTERAS Västerås,OREBRO Örebro,LINKOPIN Linköping"),
  ...inBranch(east, "NORRKOPI Norrköping,GAVLE Gävle"),
];

/**
 * A Swedish retail chain: twenty stores in three branches, accounts of BAS, series by branch and year, the periods of
 * 2026 and 2027, VAT at 25, 12, 6 and 0 percent. Food went from 12 to 6 percent on 1 April 2026, for two years: the group
 * S12F has that in its dates. Cash is rounded to whole kronor by the item ROUNDING.
 */
export function swedishChain(overrides: Partial<Company> = {}): Company {
  const branches = [south, west, east];
  return {
    CompanyDB: "KEDJAN_SE",
    CompanyName: "Kedjan AB",
    LocalCurrency: "SEK",
    users: [{ UserName: "INSTEP", Password: "sap-demo" }],
    settings: {
      PriceAccuracy: 4,
      GroupLinesInVATCalculation: true,
      BlockStockNegativeQuantity: true,
      Localization: "Sweden",
      timeZone: "Europe/Stockholm",
    },
    accounts,
    determination: {
      receivables: "1510",
      revenue: "3010",
      salesReturns: "3011",
      outputVat: "2611",
      stock: "1460",
      costOfGoodsSold: "4010",
      openingBalance: "2099",
      rounding: "3740",
      exchangeDifferences: "3960",
      downPayments: "2420",
      invoicePaymentPartner: "POS-MALMO",
    },
    vatGroups,
    businessPlaces: [aBranch(south, "Syd"), aBranch(west, "Väst"), aBranch(east, "Öst")].map((branch) => ({
      ...branch,
      ...mainStoreOf(branch.BPLID),
    })),
    warehouses: warehousesOf(stores),
    items: [...items, roundingItem, giftCard],
    businessPartners: [
      ...guestPartnersOf(stores, { PriceListNum: 1, PriceMode: "pmGross" }),
      { CardCode: "C20001", CardName: "Alva Exempel", EmailAddress: "alva@example.com" },
    ],
    creditCards: [
      { CreditCardCode: 1, CreditCardName: "Kort", GLAccount: "1580" },
      { CreditCardCode: 2, CreditCardName: "American Express", GLAccount: "1581" },
      { CreditCardCode: 3, CreditCardName: "Presentkort", GLAccount: "2421" },
      { CreditCardCode: 4, CreditCardName: "Klarna", GLAccount: "1582" },
    ],
    creditPaymentMethods: [{ PaymentMethodCode: 1, Name: "Direkt" }],
    periods: [2026, 2027].flatMap((year) => fiscalYear(year)),
    series: [partnerSeries(), ...seriesFor({ years: [2026, 2027], branches })],
    currencies: [
      { Code: "SEK", Name: "Svensk krona", MaxIncomingAmtDiff: "0.50", MaxOutgoingAmtDiff: "0.50" },
    ],
    priceLists: [
      { PriceListNo: 1, PriceListName: "Butik", IsGrossPrice: true },
      { PriceListNo: 2, PriceListName: "Netto", IsGrossPrice: false },
    ],
    paymentTerms: [{ GroupNumber: 1, PaymentTermsGroupName: "30 dagar", NumberOfAdditionalDays: 30 }],
    freight: [{ ExpensCode: 1, Name: "Frakt", RevenuesAccount: "3520", OutputVATGroup: "S25" }],
    ...overrides,
  };
}

function inBranch(branch: number, list: string): readonly StorePlan[] {
  return list.split(",").map((store) => {
    const [code = "", name = ""] = store.split(" ");
    return { code, name, branch };
  });
}

/** A branch's goods and guests are those of its first store when nobody says otherwise. */
function mainStoreOf(BPLID: number) {
  const code = stores.find(({ branch }) => branch === BPLID)?.code ?? "";
  return { DefaultWarehouseID: code, DefaultCustomerID: `POS-${code}` };
}

const renamed: Readonly<Record<string, Partial<Account>>> = {
  "1510": { LockManualTransaction: true }, // a control account is reached through a customer only
  "2420": { Name: "Förskott från kunder" },
};

const accounts: readonly Account[] = [
  ...swedishAccounts.map((account) => ({ ...account, ...renamed[account.Code] })),
  { Code: "1", Name: "Tillgångar", ActiveAccount: false },
  { Code: "1581", Name: "Fordringar American Express" },
  { Code: "1582", Name: "Fordringar Klarna" },
  { Code: "1690", Name: "Avräkning byten" },
  { Code: "1912", Name: "Handkassa" },
  { Code: "1930", Name: "Bankkonto" },
  { Code: "2421", Name: "Ej inlösta presentkort" },
  { Code: "2641", Name: "Ingående moms" },
  { Code: "3011", Name: "Returer" },
  { Code: "3520", Name: "Fakturerade frakter" },
  { Code: "3960", Name: "Valutakursvinster" },
  { Code: "6062", Name: "Kassadifferenser" },
];

const vatGroups: readonly VatGroup[] = [
  vatGroup("S25", "25", "2611"),
  vatGroup("S12", "12", "2621"),
  {
    ...vatGroup("S12F", "12", "2631"),
    Name: "Livsmedel",
    VatGroups_Lines: [
      { Effectivefrom: "2000-01-01", Rate: "12" },
      { Effectivefrom: "2026-04-01", Rate: "6" },
      { Effectivefrom: "2028-01-01", Rate: "12" },
    ],
  },
  vatGroup("S06", "6", "2631"),
  vatGroup("S00", "0"),
  { ...vatGroup("I25", "25", "2641"), Category: "bovcInputTax" },
];

const goods = { cost: "20.00", stock: stockOf(stores, "1000") };

/** One article of each rate; prices of list 1 include VAT, those of list 2 do not. */
const items: readonly CompanyItem[] = [
  anItem({
    ...goods,
    ItemCode: "SE-100",
    ItemName: "Ylletröja",
    SalesVATGroup: "S25",
    prices: { 1: "499.00", 2: "399.20" },
  }),
  anItem({
    ...goods,
    ItemCode: "SE-200",
    ItemName: "Smörgås, serverad",
    SalesVATGroup: "S12",
    prices: { 1: "89.60", 2: "80.00" },
  }),
  anItem({
    ...goods,
    ItemCode: "SE-300",
    ItemName: "Knäckebröd",
    SalesVATGroup: "S12F",
    prices: { 1: "42.40", 2: "40.00" },
  }),
  anItem({
    ...goods,
    ItemCode: "SE-400",
    ItemName: "Deckare",
    SalesVATGroup: "S06",
    prices: { 1: "79.50", 2: "75.00" },
  }),
  anItem({
    ...goods,
    ItemCode: "SE-500",
    ItemName: "Frimärken",
    SalesVATGroup: "S00",
    prices: { 1: "36.00", 2: "36.00" },
  }),
];

const giftCard: CompanyItem = {
  ItemCode: "GIFT",
  ItemName: "Presentkort",
  InventoryItem: false,
  SalesVATGroup: "S00",
  IncomeAccount: "2421",
};
