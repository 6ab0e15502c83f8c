import * as z from "zod";
import { text, whole, yesNo } from "../entity/fields.ts";
import { readRow, type Row } from "../entity/row.ts";
import type { Operation, Run } from "../operation.ts";
import type { CallOptions } from "../request.ts";

const adminInfo = z.object({
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
export type AdminInfo = Row<z.infer<typeof adminInfo>>;

const companyInfo = z.object({
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
export type CompanyInfo = Row<z.infer<typeof companyInfo>>;

/** What a company says of itself. */
export interface Company {
  /** How SAP computes and refuses. */
  adminInfo(options?: CallOptions): Promise<AdminInfo>;
  /** Release, localization and what is switched on. */
  companyInfo(options?: CallOptions): Promise<CompanyInfo>;
}

export function companyOf(run: Run): Company {
  return {
    adminInfo: (options) => run(reading<AdminInfo>("CompanyService_GetAdminInfo", adminInfo), options),
    companyInfo: (options) =>
      run(reading<CompanyInfo>("CompanyService_GetCompanyInfo", companyInfo), options),
  };
}

/** A function of a service that answers one row. */
function reading<T>(name: string, schema: z.ZodType): Operation<T> {
  const call = { method: "GET", path: name } as const;
  return { ...call, read: ({ body }) => readRow<T>(schema, body, call) };
}
