import type { Json } from "../json.ts";

/** An invoice as a reader of the books sees it. Amounts are decimal text, dates "YYYY-MM-DD". */
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

/** What stands in the company's books: for tests, judges and reports. Nothing here can change anything. */
export interface Books {
  /** All of them, the cancelled and the cancelling ones included. */
  invoices(): readonly BookedInvoice[];
  incomingPayments(): readonly BookedPayment[];
  vendorPayments(): readonly BookedPayment[];
  drafts(): readonly BookedInvoice[];
  paymentDrafts(): readonly BookedPayment[];
  journal(): readonly BookedEntry[];
  /** Debits less credits per account. */
  trialBalance(): Readonly<Record<string, string>>;
  /** What each customer owes. */
  partnerBalances(): Readonly<Record<string, string>>;
  stock(): readonly { readonly ItemCode: string; readonly WarehouseCode: string; readonly InStock: string }[];
  /** Sales and their tax per VAT group, cancellations taken off. */
  vat(): readonly { readonly VatGroup: string; readonly net: string; readonly vat: string }[];
  /** The rows of one of the company's own tables, by its name without "U_". */
  userTable(name: string): readonly Readonly<Record<string, Json>>[];
}
