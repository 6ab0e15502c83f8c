import { structure } from "./structures.ts";

/** A financial year: its ranges, and the accounts that documents of it are posted to (OACP). */
export const periodCategoryType = structure("PeriodCategory", "OACP", {
  text: `
    PeriodCategoryProperty PeriodName DebitorsFollowUpAccount AccountforOutgoingChecks
    AccountforCashReceipt CustomersDeductionatSource CommissionAccountDefault PurchaseTax
    ForeignAccountsReceivables CreditorsFollowUpAccount OutgoingChecksAccount OutgoingCashAccount
    AccountforCreditMemoPayme InputTaxAccount TaxDefinition WithholodingTax OpeningBalancesAccount
    DefaultSaleAccount TaxExemptRevenuesDefault ExpenseAccountDefault RevenuesAccountForeign
    SalesRevenueEU ExpensesAccountForeign RateDifferencesDefaultAcc DecreaseGLAcc
    ReconciliationDifference AcountforOpeningWHBalance APCashDiscountAccount APLossCashDiscountAccount
    APLossRealizedExchangeDif ARCashDiscountAccount ARLossRealizedExchangeDi RoundingAccount
    APGainRealizedExchngeDif ARGainRealizedExchngeDif IncreaseGLAccount SalesReturns CostOfGoodsSold
    AllocationAcc VarianceAcc PriceDifferenceAccount CustomerDownPaymentsAccount
    VendorDownPaymentsAccount BillofExchangeAccountsRece CustBillofExchangeonC
    CustomerBillofExchangePres CustomerBillofExchngeDisc CustomerUnpaidBoE BoEAccountsPayable
    BoEAccountsPayable2 CustomerDoubtfulDebtsAcct VendorDoubtfulDebtsAcct PurchaseAccount
    PurchaseReturnAccount PurchaseOffsetAccount EOYControlAccount ExchangeRateDifferencesAcct
    GoodsClearingAcc ExpenseClearingAccount ExpenseOffsetAccount CostofSaleRevaluationAcct RepomoAccount
    WIPMaterialVarianceAccount DownPaymentVATAcctSale DownPaymentVATAcctPurch DownPaymentSClearingAcct
    DownPaymentPClearingAcct ExpenseVarianceAccount CostofSaleRevOffsetAcct EUExpenseAccount
    StockAccount InventoryOffsetIncrease InventoryOffsetDecrease VendorAssetsAccount
    StockRevaluationAccount StockRevaluationOffsetAcct WIPMaterialAccount InvoicePaymentBP
    GLRevaluationOffsetAccount OverpaymentsAPAccount UnderpaymentsAPAccount OverpaymentsARAccount
    UnderpaymentsARAccount PurchaseCreditAcc EUPurchaseCreditAcc ForeignPurchaseCreditAcc SalesCreditAcc
    SalesCreditEUAcc ExemptedCredits SalesCreditForeignAcc OutgoingTaxAccount
    NegativeInventoryAdjustmentAccount SelfInvoiceRevenueAccount SelfInvoiceExpenseAccount
    StockInTransitAccount SalesDownPaymentInterimAccount PurchaseDownPaymentInterimAccount
    EUAccountsReceivable EUAccountsPayable WipOffsetProfitAndLossAccount
    InventoryOffsetProfitAndLossAccount DunningInterestAccount DunningFeeAccount
    ARGainRealizedConversionDiff ARLossRealizedConversionDiff APGainRealizedConversionDiff
    APLossRealizedConversionDiff GLGainRealizedConversionDiff GLLossRealizedConversionDiff
    ARExRateInterim APExRateInterim ARCashDiscountInterim APCashDiscountInterim SalesInterimAcctLnWTax
    PurchaseInterimAcctLnWTax ExhRatesDiffAcctLnWTax`,
  integer: `
    AbsoluteEntry NumberOfPeriods FinancialYear`,
  date: `
    BeginningofFinancialYear FromPostingDate ToPostingDate FromDueDate ToDueDate FromDocumentDate
    ToDocumentDate`,
  choices: {
    SubPeriodType: "spt_Year spt_Quarters spt_Months spt_Days",
  },
});

/** One posting period of a year (OFPR). */
export const financePeriodType = structure("FinancePeriod", "OFPR", {
  text: `
    PeriodCode PeriodName PeriodIndicator`,
  yesNo: `
    ActiveforFeed Locked AdditionalSubPeriods`,
  integer: `
    AbsoluteEntry SubNum`,
  date: `
    PostingDateFrom PostingDateTo ValueDateFrom ValueDateTo TaxDateFrom TaxDateTo`,
  choices: {
    PeriodStatus: "ltUnlocked ltUnlockedExceptSales ltPeriodClosing ltLocked",
  },
});
