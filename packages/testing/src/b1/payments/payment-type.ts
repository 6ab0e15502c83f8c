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
import { rowTypes } from "./payment-row-types.ts";
import type { Tables } from "./payment-kind.ts";

const docTypes = { rCustomer: "C", rAccount: "A", rSupplier: "S" };

/** Payments of one direction. There is no NumAtCard, no total, no version and no date of change on them. */
export function paymentTypeOf(tables: Tables): EntityType {
  return {
    name: "Payment",
    table: `O${tables}`,
    fields: {
      DocEntry: integer("output"),
      DocNum: integer("output"),
      DocType: choice(docTypes),
      /** SAP's own misspelt twin of DocType. */
      DocTypte: choice(docTypes),
      DocDate: date(),
      TaxDate: date(),
      DueDate: date(),
      VatDate: date(),
      CardCode: text(15),
      CardName: text(100),
      Address: text(254),
      CashAccount: text(15),
      CashSum: number(),
      CashSumFC: number(),
      TransferAccount: text(15),
      TransferSum: number(),
      TransferDate: date(),
      TransferReference: text(27),
      CheckAccount: text(15, "unmodelled"),
      DocCurrency: text(3),
      DocRate: number(),
      LocalCurrency: yesNo(),
      Series: integer(),
      BPLID: integer(),
      ControlAccount: text(15, "output"),
      ProjectCode: text(20),
      TransactionCode: text(4),
      ContactPersonCode: integer(),
      BankChargeAmount: number("unmodelled"),
      UnderOverpaymentdifference: number("output"),
      Remarks: text(254, "change"),
      JournalRemarks: text(50, "change"),
      Reference1: text(11),
      Reference2: text(8),
      CounterReference: text(8),
      DocObjectCode: choice({ bopot_IncomingPayments: "24", bopot_OutgoingPayments: "46" }),
      Cancelled: yesNo("output"),
      AuthorizationStatus: choice({ pasWithout: "W", pasPending: "P", pasGenerated: "G" }, "output"),
      PaymentInvoices: rows(rowTypes[tables].invoice),
      PaymentCreditCards: rows(rowTypes[tables].card),
      PaymentAccounts: rows(rowTypes[tables].account),
      PaymentChecks: rows(rowTypes[tables].check, "unmodelled"),
    },
  };
}

/** What drafts of payments are made of. */
export const paymentType = paymentTypeOf("RCT");

export type PaymentInvoice = Row & { readonly DocEntry: number; readonly SumApplied: number };

/** A payment as the books keep it. */
export type Payment = Row & {
  readonly DocEntry: number;
  readonly DocNum: number;
  readonly DocType: string;
  readonly DocDate: string;
  /** Null when it pays an account instead of a partner. */
  readonly CardCode: string | null;
  readonly Cancelled: string;
  readonly PaymentInvoices: readonly PaymentInvoice[];
};
