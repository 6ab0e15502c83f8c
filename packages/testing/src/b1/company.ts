/**
 * A SAP Business One company as data: what the emulator starts from. Field names are the Service Layer's own. Amounts
 * and rates are decimal text ("12.50"), dates are "YYYY-MM-DD".
 */
export interface Company {
  readonly CompanyDB: string;
  readonly CompanyName: string;
  /** ISO 4217. */
  readonly LocalCurrency: string;
  readonly users: readonly { readonly UserName: string; readonly Password: string }[];
  readonly settings: CompanySettings;
  readonly accounts: readonly Account[];
  /** Which accounts SAP posts to when a document does not say: G/L account determination. */
  readonly determination: {
    readonly receivables: string;
    readonly revenue: string;
    readonly outputVat: string;
    readonly stock: string;
    readonly costOfGoodsSold: string;
    /** The other side of opening stock. */
    readonly openingBalance: string;
  };
  readonly vatGroups: readonly VatGroup[];
  readonly warehouses: readonly { readonly WarehouseCode: string; readonly WarehouseName: string }[];
  readonly items: readonly CompanyItem[];
  readonly businessPartners: readonly CompanyPartner[];
  readonly creditCards: readonly {
    readonly CreditCardCode: number;
    readonly CreditCardName: string;
    readonly GLAccount: string;
  }[];
  readonly periods: readonly Period[];
  /** User tables without an object that exist already, without "@" ("INSTEP_LEDGER" is the entity set U_INSTEP_LEDGER). */
  readonly userTables?: readonly string[];
  /** User fields that exist already: TableName "OINV", Name "InstepKey" is the property U_InstepKey of documents. */
  readonly userFields?: readonly {
    readonly TableName: string;
    readonly Name: string;
    readonly Size: number;
  }[];
}

export interface CompanySettings {
  /** Decimals of a unit price, 2 to 6 (AdminInfo.PriceAccuracy). */
  readonly PriceAccuracy: number;
  /** VAT is computed on the sum of a VAT group's lines instead of line by line (CompanyInfo.GroupLinesInVATCalculation). */
  readonly GroupLinesInVATCalculation: boolean;
  /** A sale below zero stock is refused (CompanyInfo.BlockStockNegativeQuantity). */
  readonly BlockStockNegativeQuantity: boolean;
  /** Which date picks a VAT rate: DocDate or TaxDate (AdminInfo.TaxRateDetermination). @default "trd_DocumentDate" */
  readonly TaxRateDetermination?: "trd_PostingDate" | "trd_DocumentDate";
}

export interface Account {
  readonly Code: string;
  readonly Name: string;
  readonly CashAccount?: boolean;
}

export interface VatGroup {
  readonly Code: string;
  readonly Name: string;
  /** Each rate (percent, "25") holds from its date on. */
  readonly VatGroups_Lines: readonly { readonly Effectivefrom: string; readonly Rate: string }[];
  readonly TaxAccount?: string;
}

export interface CompanyItem {
  readonly ItemCode: string;
  readonly ItemName: string;
  /** False for services, gift cards and the rounding item: nothing moves in the stock. */
  readonly InventoryItem: boolean;
  readonly SalesVATGroup?: string;
  /** Inactive items are refused on a new document. @default true */
  readonly Valid?: boolean;
  /** Cost of one unit in local currency. */
  readonly cost?: string;
  /** Quantity on hand per warehouse. */
  readonly stock?: Readonly<Record<string, string>>;
  /** Overrides the revenue account of the determination (gift cards, rounding). */
  readonly IncomeAccount?: string;
}

export interface CompanyPartner {
  readonly CardCode: string;
  readonly CardName: string;
  readonly EmailAddress?: string;
  /** "##" = all currencies. @default "##" */
  readonly Currency?: string;
  /** @default true */
  readonly Valid?: boolean;
}

export interface Period {
  readonly from: string;
  readonly to: string;
  readonly PeriodStatus: "ltUnlocked" | "ltUnlockedExceptSales" | "ltPeriodClosing" | "ltLocked";
}
