import {
  choice,
  date,
  type EntityType,
  integer,
  number,
  rows,
  text,
  yesNo,
} from "../metadata/entity-type.ts";
import type { Row } from "../json.ts";

const invoiceRowType: EntityType = {
  name: "PaymentInvoice",
  table: "RCT2",
  fields: {
    LineNum: integer("output"),
    DocEntry: integer(),
    SumApplied: number(),
    DocLine: integer(),
    InvoiceType: choice({
      it_Invoice: "13",
      it_CredItnote: "14",
      it_Receipt: "24",
      it_JournalEntry: "30",
      it_DownPayment: "203",
    }),
    DiscountPercent: number("unmodelled"),
    InstallmentId: integer(),
    PaidSum: number("output"),
  },
};

const creditCardRowType: EntityType = {
  name: "PaymentCreditCard",
  table: "RCT3",
  fields: {
    LineNum: integer("output"),
    CreditCard: integer(),
    CreditAcct: text(15),
    CreditCardNumber: text(64),
    CardValidUntil: date(),
    VoucherNum: text(20),
    OwnerIdNum: text(15),
    OwnerPhone: text(20),
    PaymentMethodCode: integer(),
    NumOfPayments: integer(),
    FirstPaymentDue: date(),
    FirstPaymentSum: number(),
    CreditSum: number(),
    CreditCur: text(3),
    ConfirmationNum: text(20),
    NumOfCreditPayments: integer(),
    CreditType: choice({ cr_Regular: "R", cr_Telephone: "T", cr_InternetTransaction: "I" }),
    SplitPayments: yesNo(),
  },
};

/** Payments. There is no NumAtCard, no total, no version and no date of change on them. */
export const paymentType: EntityType = {
  name: "Payment",
  table: "ORCT",
  fields: {
    DocEntry: integer("output"),
    DocNum: integer("output"),
    DocType: choice({ rCustomer: "C", rAccount: "A", rSupplier: "S" }),
    DocDate: date(),
    TaxDate: date(),
    DueDate: date(),
    VatDate: date(),
    CardCode: text(15),
    CardName: text(100),
    CashAccount: text(15),
    CashSum: number(),
    TransferAccount: text(15),
    TransferSum: number(),
    TransferDate: date(),
    TransferReference: text(27),
    CheckAccount: text(15, "unmodelled"),
    DocCurrency: text(3),
    DocRate: number("output"),
    Series: integer("unmodelled"),
    BPLID: integer(),
    ControlAccount: text(15, "output"),
    ProjectCode: text(20),
    Remarks: text(254, "change"),
    JournalRemarks: text(50, "change"),
    Reference1: text(11),
    Reference2: text(8),
    CounterReference: text(8),
    DocObjectCode: choice({ bopot_IncomingPayments: "24" }),
    Cancelled: yesNo("output"),
    AuthorizationStatus: choice({ pasWithout: "W", pasPending: "P", pasGenerated: "G" }, "output"),
    PaymentInvoices: rows(invoiceRowType),
    PaymentCreditCards: rows(creditCardRowType),
  },
};

export const paymentInvoiceType = invoiceRowType;
export const paymentCreditCardType = creditCardRowType;

export type PaymentInvoice = Row & { readonly DocEntry: number; readonly SumApplied: number };

/** A payment as the books keep it. */
export type Payment = Row & {
  readonly DocEntry: number;
  readonly DocNum: number;
  readonly DocDate: string;
  readonly CardCode: string;
  readonly Cancelled: string;
  readonly PaymentInvoices: readonly PaymentInvoice[];
};
