import * as z from "zod";
import { date } from "./values.ts";

const CardRow = z.strictObject({
  CreditCard: z.int(),
  CreditSum: z.number(),
  VoucherNum: z.string().max(20),
  PaymentMethodCode: z.int().optional(),
  NumOfPayments: z.int(),
  CreditType: z.literal("cr_Regular"),
});
export type CardRow = z.infer<typeof CardRow>;

/** What a payment of accounts is for: money that belongs to no document yet. */
const AccountRow = z.strictObject({
  AccountCode: z.string(),
  SumPaid: z.number(),
  ProfitCenter: z.string().optional(),
});

/**
 * The body of an incoming or outgoing payment exactly as it will be posted; the document it is applied to is named when
 * that has a DocEntry. Sums are in the payment's currency.
 */
export const PaymentBody = z.strictObject({
  DocType: z.enum(["rCustomer", "rAccount"]),
  CardCode: z.string().max(15).optional(),
  DocDate: date,
  TaxDate: date,
  VatDate: date,
  DocCurrency: z.string(),
  Remarks: z.string().max(254),
  JournalRemarks: z.string().max(50),
  BPLID: z.int().optional(),
  Series: z.int().optional(),
  CashAccount: z.string().optional(),
  CashSum: z.number().optional(),
  TransferAccount: z.string().optional(),
  TransferSum: z.number().optional(),
  TransferDate: date.optional(),
  TransferReference: z.string().max(27).optional(),
  PaymentCreditCards: z.array(CardRow).optional(),
  PaymentAccounts: z.array(AccountRow).optional(),
});
export type PaymentBody = z.infer<typeof PaymentBody>;
