/** A record as Sitoo stores it. */
export type Stored = Readonly<Record<string, unknown>>;

/** What names a record in its table. */
export type Key = string | number;

/** An order as Sitoo stores it: the record that `/orders.json` selects fields from. */
export type OrderRecord = Stored & { readonly orderid: number };

/** Goods that left for an order, or came back. Quantities are those of the order's lines. */
export type OrderDelivery = Stored & {
  readonly orderdeliveryid: number;
  readonly orderid: number;
  readonly warehouseid: number;
};

export type Product = Stored & { readonly productid: number; readonly sku: string };

export type Warehouse = Stored & {
  readonly warehouseid: number;
  /** 10 FIFO, 20 virtual. */
  readonly warehousetype: number;
  readonly storeid: number | null;
};

/** How much of a SKU is in a warehouse. */
export type WarehouseItem = Stored & {
  readonly warehouseitemid: number;
  readonly warehouseid: number;
  readonly sku: string;
  /** On hand, three decimals; below zero when more was sold than there was. */
  readonly decimaltotal: string;
  /** Its value, two decimals. */
  readonly moneytotal: string;
};

export type WarehouseTransaction = Stored & {
  readonly warehousetransactionid: number;
  readonly warehouseid: number;
  /** 10 move in, 20 move out, 30 sale, 40 refund, 50 stock-taking. */
  readonly transactiontype: number;
  readonly items: readonly WarehouseMove[];
};

/** One line of a transaction. */
export type WarehouseMove = Stored & {
  readonly warehouseitemid: number;
  readonly sku: string;
  /** Signed change, three decimals. */
  readonly decimalquantity: string;
  /** The level after it. */
  readonly decimaltotal: string;
};

export type WarehouseBatch = Stored & {
  readonly warehousebatchid: number;
  readonly warehouseid: number;
  readonly transactiontype: number;
  /** 10 open, 20 closed. */
  readonly warehousebatchstate: number;
};

export type WarehouseBatchItem = Stored & {
  readonly warehousebatchitemid: number;
  readonly warehousebatchid: number;
  readonly sku: string;
  readonly decimalquantity: string;
  readonly moneypricein: string;
};

export type CashRegister = Stored & {
  /** A GUID in braces. */
  readonly registerid: string;
  readonly registerkey: string;
  readonly warehouseid: number;
};

export type ZReport = Stored & {
  /** Runs per register. */
  readonly zreportid: number;
  readonly registerid: string;
  /** When it was made, in Unix seconds. */
  readonly datecreated: number;
  /** When it reached Sitoo, in Unix seconds. */
  readonly dateadded: number;
};

/** A customer, or one of the staff. */
export type User = Stored & {
  /** A GUID in braces. */
  readonly userid: string;
  readonly email: string;
};

export type GiftCard = Stored & {
  readonly cardnumber: string;
  readonly currencycode: string;
  /** Unix seconds. */
  readonly date_expires: number;
  readonly pin: string;
};

export type GiftCardTransaction = Stored & {
  readonly transactionid: string;
  readonly cardnumber: string;
  /** Signed, two decimals. */
  readonly moneyamount: string;
};
