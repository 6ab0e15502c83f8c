import * as z from "zod/mini";
import { choice, readBy, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";
import { done, type Run } from "../operation.ts";
import type { CallOptions } from "../request.ts";
import { askRow } from "./service-call.ts";

const adminInfo = objectOf(() => ({
  CompanyName: text,
  LocalCurrency: text,
  /** The second currency in which SAP keeps the whole ledger. */
  SystemCurrency: text,
  /** Whether a rate says how much local currency one unit is; otherwise the other way round. */
  DirectIndirectRate: yesNo,
  /** Digits after the point. */
  PriceAccuracy: whole,
  TotalsAccuracy: whole,
  PercentageAccuracy: whole,
  RateAccuracy: whole,
  AccuracyofQuantities: whole,
  RoundTaxAmounts: yesNo,
  RoundingMethod: yesNo,
  TaxRateDetermination: choice<"trd_PostingDate" | "trd_DocumentDate">(),
  EnableSeparatePriceMode: yesNo,
  EnableBranches: yesNo,
  EnableApprovalProcedureInDI: yesNo,
  BlockStockNegativeQuantity: yesNo,
  AllowFuturePostingDate: yesNo,
  BlockPostingDateEditing: yesNo,
  BlockTaxDate: yesNo,
  ContinuousStockManagement: yesNo,
  DefaultWarehouse: text,
  DefaultCustomerPriceList: whole,
  DefaultCustomerPaymentTerms: whole,
  CreditRestriction: yesNo,
  MaxDaysForCancel: whole,
  /** From 10.0 FP 2602 on, as the two below. */
  EnableWebhook: yesNo,
  MaxNumberOfWebHooks: whole,
  MessageBatchLimit: whole,
}));
/** The settings of a company that decide how SAP computes and refuses. */
export type AdminInfo = Row<z.infer<typeof adminInfo>>;
/** Settings to be changed: the others stay. */
export type AdminInfoDraft = DraftOf<AdminInfo>;

const companyInfo = objectOf(() => ({
  CompanyName: text,
  /** The release, such as 1000280. */
  Version: z.nullish(z.union([z.string(), readBy(z.number(), String)])),
  Localization: text,
  GroupLinesInVATCalculation: yesNo,
  TaxCalculationSystem: choice<
    "PreconfiguredFormula" | "PreconfiguredFormulaWithJurisdictionSupport" | "UserDefinedFormula"
  >(),
  BaseDateForExchangeRate: choice<"bdr_PostingDate" | "bdr_TaxDate">(),
  BlockStockNegativeQuantity: yesNo,
  EnableAccountSegmentation: yesNo,
  MaxNumberOfDocumentsInPmt: whole,
  EnableTransactionNotification: yesNo,
}));
/** What a company is. */
export type CompanyInfo = Row<z.infer<typeof companyInfo>>;

/** The settings of a company. */
export interface CompanySettings {
  /** How SAP computes and refuses. */
  adminInfo(options?: CallOptions): Promise<AdminInfo>;
  /** Changes settings, which takes a superuser. */
  updateAdminInfo(change: AdminInfoDraft, options?: CallOptions): Promise<void>;
  /** Release, localization and what is switched on. */
  companyInfo(options?: CallOptions): Promise<CompanyInfo>;
}

export function companySettingsOf(run: Run): CompanySettings {
  return {
    adminInfo: (options) =>
      run(askRow<AdminInfo>({ service: "CompanyService_GetAdminInfo" }, adminInfo), options),
    updateAdminInfo: (change, options) => {
      const body = { AdminInfo: change };
      return run(done({ method: "POST", path: "CompanyService_UpdateAdminInfo", body }), options);
    },
    companyInfo: (options) =>
      run(askRow<CompanyInfo>({ service: "CompanyService_GetCompanyInfo" }, companyInfo), options),
  };
}
