import { choice, date, type EntityType, integer, number, text, yesNo } from "../metadata/entity-type.ts";
import type { Tables } from "./payment-kind.ts";

/** What a payment can be applied to (BoRcptInvTypes), with the code of that object. */
export const invoiceTypes: Readonly<Record<string, string>> = {
  it_AllTransactions: "-1",
  it_OpeningBalance: "-2",
  it_Invoice: "13",
  it_CredItnote: "14",
  it_PurchaseInvoice: "18",
  it_PurchaseCreditNote: "19",
  it_Receipt: "24",
  it_Deposit: "25",
  it_JournalEntry: "30",
  it_PaymentAdvice: "46",
  it_CorrectionInvoice: "132",
  it_DownPayment: "203",
  it_PurchaseDownPayment: "204",
};

function paymentInvoiceType(tables: Tables): EntityType {
  return {
    name: "PaymentInvoice",
    table: `${tables}2`,
    fields: {
      LineNum: integer("output"),
      DocEntry: integer(),
      SumApplied: number(),
      AppliedFC: number(),
      DocRate: number("output"),
      DocLine: integer(),
      InvoiceType: choice(invoiceTypes),
      DiscountPercent: number("unmodelled"),
      TotalDiscount: number("unmodelled"),
      InstallmentId: integer(),
      PaidSum: number("output"),
      DistributionRule: text(8),
      DistributionRule2: text(8),
      DistributionRule3: text(8),
      DistributionRule4: text(8),
      DistributionRule5: text(8),
    },
  };
}

function paymentCreditCardType(tables: Tables): EntityType {
  return {
    name: "PaymentCreditCard",
    table: `${tables}3`,
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
}

function paymentAccountType(tables: Tables): EntityType {
  return {
    name: "PaymentAccount",
    table: `${tables}4`,
    fields: {
      LineNum: integer("output"),
      AccountCode: text(15),
      AccountName: text(100, "output"),
      SumPaid: number(),
      SumPaidFC: number("unmodelled"),
      GrossAmount: number(),
      /** SAP's own spelling. */
      Decription: text(254),
      VatGroup: text(8),
      VatAmount: number(),
      ProjectCode: text(20),
      ProfitCenter: text(8),
      ProfitCenter2: text(8),
      ProfitCenter3: text(8),
      ProfitCenter4: text(8),
      ProfitCenter5: text(8),
    },
  };
}

function paymentCheckType(tables: Tables): EntityType {
  return {
    name: "PaymentCheck",
    table: `${tables}1`,
    fields: { LineNum: integer("output"), CheckNumber: integer(), CheckSum: number() },
  };
}

const typesOf = (tables: Tables) => ({
  invoice: paymentInvoiceType(tables),
  card: paymentCreditCardType(tables),
  account: paymentAccountType(tables),
  check: paymentCheckType(tables),
});

/** The lines of a payment, by the letters of its tables. */
export const rowTypes: Readonly<Record<Tables, ReturnType<typeof typesOf>>> = {
  RCT: typesOf("RCT"),
  VPM: typesOf("VPM"),
};
