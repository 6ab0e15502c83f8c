import type {
  CompanyItem,
  CompanyItemGroup,
  CompanyPartner,
  CompanyPriceList,
  CompanySpecialPrice,
  ItemCatalogue,
} from "./company/masters.ts";
import type {
  Account,
  Bin,
  BusinessPlace,
  CompanySettings,
  CreditPaymentMethod,
  Currency,
  Determination,
  ExchangeRate,
  Freight,
  PartnerGroup,
  PaymentTerms,
  Period,
  ProfitCenter,
  Project,
  SalesPerson,
  Series,
  User,
  VatGroup,
  Warehouse,
} from "./company/set-up.ts";

export type * from "./company/masters.ts";
export type * from "./company/set-up.ts";

/**
 * A SAP Business One company as data: what the emulator starts from. Field names are the Service Layer's own. Amounts
 * and rates are decimal text ("12.50"), dates are "YYYY-MM-DD".
 */
export interface Company {
  readonly CompanyDB: string;
  readonly CompanyName: string;
  /** ISO 4217. */
  readonly LocalCurrency: string;
  /** The second currency in which SAP keeps the whole ledger. @default the local one */
  readonly SystemCurrency?: string;
  readonly users: readonly User[];
  readonly settings: CompanySettings;
  readonly accounts: readonly Account[];
  readonly determination: Determination;
  readonly vatGroups: readonly VatGroup[];
  readonly warehouses: readonly Warehouse[];
  readonly items: readonly CompanyItem[];
  /** More items, made when they are asked for: for companies with a million. @default none */
  readonly catalogue?: ItemCatalogue;
  /** @default group 100, and those that `items` name */
  readonly itemGroups?: readonly CompanyItemGroup[];
  readonly businessPartners: readonly CompanyPartner[];
  readonly creditCards: readonly {
    readonly CreditCardCode: number;
    readonly CreditCardName: string;
    readonly GLAccount: string;
  }[];
  readonly creditPaymentMethods?: readonly CreditPaymentMethod[];
  readonly periods: readonly Period[];
  /** @default one series per kind of document, valid always: also for the kinds that have none here */
  readonly series?: readonly Series[];
  /** Branches. With one or more of them every document belongs to one (AdminInfo.EnableBranches). @default none */
  readonly businessPlaces?: readonly BusinessPlace[];
  /** @default the local and the system currency, and those of `rates` */
  readonly currencies?: readonly Currency[];
  readonly rates?: readonly ExchangeRate[];
  readonly bins?: readonly Bin[];
  readonly priceLists?: readonly CompanyPriceList[];
  readonly specialPrices?: readonly CompanySpecialPrice[];
  readonly salesPersons?: readonly SalesPerson[];
  /** Beside cash (-1), which every company has. */
  readonly paymentTerms?: readonly PaymentTerms[];
  /** Beside the customers (100) and the vendors (101), which every company has. */
  readonly partnerGroups?: readonly PartnerGroup[];
  readonly projects?: readonly Project[];
  /** Cost centres, by dimension. */
  readonly profitCenters?: readonly ProfitCenter[];
  /** Freight and other additional expenses of a document. */
  readonly freight?: readonly Freight[];
  /** User tables without an object that exist already, without "@" ("INSTEP_LEDGER" is the entity set U_INSTEP_LEDGER). */
  readonly userTables?: readonly string[];
  /** User fields that exist already: TableName "OINV", Name "InstepKey" is the property U_InstepKey of documents. */
  readonly userFields?: readonly {
    readonly TableName: string;
    readonly Name: string;
    readonly Size: number;
  }[];
}
