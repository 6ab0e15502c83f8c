export interface CompanyItem {
  readonly ItemCode: string;
  readonly ItemName: string;
  /** False for services, gift cards and the rounding item: nothing moves in the stock. */
  readonly InventoryItem: boolean;
  readonly SalesVATGroup?: string;
  /** Inactive items are refused on a new document. @default true */
  readonly Valid?: boolean;
  readonly ValidFrom?: string;
  readonly ValidTo?: string;
  /** @default the opposite of Valid */
  readonly Frozen?: boolean;
  readonly FrozenFrom?: string;
  readonly FrozenTo?: string;
  /** @default true */
  readonly SalesItem?: boolean;
  readonly BarCode?: string;
  /** Further bar codes. */
  readonly barcodes?: readonly string[];
  /** @default 100, the group that SAP makes itself */
  readonly ItemsGroupCode?: number;
  /** Prices by number of the price list, in the list's currency unless one is named ("120.00 EUR"). */
  readonly prices?: Readonly<Record<number, string>>;
  /** Cost of one unit in local currency. */
  readonly cost?: string;
  /** Quantity on hand per warehouse. */
  readonly stock?: Readonly<Record<string, string>>;
  /** Each unit has a number of its own. */
  readonly ManageSerialNumbers?: boolean;
  readonly ManageBatchNumbers?: boolean;
  /** What is on hand by number: serial numbers have a quantity of 1. Adds up to `stock`. */
  readonly numbers?: readonly {
    readonly number: string;
    readonly warehouse: string;
    readonly quantity: string;
    /** Where it lies in a warehouse with bins, by AbsEntry of the bin. */
    readonly bin?: number;
  }[];
  /** What lies where in warehouses with bins, of an item without numbers: by AbsEntry of the bin. Adds up to `stock`. */
  readonly bins?: Readonly<Record<number, string>>;
  /** Overrides the revenue account of the determination (gift cards, rounding). */
  readonly IncomeAccount?: string;
  /** User fields by property ("U_Colour") and properties that the emulator only keeps ("ForeignName"). */
  readonly more?: Readonly<Record<string, string | number>>;
}

/** Items that are made when they are asked for: a million of them take no memory until one changes. */
export interface ItemCatalogue {
  readonly size: number;
  find(itemCode: string): CompanyItem | undefined;
  /** Items in ascending order of their codes by code unit, from the first one after `itemCode`, or from the first of all. */
  after(itemCode?: string): Iterable<CompanyItem>;
  /** The code of the item with that bar code. Without this, a search by bar code reads every item. */
  findByBarCode?(barCode: string): string | undefined;
  /** What the stock of all its items is worth, as decimal text. @default added up when the company is opened */
  readonly stockValue?: string;
}

export interface CompanyItemGroup {
  readonly Number: number;
  readonly GroupName: string;
}

export interface CompanyPartner {
  readonly CardCode: string;
  readonly CardName: string;
  /** @default "cCustomer" */
  readonly CardType?: "cCustomer" | "cSupplier" | "cLid";
  readonly EmailAddress?: string;
  /** "##" = all currencies. @default "##" */
  readonly Currency?: string;
  /** @default true */
  readonly Valid?: boolean;
  /** @default the opposite of Valid */
  readonly Frozen?: boolean;
  readonly FrozenFrom?: string;
  readonly FrozenTo?: string;
  readonly GroupCode?: number;
  readonly PayTermsGrpCode?: number;
  readonly PriceListNum?: number;
  readonly PriceMode?: "pmNet" | "pmGross";
  /** In local currency. */
  readonly CreditLimit?: string;
  /** Branches that may not deal with this partner. @default none */
  readonly disabledBranches?: readonly number[];
  /** User fields by property, and properties that the emulator only keeps. */
  readonly more?: Readonly<Record<string, string | number>>;
}

export interface CompanyPriceList {
  readonly PriceListNo: number;
  readonly PriceListName: string;
  /** Prices include VAT. */
  readonly IsGrossPrice: boolean;
  /** @default the local one */
  readonly DefaultPrimeCurrency?: string;
  /** @default itself */
  readonly BasePriceList?: number;
  /** @default "1" */
  readonly Factor?: string;
  /** @default true */
  readonly Active?: boolean;
}

export interface CompanySpecialPrice {
  /** A partner, or "*1" for everybody on price list 1. */
  readonly CardCode: string;
  readonly ItemCode: string;
  readonly Price: string;
  readonly Currency?: string;
  readonly ValidFrom?: string;
  readonly ValidTo?: string;
}
