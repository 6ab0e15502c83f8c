export interface User {
  readonly UserName: string;
  readonly Password: string;
  /** Others need an authorisation for SQL queries and for set-up. @default true */
  readonly Superuser?: boolean;
  /** Has a licence that lets him into the Service Layer: without one he is refused as if his password were wrong. @default true */
  readonly Licensed?: boolean;
  /** Actions that this user may not perform, by the name of the entity set. @default none */
  readonly forbidden?: readonly string[];
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
  /** Net and gross prices are kept apart, and a partner buys at one kind (AdminInfo.EnableSeparatePriceMode). @default false */
  readonly EnableSeparatePriceMode?: boolean;
  /** Days after which an invoice can no longer be cancelled; 0 = no limit (AdminInfo.MaxDaysForCancel). @default 0 */
  readonly MaxDaysForCancel?: number;
  /** Documents may be dated after today (AdminInfo.AllowFuturePostingDate). @default true */
  readonly AllowFuturePostingDate?: boolean;
  /** Invoices beyond a customer's credit limit are refused. @default false */
  readonly BlockCreditLimit?: boolean;
  /** How many documents one payment may pay (CompanyInfo.MaxNumberOfDocumentsInPmt). @default 999 */
  readonly MaxNumberOfDocumentsInPmt?: number;
  /** Each warehouse has its own average cost of an item. @default false */
  readonly CostPerWarehouse?: boolean;
  /** Rates are local per foreign (direct) or foreign per local (AdminInfo.DirectIndirectRate). @default false: direct */
  readonly IndirectRates?: boolean;
  /** A user field of incoming payments (ORCT) is one of outgoing payments (OVPM) too: unconfirmed. @default false */
  readonly SharedPaymentFields?: boolean;
  /** Where the server stands ("Europe/Stockholm"): its dates and times are local, with a Z behind them. @default "UTC" */
  readonly timeZone?: string;
  /** Where SAP looks for files, by their names in AdminInfo and PathAdmin ("AttachmentsFolderPath"). @default none */
  readonly folders?: Readonly<Record<string, string>>;
  /** As SAP names the country's version: "Sweden", "United Kingdom" (CompanyInfo.Localization). @default null */
  readonly Localization?: string;
}

export interface Account {
  readonly Code: string;
  readonly Name: string;
  readonly CashAccount?: boolean;
  /** Titles cannot be posted to. @default true */
  readonly ActiveAccount?: boolean;
  /** @default false */
  readonly Frozen?: boolean;
  /** A control account is reached through a partner only. @default false */
  readonly LockManualTransaction?: boolean;
  /** "##" = all currencies. @default "##" */
  readonly AcctCurrency?: string;
}

/** Which accounts SAP posts to when a document does not say: G/L account determination. */
export interface Determination {
  readonly receivables: string;
  readonly revenue: string;
  readonly outputVat: string;
  readonly stock: string;
  readonly costOfGoodsSold: string;
  /** The other side of opening stock. */
  readonly openingBalance: string;
  /** Credit memos. @default the revenue account */
  readonly salesReturns?: string;
  /** Rounding of document totals. @default the revenue account */
  readonly rounding?: string;
  /** @default the rounding account */
  readonly overpayments?: string;
  /** @default the rounding account */
  readonly underpayments?: string;
  /** @default the rounding account */
  readonly exchangeDifferences?: string;
  /** Requested or paid before the goods are delivered. @default the receivables account */
  readonly downPayments?: string;
  /** Goods delivered and not yet invoiced. @default the cost of goods sold account */
  readonly shippedGoods?: string;
  /** The other side of a goods receipt. @default the opening balance account */
  readonly inventoryIncrease?: string;
  /** The other side of a goods issue. @default the cost of goods sold account */
  readonly inventoryDecrease?: string;
  /** The customer of cash sales, "A/R invoice + payment" (PeriodCategory.InvoicePaymentBP). @default none */
  readonly invoicePaymentPartner?: string;
}

export interface VatGroup {
  readonly Code: string;
  readonly Name: string;
  /** Each rate (percent, "25") holds from its date on. */
  readonly VatGroups_Lines: readonly { readonly Effectivefrom: string; readonly Rate: string }[];
  readonly TaxAccount?: string;
  /** A sales line takes output groups only. @default "bovcOutputTax" */
  readonly Category?: "bovcOutputTax" | "bovcInputTax";
  /** @default false */
  readonly Inactive?: boolean;
}

export interface Warehouse {
  readonly WarehouseCode: string;
  readonly WarehouseName: string;
  /** The branch it belongs to. */
  readonly BusinessPlaceID?: number;
  readonly Inactive?: boolean;
  readonly DropShip?: boolean;
  /** Counted as available by material planning. @default true */
  readonly Nettable?: boolean;
  readonly EnableBinLocations?: boolean;
  /** AbsEntry of the bin that is taken when a line names none. */
  readonly DefaultBin?: number;
  /** Issues take from the bins by themselves. @default false */
  readonly AutoAllocOnIssue?: boolean;
}

export interface Bin {
  readonly AbsEntry: number;
  readonly Warehouse: string;
  readonly BinCode: string;
  readonly Inactive?: boolean;
}

export interface Period {
  readonly from: string;
  readonly to: string;
  readonly PeriodStatus: "ltUnlocked" | "ltUnlockedExceptSales" | "ltPeriodClosing" | "ltLocked";
  /** Groups the periods of a year for numbering. @default "Default" */
  readonly PeriodIndicator?: string;
  /** @default the month of `from` */
  readonly PeriodName?: string;
  /** The range of DocDueDate. @default any date */
  readonly DueDateFrom?: string;
  readonly DueDateTo?: string;
  /** The range of TaxDate and VatDate. @default any date */
  readonly TaxDateFrom?: string;
  readonly TaxDateTo?: string;
}

/** Document numbers of one kind of document. */
export interface Series {
  readonly Series: number;
  /** The object's code as text: "13" are invoices, "2" are business partners. */
  readonly Document: string;
  readonly Name: string;
  readonly InitialNumber: number;
  readonly LastNumber?: number;
  /** Only dates in periods of this indicator can be numbered from it. */
  readonly PeriodIndicator: string;
  readonly BPLID?: number;
  readonly Locked?: boolean;
  /** What documents without a series get, per indicator and branch. @default the lowest range that fits */
  readonly isDefault?: boolean;
  /** What stands before and behind the number in a code of master data: "C00012". @default nothing */
  readonly Prefix?: string;
  readonly Suffix?: string;
  /** To how many digits the number of master data is filled up. @default no filling */
  readonly DigitNumber?: number;
  /** @default "--": none, as SAP writes it */
  readonly DocumentSubType?: string;
}

/** A branch. */
export interface BusinessPlace {
  readonly BPLID: number;
  readonly BPLName: string;
  readonly Disabled?: boolean;
  readonly MainBPL?: boolean;
  readonly DefaultWarehouseID?: string;
  readonly DefaultCustomerID?: string;
}

export interface Currency {
  readonly Code: string;
  readonly Name: string;
  /** @default "rsNoRounding" */
  readonly Rounding?:
    "rsNoRounding" | "rsRoundToFiveHundredth" | "rsRoundToTenHundredth" | "rsRoundToOne" | "rsRoundToTen";
  /** @default false */
  readonly RoundingInPayment?: boolean;
  /** How far a payment may miss what it pays, in this currency. @default "0" */
  readonly MaxIncomingAmtDiff?: string;
  /** @default "0" */
  readonly MaxOutgoingAmtDiff?: string;
}

/** The rate of a foreign currency on a day: local currency for one foreign unit. */
export interface ExchangeRate {
  readonly Currency: string;
  readonly RateDate: string;
  readonly Rate: string;
}

export interface CreditPaymentMethod {
  readonly PaymentMethodCode: number;
  readonly Name: string;
  readonly AssignedtoCreditCard?: number;
}

export interface SalesPerson {
  readonly SalesEmployeeCode: number;
  readonly SalesEmployeeName: string;
  /** @default true */
  readonly Active?: boolean;
}

export interface Freight {
  readonly ExpensCode: number;
  readonly Name: string;
  readonly RevenuesAccount: string;
  readonly OutputVATGroup: string;
}

export type PaymentTerms = {
  readonly GroupNumber: number;
  readonly PaymentTermsGroupName: string;
  readonly NumberOfAdditionalDays?: number;
};

export type PartnerGroup = {
  readonly Code: number;
  readonly Name: string;
  readonly Type?: "bbpgt_CustomerGroup" | "bbpgt_VendorGroup";
};

export type Project = { readonly Code: string; readonly Name: string };

/** A cost centre. */
export type ProfitCenter = {
  readonly CenterCode: string;
  readonly CenterName: string;
  /** 1 to 5. @default 1 */
  readonly InWhichDimension?: number;
};
