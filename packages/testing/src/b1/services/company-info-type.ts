import { structure } from "./structures.ts";

/** What the company is (CINF). */
export const companyInfoType = structure("CompanyInfo", "CINF", {
  text: `
    BISRBankCountry BISRBankNo BISRBankAccount BISRBranch DefaultStampTax CompanyName Localization`,
  yesNo: `
    EnableExpensesManagement EnableAccountSegmentation EnableBillOfExchange EnableCheckQuantityInRDR
    AutoSRICreationOnReceipt IEPSPayer EnableSharingSeries DataOwnershipIndication
    DisplayTransactionsByDflt BlockStockNegativeQuantity AutoCreateCustomerEqCard
    EnableStockRelNoCostPrice GroupLinesInVATCalculation EnableTransactionNotification
    EnableConversionDifferentAcct`,
  integer: `
    Version BISRBankActKey MaxRecordsInChooseFromList DefaultDaysForOrdCanc MaxNumberOfDocumentsInPmt
    B1iTimeOut`,
  number: `
    PercentOfTotalAcquisition MinimumBaseAmountPerDoc MinimumAmountForAppndixOP
    MinimumAmountForAnnualList`,
  choices: {
    BaseDateForExchangeRate: "bdr_PostingDate bdr_TaxDate",
    SRIManagementSystem: "bomm_OnEveryTransaction bomm_OnReleaseOnly",
    TaxCalculationSystem:
      "PreconfiguredFormulaWithJurisdictionSupport UserDefinedFormula PreconfiguredFormula",
    LanguageCode:
      "ln_Null ln_Hebrew ln_Spanish_Ar ln_English ln_Polish ln_English_Sg ln_Spanish_Pa ln_English_Gb ln_German ln_Serbian ln_Danish ln_Norwegian ln_Italian ln_Hungarian ln_Chinese ln_Dutch ln_Finnish ln_Greek ln_Portuguese ln_Swedish ln_English_Cy ln_French ln_Spanish ln_Russian ln_Spanish_La ln_Czech_Cz ln_Slovak_Sk ln_Korean_Kr ln_Portuguese_Br ln_Japanese_Jp ln_Turkish_Tr ln_Arabic ln_Ukrainian ln_TrdtnlChinese_Hk",
  },
});
