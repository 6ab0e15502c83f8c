import { structure } from "./structures.ts";

/** The settings of the company (OADM). The last three came with webhooks, in 10.0 FP 2602. */
export const adminInfoType = structure("AdminInfo", "OADM", {
  text: `
    CompanyName Address Country PrintingHeader PhoneNumber1 PhoneNumber2 FaxNumber eMail
    ManagingDirector ChartofAccountsTemplate LocalCurrency SystemCurrency BankCountry FederalTaxID
    TaxOffice DeductionFileNo WithholdingTaxDdctOffice AltNameForApInvoice AltNameforCreditMemo
    AltNameForGoodsReceipt AltNameForGoodsReturn AltNameForPurchase AddressinForeignLanguage
    DefaultTaxCode LetterHeaderinForeignLangu PhoneNumber1ForeignLang PhoneNumber2ForeignLang
    FaxNumberForeignLang ManagingDirectorForeignLan DateSeparator ISRBillerID DefaultWarehouse
    TaxDefinitionforVatitem TaxDefinitionforVatservice TaxGroupforPurchaseItem
    TaxGroupforServicePurchase CustomerIdNumber FileNumberinIncomeTax DefaultBankNo DefaultBankAccount
    DefaultBranch ServiceCode ServicePassword ParamFolderPath ExcelFolderPath FederalTaxID2
    FederalTaxID3 DecimalSeparator ThousandsSeparator BPTypeCode PBSNumber PBSGroupNumber
    OrganizationNumber AccountSegmentsSeparator SDefaultWTCode WithholdingTaxPHandle PDefaultWTCode
    HolidaysName OrderBlock OrderingParty CertificateNo NationalInsuranceNo SDfltITWT PDfltITWT
    DefaultDunningTerm AdditionalIdNumber State UniqueTaxPayerReference EmployerReference
    XMLFileFolderPath GeneralManager GeneralManagerForeignLanguage GTSOutboundFolder GTSInboundFolder
    GTSSeparateCode AliasName BoletoFolderPath SirenNo InstitutionCode Account EnableMultipleSchedulings
    SEPACreditorID EORINumber`,
  yesNo: `
    CreditBalancewithMinusSign DirectIndirectRate SetItemsWarehouses TaxCollection TaxDefinition
    WithholdingTaxVendorDdct CustomersDeductionatSource CommitmentRestriction CreditRestriction
    RestrictSales RestrictDelNotesPO RestrictOrders ConsiderDelNotesinSalesR CreditDepositType UseTax
    SplitPO SetCommissionbyCustomer SetCommissionbyItem SetCommissionbySE CalculateGrossProfitperTra
    GrossProfitAfterSale DisplayPriceforPriceOnly CalculateTaxinSalesQuotati BaseField
    AllowClosedSalesQuotations UserConversionCode ChangedExistingOrders DisplayRoundingRemark
    BlockSystemCurrencyEditing BlockPostingDateEditing BlockTaxDate CalculateBudget BlockPurchaseOrders
    BlockBookkeeping ContinuousStockManagement RoundTaxAmounts BlockDelNotesforPurchase DeferredTax
    UsePASystem DisplayCurrencyontheRight AlertbyWarehouse PriceSystem WholdingTaxDedHierarchy
    DocConfirmation ChangeDefReconAPAccounts ChangeDefReconARAccounts DisplayBookkeepingWindow SHandleWT
    WTLiableExpense UseNegativeAmounts RoundingMethod AdressFromWH SalesOrderConfirmed
    PurchaseOrderConfirmed DefaultAccountCurrency DeferredTaxforVendors CreateAutoVATLineinJDT
    ConsumeForecast MultiLanguageSupportEnable AllowFuturePostingDate CalculateRowDiscount
    BankStatementInstalled PeriodStatusAutoChange PickList UseProductionProfitAndLossAccount
    CopyExchangeRateInCopyTo ApplicationOfIFRS CopyOpenRowsToDelivery EnableApprovalProcedureInDI
    EnableUpdateDocAfterApproval EnableUpdateDraftDuringApproval EnableAuthorizerUpdatePendingDraft
    IsRemoveUnpricedValue EnableAdvancedGLAccountDetermination CreateOnlineQuotation IsPrinterConnected
    EnableBranches IEMandatoryValidation EnablePaymentDueDates EnableCentralizedIncomingPayments
    EnableCentralizedOutgoingPayments AllowMultipleBAOnSamePeriod BlockMultipleBAOnSameAPDocument
    BlockMultipleBAOnSameARDocument DisplayCancelDocInReport ReuseDocumentNum ReuseNotaFiscalNum
    AutoAddUoM AutoAddPackage DisplayInactivePriceListInReports DisplayInactivePriceListInDocuments
    DisplayInactivePriceListInSettings ApplyBaseInactiveStatusToSpecialPrices
    ApplyBaseInactiveStatusToPeriodVolumeDiscounts ApplyBaseInactiveStatusToPriceLists
    RemoveUpdatePricesBasedOnNonStandardPriceLists SetResourcesWarehouses BlockStockNegativeQuantity
    UseParentWIPInComponents EnableUpdateBAPriceAndPlannedAmount AutoAssignOnlyValidAPBA
    AutoAssignOnlyValidARBA AllowInBoundPostingWithZeroPrice InventoryPostingReleaseOnlySerialAndBatch
    CopySingleCounterToIndividualCounter CloseCountedRowsWithZeroDifference
    CloseCountedRowsWithoutConfirmation CalculateInWhseQtyBasedOnPostingDate RefreshInWhseQtyInDI
    AllowBPWithNoOwner EnableSeparatePriceMode EnableExternalTax SalesLnWTax
    SalesPostPaymentCategoryLnWTax SalesApplyExhRatesLnWTax PurchaseLnWTax
    PurchasePostPaymentCategoryLnWTax PurchaseApplyExhRatesLnWTaxWX UseDefaultPriceList
    CopyAttachmentsFromBaseToTarget CopyAttachmentsFromBOM DontOverwriteAtcWithSameName EnableWebhook`,
  integer: `
    Code StandardUnitofLength WeightUnitDefault DefaultCustomerPaymentTerms DefaultVendorPaymentTerms
    PriceListforCostPrice CompanyColor TotalsAccuracy AccuracyofQuantities PriceAccuracy RateAccuracy
    PercentageAccuracy MeasuringAccuracy QueryAccuracy ISRType DefaultBudgetCostAssessMt MaxHistory
    DaysBackward DaysForward DefaultBankAccountKey PeriodStatusChangeDelay GTSDefaultChecker
    GTSDefaultPayee StartingInFiscalYear ReportAccordingTo MaximumNumberOfDaysForDueDate
    MaxDaysForCancel Series NumberOfCharInMonth DefaultCustomerPriceList DefaultVendorPriceList
    MaxNumberOfWebHooks MessageBatchLimit`,
  number: `
    MinimumAmountfor347Report TaxPercentage AdvancesonCorpIncomeTax WithTax WithholdingTaxTdctPercnt
    GrossProfitPercentForServiceDocuments WTAccumAmountAP WTAccumAmountAR GTSMaxAmount
    InventoryPostingHighlightVariance InventoryCountingHighlightVariance
    InventoryCountingHighlightMaxVariance InventoryCountingHighlightCountersDifference`,
  date: `
    WithholdingTaxDdctExpired ExpirationDate`,
  choices: {
    AlertTypeforWHStock: "atfwhs_WarningOnly atfwhs_Block atfwhs_NoMessage",
    TimeTemplate: "tt_24H tt_12H",
    DateTemplate: "dt_DDMMYY dt_DDMMCCYY dt_MMDDYY dt_MMDDCCYY dt_CCYYMMDD dt_DDMonthYYYY dt_YYMMDD",
    FCCheckAccount: "cc_Block cc_NoMessage",
    MultiCurrencyCheck: "cc_Block cc_NoMessage",
    BlockBudget: "bb_OnlyAnnualAlert bb_MonthlyAlertOnly bb_Block",
    BudgetAlert: "ba_AnnualAlert ba_MonthlyAlert",
    ContinuousStockSystem: "bis_MovingAverage bis_Standard bis_FIFO bis_SNB",
    DefaultforBatchStatus: "dbs_Released dbs_NotAccessible dbs_Locked",
    GLMethod: "glm_WH glm_ItemClass glm_ItemLevel",
    UniqueSerialNo: "usn_None usn_MfrSerialNumber usn_SerialNumber usn_LotNumber",
    ConsumptionMethod: "cm_BackwardForward cm_ForwardBackward",
    GTSResponseToExceeding: "Block Split",
    IssuePrimarilyBy: "ipbSerialAndBatchNumbers ipbBinLocations",
    TaxRateDetermination: "trd_PostingDate trd_DocumentDate",
    PriceProceedMethod: "ppmRemove ppmUpdate ppmKeepCorresponding ppmKeepAll",
    ActionWhenDeviateFromBAForPO: "badal_NoWarning badal_Warning badal_Block",
    ActionWhenDeviateFromBAForGRPO: "badal_NoWarning badal_Warning badal_Block",
    ActionWhenDeviateFromBAForAccounting: "badal_NoWarning badal_Warning badal_Block",
    DisplayBatchQtyUoMBy: "dispBatchQtyByDocRowUoM dispBatchQtyByInventoryUoM",
    DataOwnershipManageBy: "doManageByDocOnly doManageByBPOnly doManageByBPnDoc doManageByBranch",
  },
});
