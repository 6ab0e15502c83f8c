/** The ledger and what its postings are coded with: the properties in the order in which SAP lists them. */
export const ledgerFacts = `
entity JournalEntry JdtNum
sets JournalEntries
DateTimeOffset ReferenceDate
String Memo Reference Reference2 TransactionCode ProjectCode
DateTimeOffset TaxDate
Int32! JdtNum
String Indicator
BoYesNoEnum UseAutoStorno
DateTimeOffset StornoDate VatDate
Int32 Series
BoYesNoEnum StampTax
DateTimeOffset DueDate
BoYesNoEnum AutoVAT
Int32 Number FolioNumber
String FolioPrefixString
BoYesNoEnum ReportEU Report347
PrintStatusEnum Printed
Int32 LocationCode
TransTypesEnum OriginalJournal
Int32 Original
String BaseReference
BoYesNoEnum BlockDunningLetter AutomaticWT
Double WTSum WTSumSC WTSumFC
String SignatureInputMessage SignatureDigest CertificationNumber
Int32 PrivateKeyVersion
BoYesNoEnum Corisptivi
String Reference3 DocumentType
BoYesNoEnum DeferredTax
Int32 BlanketAgreementNumber
OperationCodeTypeEnum OperationCode
ResidenceNumberTypeEnum ResidenceNumberType
ECDPostingTypeEnum ECDPostingType
Int32 ExposedTransNumber
String PointOfIssueCode
FolioLetterEnum Letter
Int32 FolioNumberFrom FolioNumberTo
BoYesNoEnum IsCostCenterTransfer
String ReportingSectionControlStatementVAT
BoYesNoEnum ExcludeFromTaxReportControlStatementVAT
String SAPPassport
Int32 Cig Cup
BoYesNoEnum AdjustTransaction
Int32 AttachmentEntry
JournalEntryLine[] JournalEntryLines
WithholdingTaxData[] WithholdingTaxDataCollection
ElectronicProtocol[] ElectronicProtocols
-> Document[] PurchaseDeliveryNotes CorrectionPurchaseInvoiceReversal Drafts
-> StockTransfer[] StockTransferDrafts
-> Document[] CreditNotes Invoices GoodsReturnRequest InventoryGenEntries DeliveryNotes
-> Document[] PurchaseDownPayments Returns CorrectionInvoice CorrectionInvoiceReversal
-> Document[] CorrectionPurchaseInvoice PurchaseInvoices PurchaseCreditNotes DownPayments PurchaseReturns
-> Document[] ReturnRequest
-> Project Project
-> Attachments2 Attachments2
-> Document[] InventoryGenExits
-> StockTransfer[] StockTransfers
complex JournalEntryLine
Int32 Line_ID
String AccountCode
Double Debit Credit FCDebit FCCredit
String FCCurrency
DateTimeOffset DueDate
String ShortName ContraAccount LineMemo
DateTimeOffset ReferenceDate1 ReferenceDate2
String Reference1 Reference2 ProjectCode CostingCode
DateTimeOffset TaxDate
Double BaseSum
String TaxGroup
Double DebitSys CreditSys
DateTimeOffset VatDate
BoYesNoEnum VatLine
Double SystemBaseAmount VatAmount SystemVatAmount GrossValue
String AdditionalReference
Int32 CheckAbs
String CostingCode2 CostingCode3 CostingCode4 TaxCode
BoTaxPostAccEnum TaxPostAccount
String CostingCode5
Int32 LocationCode
String ControlAccount
Double EqualizationTaxAmount SystemEqualizationTaxAmount TotalTax SystemTotalTax
BoYesNoEnum WTLiable WTRow PaymentBlock
Int32 BlockReason
String FederalTaxID
Int32 BPLID
String BPLName VATRegNum
BoYesNoEnum PaymentOrdered
Int32 ExposedTransNumber DocumentArray DocumentLine
String CostElementCode
Int32 Cig Cup IncomeClassificationCategory IncomeClassificationType ExpensesClassificationCategory
Int32 ExpensesClassificationType VATClassificationCategory VATClassificationType VATExemptionCause
CashFlowAssignment[] CashFlowAssignments
entity InternalReconciliation ReconNum
sets InternalReconciliations
Int32! ReconNum
DateTimeOffset ReconDate
CardOrAccountEnum CardOrAccount
ReconTypeEnum ReconType
Double Total
Int32 CancelAbs
InternalReconciliationRow[] InternalReconciliationRows
ElectronicProtocol[] ElectronicProtocols
complex InternalReconciliationRow
Int32 LineSeq
String ShortName
Int32 TransId TransRowId
String SrcObjTyp
Int32 SrcObjAbs
CreditOrDebitEnum CreditOrDebit
Double ReconcileAmount CashDiscount
entity ChartOfAccount Code
sets ChartOfAccounts
String! Code
String Name
Double Balance
BoYesNoEnum CashAccount BudgetAccount ActiveAccount PrimaryAccount
Int32 AccountLevel
String DataExportCode FatherAccountKey ExternalCode
BoYesNoEnum RateConversion TaxLiableAccount TaxExemptAccount
Int32 ExternalReconNo InternalReconNo
BoAccountTypes AccountType
String AcctCurrency
Double Balance_syscurr Balance_FrgnCurr
BoYesNoEnum Protected ReconciledAccount LiableForAdvances
String ForeignName Details ProjectCode
BoYesNoEnum RevaluationCoordinated LockManualTransaction
String FormatCode
BoYesNoEnum AllowChangeVatGroup
String DefaultVatGroup
Int32 Category
String TransactionCode
BoYesNoEnum LoadingType
String LoadingFactorCode LoadingFactorCode2 LoadingFactorCode3 LoadingFactorCode4 LoadingFactorCode5
String PlanningLevel DatevAccount
BoYesNoEnum DatevAutoAccount DatevFirstDataEntry AllowMultipleLinking ProjectRelevant
BoYesNoEnum DistributionRuleRelevant DistributionRule2Relevant DistributionRule3Relevant
BoYesNoEnum DistributionRule4Relevant DistributionRule5Relevant
Int32 BPLID
String BPLName VATRegNum
SPEDContabilAccountPurposeCode AccountPurposeCode
String ReferentialAccountCode
BoYesNoEnum ValidFor
DateTimeOffset ValidFrom ValidTo
String ValidRemarks
BoYesNoEnum FrozenFor
DateTimeOffset FrozenFrom FrozenTo
String FrozenRemarks
BoYesNoEnum BlockManualPosting CashFlowRelevant PCN874ReportRelevant
String PrimaryClosingAccount
BoYesNoEnum CostAccountingOnly CostElementRelevant
String CostElementCode StandardAccountCode TaxonomyCode
Int32 IncomeClassificationCategory IncomeClassificationType ExpenseClassificationCategory
Int32 ExpenseClassificationType
-> Currency Currency
-> Project Project
-> DistributionRule DistributionRule
-> Document[] PurchaseDeliveryNotes CorrectionPurchaseInvoiceReversal Drafts
-> Payment[] VendorPayments PaymentDrafts
-> AdditionalExpense[] AdditionalExpenses
-> Document[] CreditNotes Invoices GoodsReturnRequest PurchaseRequests InventoryGenEntries Orders
-> Document[] DeliveryNotes PurchaseDownPayments Returns CorrectionInvoice CorrectionInvoiceReversal
-> Document[] CorrectionPurchaseInvoice PurchaseInvoices PurchaseCreditNotes
-> BusinessPartner[] BusinessPartners
-> Document[] DownPayments PurchaseReturns
-> CreditCard[] CreditCards
-> Document[] PurchaseOrders ReturnRequest Quotations
-> Payment[] IncomingPayments
-> BusinessPlace[] BusinessPlaces
-> Item[] Items
-> VatGroup[] VatGroups
-> ItemGroups[] ItemGroups
-> Document[] PurchaseQuotations InventoryGenExits
-> Warehouse[] Warehouses
entity Currency Code
sets Currencies
String! Code
String Name DocumentsCode InternationalDescription HundredthName EnglishName EnglishHundredthName
String PluralInternationalDescription PluralHundredthName PluralEnglishName PluralEnglishHundredthName
CurrenciesDecimalsEnum Decimals
RoundingSysEnum Rounding
BoYesNoEnum RoundingInPayment
Double MaxIncomingAmtDiff MaxOutgoingAmtDiff MaxIncomingAmtDiffPercent MaxOutgoingAmtDiffPercent
-> ChartOfAccount[] ChartOfAccounts
-> Document[] PurchaseDeliveryNotes CorrectionPurchaseInvoiceReversal Drafts
-> Payment[] VendorPayments PaymentDrafts
-> Document[] CreditNotes Invoices GoodsReturnRequest PurchaseRequests InventoryGenEntries Orders
-> Document[] DeliveryNotes PurchaseDownPayments Returns CorrectionInvoice CorrectionInvoiceReversal
-> Document[] CorrectionPurchaseInvoice PurchaseInvoices PurchaseCreditNotes
-> BusinessPartner[] BusinessPartners
-> Document[] DownPayments PurchaseReturns PurchaseOrders ReturnRequest Quotations
-> Payment[] IncomingPayments
-> Document[] PurchaseQuotations InventoryGenExits
entity VatGroup Code
sets VatGroups
String! Code
String Name
BoVatCategoryEnum Category
String TaxAccount
BoYesNoEnum EU
String TriangularDeal
BoYesNoEnum AcquisitionReverse
Double NonDeduct
String AcquisitionTax GoodsShipment NonDeductAcc DeferredTaxAcc
BoYesNoEnum Correction
String VatCorrection EqualizationTaxAccount ServiceSupply
BoYesNoEnum Inactive
TaxTypeBlackListEnum TaxTypeBlackList
Report349CodeListEnum Report349Code
String VATInRevenueAccount DownPaymentTaxOffsetAccount CashDiscountAccount VATDeductibleAccount
VatGroupsTaxRegionEnum TaxRegion
String AcquisitionReverseCorrespondingTaxCode
Int32 EBooksVatCategory
VatGroups_Line[] VatGroups_Lines
-> Deposit[] Deposits
-> Payment[] VendorPayments PaymentDrafts
-> AdditionalExpense[] AdditionalExpenses
-> BusinessPartner[] BusinessPartners
-> Payment[] IncomingPayments
-> Item[] Items
-> ChartOfAccount ChartOfAccount
complex VatGroups_Line
DateTimeOffset Effectivefrom
Double Rate EqualizationTax
Int32 DatevCode
entity SalesTaxCode Code
sets SalesTaxCodes
BoYesNoEnum ValidForAR ValidForAP
Int32 UserSignature
Double Rate
String Name
BoYesNoEnum Freight
String! Code
BoYesNoEnum IsItemLevel Inactive FADebit
SalesTaxCodes_Line[] SalesTaxCodes_Lines
-> BusinessPartner[] BusinessPartners
-> Item[] Items
-> Warehouse[] Warehouses
complex SalesTaxCodes_Line
Int32 STATaxOnTaxType
String STATaxonTaxCode STCCode
Int32 STAType
String STACode
Int32 RowNumber
Double EffectiveRate
entity AdditionalExpense ExpensCode
sets AdditionalExpenses
String Name RevenuesAccount ExpenseAccount
BoYesNoEnum TaxLiable
Double FixedAmountRevenues FixedAmountExpenses
String OutputVATGroup InputVATGroup
BoAeDistMthd DistributionMethod
BoYesNoEnum Includein1099
String FreightOffsetAccount WTLiable
Int32! ExpensCode
String ExpenseExemptedAccount RevenuesExemptedAccount DistributionRule
DrawingMethodEnum DrawingMethod
FreightTypeEnum FreightType
BoYesNoEnum Stock LastPurchasePrice
String Project DistributionRule2 DistributionRule3 DistributionRule4 DistributionRule5
Int32 DataVersion
-> ChartOfAccount ChartOfAccount
-> VatGroup VatGroup
-> DistributionRule DistributionRule6
-> Project Project2
entity ProfitCenter CenterCode
sets ProfitCenters
String! CenterCode
String CenterName GroupCode
Int32 InWhichDimension
String CostCenterType
DateTimeOffset EffectiveFrom EffectiveTo
BoYesNoEnum Active
Int32 CenterOwner
-> EmployeeInfo EmployeeInfo
-> EmployeeInfo[] EmployeesInfo
entity DistributionRule FactorCode
sets DistributionRules
String! FactorCode
String FactorDescription
Double TotalFactor
String Direct
Int32 InWhichDimension
BoYesNoEnum Active IsFixedAmount
DistributionRuleLine[] DistributionRuleLines
-> ChartOfAccount[] ChartOfAccounts
-> Deposit[] Deposits
-> AdditionalExpense[] AdditionalExpenses
complex DistributionRuleLine
String CenterCode
Double TotalInCenter
DateTimeOffset EffectiveFrom EffectiveTo
entity Project Code
sets Projects
String! Code
String Name
DateTimeOffset ValidFrom ValidTo
BoYesNoEnum Active
-> ChartOfAccount[] ChartOfAccounts
-> Document[] PurchaseDeliveryNotes CorrectionPurchaseInvoiceReversal Drafts
-> Deposit[] Deposits
-> Payment[] VendorPayments PaymentDrafts
-> AdditionalExpense[] AdditionalExpenses
-> Document[] CreditNotes Invoices GoodsReturnRequest PurchaseRequests InventoryGenEntries Orders
-> Document[] DeliveryNotes PurchaseDownPayments Returns CorrectionInvoice CorrectionInvoiceReversal
-> Document[] CorrectionPurchaseInvoice PurchaseInvoices PurchaseCreditNotes
-> BusinessPartner[] BusinessPartners
-> Document[] DownPayments PurchaseReturns PurchaseOrders ReturnRequest Quotations
-> JournalEntry[] JournalEntries
-> Payment[] IncomingPayments
-> Document[] PurchaseQuotations InventoryGenExits
`;
