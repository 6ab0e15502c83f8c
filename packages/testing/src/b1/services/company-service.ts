import type { Company } from "../company.ts";
import type { Row } from "../json.ts";
import type { B1Options } from "../options.ts";

/** The services without an entity set that answer GET and POST alike. */
export function companyService(
  company: Company,
  options: Readonly<B1Options>,
): Readonly<Record<string, () => Row>> {
  const { settings } = company;
  const yesNo = (value: boolean): string => (value ? "tYES" : "tNO");
  return {
    CompanyService_GetAdminInfo: () => ({
      CompanyName: company.CompanyName,
      LocalCurrency: company.LocalCurrency,
      SystemCurrency: company.LocalCurrency,
      TotalsAccuracy: 2,
      AccuracyofQuantities: 3,
      PriceAccuracy: settings.PriceAccuracy,
      RateAccuracy: 6,
      PercentageAccuracy: 4,
      TaxRateDetermination: settings.TaxRateDetermination ?? "trd_DocumentDate",
      EnableSeparatePriceMode: "tNO",
      EnableBranches: "tNO",
      EnableApprovalProcedureInDI: yesNo(options.approvals !== "none"),
      BlockStockNegativeQuantity: yesNo(settings.BlockStockNegativeQuantity),
      ContinuousStockManagement: "tYES",
      DefaultWarehouse: company.warehouses[0]?.WarehouseCode ?? null,
      MaxDaysForCancel: 0,
    }),
    CompanyService_GetCompanyInfo: () => ({
      Version: Number(options.version),
      CompanyName: company.CompanyName,
      EnableAccountSegmentation: "tNO",
      BlockStockNegativeQuantity: yesNo(settings.BlockStockNegativeQuantity),
      GroupLinesInVATCalculation: yesNo(settings.GroupLinesInVATCalculation),
      TaxCalculationSystem: "PreconfiguredFormula",
      MaxNumberOfDocumentsInPmt: 999,
      LanguageCode: "ln_English",
      Localization: null,
    }),
  };
}
