import type { Json } from "../json.ts";

/** An invoice, or a marketing document of another kind, as a reader of the books sees it. Amounts are decimal text, dates "YYYY-MM-DD". */
export interface BookedInvoice {
  readonly DocEntry: number;
  readonly DocNum: number;
  readonly CardCode: string;
  readonly NumAtCard: string | null;
  readonly Comments: string | null;
  readonly DocDate: string;
  readonly TaxDate: string;
  readonly VatDate: string;
  readonly DocCurrency: string;
  readonly DocTotal: string;
  readonly VatSum: string;
  readonly PaidToDate: string;
  readonly DocumentStatus: string;
  readonly CancelStatus: string;
  readonly UserSign: number;
  /** The user fields that hold something, by property name. */
  readonly userFields: Readonly<Record<string, string | number>>;
  readonly DocumentLines: readonly BookedLine[];
}

export interface BookedLine {
  readonly LineNum: number;
  readonly ItemCode: string;
  readonly WarehouseCode: string;
  readonly VatGroup: string;
  readonly Quantity: string;
  readonly LineTotal: string;
  readonly TaxTotal: string;
  readonly GrossTotal: string;
}

export interface BookedPayment {
  readonly DocEntry: number;
  readonly DocNum: number;
  /** Empty when it pays accounts. */
  readonly CardCode: string;
  readonly DocDate: string;
  readonly Remarks: string | null;
  readonly Cancelled: string;
  readonly CashAccount: string | null;
  readonly CashSum: string;
  readonly TransferAccount: string | null;
  readonly TransferSum: string;
  readonly TransferReference: string | null;
  readonly userFields: Readonly<Record<string, string | number>>;
  readonly PaymentCreditCards: readonly {
    readonly CreditCard: number;
    readonly CreditAcct: string;
    readonly CreditSum: string;
    readonly VoucherNum: string | null;
  }[];
  readonly PaymentInvoices: readonly { readonly DocEntry: number; readonly SumApplied: string }[];
}

/** A posting of the general ledger. */
export interface BookedEntry {
  readonly JdtNum: number;
  readonly ReferenceDate: string;
  readonly Memo: string;
  readonly lines: readonly {
    readonly account: string;
    readonly cardCode?: string;
    readonly debit: string;
    readonly credit: string;
  }[];
}

/** Which postings are meant: of some days ("YYYY-MM-DD", both included), and of one branch. */
export interface BookedRange {
  readonly from?: string;
  readonly to?: string;
  readonly branch?: number;
}

/** A line of the inventory audit. Quantity and value are positive for goods that came in. */
export interface BookedMovement {
  readonly ItemCode: string;
  readonly WarehouseCode: string;
  /** "YYYY-MM-DD". */
  readonly DocDate: string;
  /** "13" are invoices, "-2" is opening stock. */
  readonly objectCode: string;
  readonly DocEntry: number;
  readonly LineNum: number;
  readonly Quantity: string;
  readonly value: string;
  /** On hand in the warehouse after it. */
  readonly InStock: string;
  /** Value after it: of the item, or of the item in this warehouse where warehouses have costs of their own. */
  readonly stockValue: string;
}

export interface BookedNumber {
  readonly ItemCode: string;
  readonly WarehouseCode: string;
  readonly number: string;
  readonly Quantity: string;
}

export interface BookedBin {
  readonly ItemCode: string;
  readonly BinAbsEntry: number;
  /** Of an item with serial or batch numbers. */
  readonly number?: string;
  readonly Quantity: string;
}

/** What stands in the company's books: for tests, judges and reports. Nothing here can change anything. */
export interface Books {
  /** All of them, the cancelled and the cancelling ones included. */
  invoices(): readonly BookedInvoice[];
  creditNotes(): readonly BookedInvoice[];
  quotations(): readonly BookedInvoice[];
  orders(): readonly BookedInvoice[];
  deliveries(): readonly BookedInvoice[];
  returns(): readonly BookedInvoice[];
  downPayments(): readonly BookedInvoice[];
  incomingPayments(): readonly BookedPayment[];
  vendorPayments(): readonly BookedPayment[];
  drafts(): readonly BookedInvoice[];
  paymentDrafts(): readonly BookedPayment[];
  journal(): readonly BookedEntry[];
  /** Debits less credits per account; with a range, of the entries in it alone. */
  trialBalance(range?: BookedRange): Readonly<Record<string, string>>;
  /** What each customer owes. */
  partnerBalances(): Readonly<Record<string, string>>;
  stock(): readonly { readonly ItemCode: string; readonly WarehouseCode: string; readonly InStock: string }[];
  /** Every movement of goods: opening stock first, of listed items and of those of a catalogue that moved. */
  stockAudit(): readonly BookedMovement[];
  /** What each item on hand is worth. The values add up to the balance of the stock account. */
  stockValues(): readonly { readonly ItemCode: string; readonly value: string }[];
  /** The serial and batch numbers in the warehouses. */
  numbersOnHand(): readonly BookedNumber[];
  /** What lies in bins, by AbsEntry of the bin. */
  bins(): readonly BookedBin[];
  /**
   * Sales and their tax per VAT group, after the discounts on documents, with freight; credit memos, cancellations and the
   * tax of drawn down payments taken off.
   */
  vat(): readonly { readonly VatGroup: string; readonly net: string; readonly vat: string }[];
  /** How many entities a set holds, such as "Items"; none when there is no such set. */
  count(set: string): number;
  /** The rows of one of the company's own tables, by its name without "U_". */
  userTable(name: string): readonly Readonly<Record<string, Json>>[];
}
