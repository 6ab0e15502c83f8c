import type { Company } from "../company.ts";
import type { Row } from "../json.ts";
import type { B1Options } from "../options.ts";
import type { Service } from "./services.ts";

/** What the company says of itself. */
export function companyServices(company: Company): readonly Service[] {
  const answers = { CompanyService_GetAdminInfo: adminInfo, CompanyService_GetCompanyInfo: companyInfo };
  return Object.entries(answers).map(([name, answer]) => ({
    name,
    reads: true,
    run: (_, { options }) => answer(company, options),
  }));
}

function adminInfo(company: Company, options: Readonly<B1Options>): Row {
  const { settings } = company;
  return {
    CompanyName: company.CompanyName,
    LocalCurrency: company.LocalCurrency,
    SystemCurrency: company.SystemCurrency ?? company.LocalCurrency,
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
  };
}

function companyInfo(company: Company): Row {
  const { settings } = company;
  return {
    Version: 1000340,
    CompanyName: company.CompanyName,
    EnableAccountSegmentation: "tNO",
    BlockStockNegativeQuantity: yesNo(settings.BlockStockNegativeQuantity),
    GroupLinesInVATCalculation: yesNo(settings.GroupLinesInVATCalculation),
    TaxCalculationSystem: "PreconfiguredFormula",
    MaxNumberOfDocumentsInPmt: settings.MaxNumberOfDocumentsInPmt ?? 999,
    LanguageCode: "ln_English",
    Localization: null,
  };
}

function yesNo(value: boolean): string {
  return value ? "tYES" : "tNO";
}
