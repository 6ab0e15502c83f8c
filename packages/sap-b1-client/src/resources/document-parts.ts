import { amount, choice, day, objectOf, text, whole, yesNo } from "../entity/fields.ts";

/** Freight and other expenses of a document. */
export const documentExpense = objectOf(() => ({
  LineNum: whole,
  /** ExpensCode of an AdditionalExpense. */
  ExpenseCode: whole,
  LineTotal: amount,
  LineTotalFC: amount,
  LineGross: amount,
  VatGroup: text,
  TaxCode: text,
  TaxPercent: amount,
  TaxSum: amount,
  TaxSumFC: amount,
  TaxTotalSum: amount,
  DistributionMethod: choice<
    "aedm_None" | "aedm_Quantity" | "aedm_Volume" | "aedm_Weight" | "aedm_Equally" | "aedm_RowTotal"
  >(),
  Status: choice<"bost_Open" | "bost_Close">(),
  Remarks: text,
  Project: text,
  DistributionRule: text,
  BaseDocType: whole,
  BaseDocEntry: whole,
  BaseDocLine: whole,
}));

/** Another document that this one refers to, without being copied from it. */
export const documentReference = objectOf(() => ({
  LineNumber: whole,
  RefDocEntr: whole,
  RefDocNum: whole,
  ExtDocNum: text,
  RefObjType: choice<
    | "rot_ExternalDocument"
    | "rot_SalesQuotation"
    | "rot_SalesOrder"
    | "rot_DeliveryNotes"
    | "rot_Return"
    | "rot_DownPaymentIncoming"
    | "rot_SalesInvoice"
    | "rot_SalesCreditNote"
    | "rot_IncomingPayments"
    | "rot_OutgoingPayments"
    | "rot_JournalEntry"
    | "rot_GoodsReceipt"
    | "rot_GoodsIssue"
    | "rot_InventoryTransfer"
  >(),
  IssueDate: day,
  RefAmount: amount,
  Remark: text,
}));

export const documentInstallment = objectOf(() => ({
  InstallmentId: whole,
  DueDate: day,
  Percentage: amount,
  Total: amount,
  TotalFC: amount,
}));

/** A down payment that pays a part of the document. */
export const drawnDownPayment = objectOf(() => ({
  DocEntry: whole,
  DocNumber: whole,
  DocInternalID: whole,
  RowNum: whole,
  DownPaymentType: choice<"dptRequest" | "dptInvoice">(),
  PostingDate: day,
  DueDate: day,
  AmountToDraw: amount,
  AmountToDrawFC: amount,
  GrossAmountToDraw: amount,
  GrossAmountToDrawFC: amount,
  Tax: amount,
  TaxFC: amount,
  /** Whether the gross amount is the one that counts. */
  IsGrossLine: yesNo,
}));

/** Where the goods and the bill go, when it is not the partner's own address. */
export const documentAddress = objectOf(() => ({
  ShipToStreet: text,
  ShipToStreetNo: text,
  ShipToBlock: text,
  ShipToBuilding: text,
  ShipToZipCode: text,
  ShipToCity: text,
  ShipToCounty: text,
  ShipToState: text,
  ShipToCountry: text,
  ShipToAddress2: text,
  ShipToAddress3: text,
  BillToStreet: text,
  BillToStreetNo: text,
  BillToBlock: text,
  BillToBuilding: text,
  BillToZipCode: text,
  BillToCity: text,
  BillToCounty: text,
  BillToState: text,
  BillToCountry: text,
  BillToAddress2: text,
  BillToAddress3: text,
}));
