import * as z from "zod";
import { text, whole, yesNo } from "./wire.ts";

/** The settings of a company that decide how SAP computes and refuses. */
export const AdminInfo = z.looseObject({
  CompanyName: text,
  LocalCurrency: text,
  SystemCurrency: text,
  PriceAccuracy: whole,
  TotalsAccuracy: whole,
  PercentageAccuracy: whole,
  RateAccuracy: whole,
  AccuracyofQuantities: whole,
  RoundTaxAmounts: yesNo,
  RoundingMethod: text,
  TaxRateDetermination: text,
  EnableSeparatePriceMode: yesNo,
  EnableBranches: yesNo,
  EnableApprovalProcedureInDI: yesNo,
  BlockStockNegativeQuantity: yesNo,
  AllowFuturePostingDate: yesNo,
  BlockPostingDateEditing: yesNo,
  ContinuousStockManagement: yesNo,
  DefaultWarehouse: text,
  MaxDaysForCancel: whole,
});
/** The settings of a company that decide how SAP computes and refuses. */
export type AdminInfo = z.infer<typeof AdminInfo>;

/** What a company is. */
export const CompanyInfo = z.looseObject({
  CompanyName: text,
  /** The release, such as 1000280. */
  Version: z.union([z.string(), z.number().transform(String)]).nullish(),
  Localization: text,
  GroupLinesInVATCalculation: yesNo,
  TaxCalculationSystem: text,
  BlockStockNegativeQuantity: yesNo,
  MaxNumberOfDocumentsInPmt: whole,
  EnableTransactionNotification: yesNo,
});
/** What a company is. */
export type CompanyInfo = z.infer<typeof CompanyInfo>;
