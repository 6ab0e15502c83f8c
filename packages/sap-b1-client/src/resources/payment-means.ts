import { amount, choice, day, objectOf, text, whole, yesNo } from "../entity/fields.ts";

/** What the payment pays. */
export const paidDocument = objectOf(() => ({
  LineNum: whole,
  DocEntry: whole,
  /** Line of a journal entry. */
  DocLine: whole,
  InvoiceType: choice<
    | "it_Invoice"
    | "it_CredItnote"
    | "it_DownPayment"
    | "it_Receipt"
    | "it_PaymentAdvice"
    | "it_JournalEntry"
    | "it_PurchaseInvoice"
    | "it_PurchaseCreditNote"
  >(),
  /** In local currency. */
  SumApplied: amount,
  /** In the currency of the document. */
  AppliedFC: amount,
  DocRate: amount,
  InstallmentId: whole,
  DiscountPercent: amount,
  TotalDiscount: amount,
  PaidSum: amount,
  LinkDate: day,
  DistributionRule: text,
}));

/** A row of the tender by card. */
export const paymentCard = objectOf(() => ({
  LineNum: whole,
  /** CreditCardCode of a CreditCard. */
  CreditCard: whole,
  CreditAcct: text,
  /** The last four digits at the most. */
  CreditCardNumber: text,
  CardValidUntil: day,
  /** At most 20 characters. */
  VoucherNum: text,
  ConfirmationNum: text,
  /** Of a CreditPaymentMethod. */
  PaymentMethodCode: whole,
  NumOfPayments: whole,
  NumOfCreditPayments: whole,
  FirstPaymentDue: day,
  FirstPaymentSum: amount,
  AdditionalPaymentSum: amount,
  CreditSum: amount,
  CreditCur: text,
  CreditRate: amount,
  CreditType: choice<"cr_Regular" | "cr_Telephone" | "cr_InternetTransaction">(),
  SplitPayments: yesNo,
}));

export const paymentCheck = objectOf(() => ({
  LineNum: whole,
  DueDate: day,
  CheckNumber: whole,
  CheckSum: amount,
  Currency: text,
  BankCode: text,
  Branch: text,
  AccounttNum: text,
  CountryCode: text,
  CheckAccount: text,
  Details: text,
  ManualCheck: yesNo,
}));

/** An account that a payment without a partner (DocType "rAccount") books on. */
export const paymentAccount = objectOf(() => ({
  LineNum: whole,
  AccountCode: text,
  AccountName: text,
  SumPaid: amount,
  SumPaidFC: amount,
  GrossAmount: amount,
  /** SAP's own spelling. */
  Decription: text,
  VatGroup: text,
  VatAmount: amount,
  ProfitCenter: text,
  ProfitCenter2: text,
  ProfitCenter3: text,
  ProfitCenter4: text,
  ProfitCenter5: text,
  ProjectCode: text,
}));

/** Another document that the payment refers to. */
export const paymentReference = objectOf(() => ({
  LineNumber: whole,
  ReferencedDocEntry: whole,
  ReferencedDocNumber: whole,
  ExternalReferencedDocNumber: text,
  ReferencedObjectType: choice<
    | "rot_ExternalDocument"
    | "rot_SalesOrder"
    | "rot_SalesInvoice"
    | "rot_SalesCreditNote"
    | "rot_DownPaymentIncoming"
    | "rot_IncomingPayments"
    | "rot_OutgoingPayments"
    | "rot_JournalEntry"
  >(),
  IssueDate: day,
  Remark: text,
}));
