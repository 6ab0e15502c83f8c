import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, objectOf, text, whole } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  /** -1 is cash. */
  GroupNumber: z.int(),
  PaymentTermsGroupName: text,
  BaselineDate: choice<"bld_PostingDate" | "bld_SystemDate" | "bld_TaxDate" | "bld_ClosingDate">(),
  StartFrom: choice<"pdt_MonthEnd" | "pdt_HalfMonth" | "pdt_MonthStart" | "pdt_None">(),
  NumberOfAdditionalMonths: whole,
  NumberOfAdditionalDays: whole,
  NumberOfToleranceDays: whole,
  NumberOfInstallments: whole,
  /** Whether an invoice with these terms opens the window of the payment. */
  OpenReceipt: choice<"oip_No" | "oip_Cash" | "oip_Checks" | "oip_Credit" | "oip_BankTransfer">(),
  DiscountCode: text,
  GeneralDiscount: amount,
  InterestOnArrears: amount,
  CreditLimit: amount,
  PriceListNo: whole,
}));

/** Terms of payment as SAP answers them. */
export type PaymentTermsType = Row<z.infer<typeof schema>>;

/** Terms of payment to be made or changed: SAP gives them their number. */
export type PaymentTermsTypeDraft = DraftOf<PaymentTermsType, "PaymentTermsGroupName", "GroupNumber">;

export const paymentTermsTypes = entitySet<PaymentTermsType, PaymentTermsTypeDraft>()({
  set: "PaymentTermsTypes",
  key: "GroupNumber",
  schema,
  verbs: ["create", "update", "remove", "close"],
});
