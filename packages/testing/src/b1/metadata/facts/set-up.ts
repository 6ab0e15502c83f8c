/** Branches, user fields and tables, queries, attachments: the properties in the order in which SAP lists them. */
export const setUpFacts = `
entity BusinessPlace BPLID
sets BusinessPlaces
Int32! BPLID
String BPLName BPLNameForeign VATRegNum RepName Industry Business Address Addressforeign
BoYesNoEnum MainBPL
String TaxOfficeNo
BoYesNoEnum Disabled
String DefaultCustomerID DefaultVendorID DefaultWarehouseID DefaultTaxCode TaxOffice FederalTaxID
String FederalTaxID2 FederalTaxID3 AdditionalIdNumber
Int32 NatureOfCompanyCode EconomicActivityTypeCode
String CreditContributionOriginCode IPIPeriodCode
Int32 CooperativeAssociationTypeCode ProfitTaxationCode CompanyQualificationCode DeclarerTypeCode
String PreferredStateCode AddressType Street StreetNo Building ZipCode Block City State County Country
String AliasName CommercialRegister
DateTimeOffset DateOfIncorporation
String SPEDProfile
Int32 EnvironmentType
BoYesNoEnum Opting4ICMS
String PaymentClearingAccount GlobalLocationNumber DefaultResourceWarehouseID
BusinessPlaceIENumber[] BusinessPlaceIENumbers
BusinessPlaceTributaryInfo[] BusinessPlaceTributaryInfos
-> Document[] PurchaseDeliveryNotes CorrectionPurchaseInvoiceReversal Drafts
-> StockTransfer[] StockTransferDrafts
-> Deposit[] Deposits
-> Payment[] VendorPayments PaymentDrafts
-> StockTransfer[] InventoryTransferRequests
-> Document[] CreditNotes Invoices GoodsReturnRequest PurchaseRequests InventoryGenEntries Orders
-> Document[] DeliveryNotes PurchaseDownPayments Returns CorrectionInvoice CorrectionInvoiceReversal
-> Document[] CorrectionPurchaseInvoice
-> EmployeeInfo[] EmployeesInfo
-> Document[] PurchaseInvoices PurchaseCreditNotes DownPayments PurchaseReturns PurchaseOrders
-> Document[] ReturnRequest Quotations
-> Payment[] IncomingPayments
-> BusinessPartner BusinessPartner
-> Warehouse Warehouse
-> ChartOfAccount ChartOfAccount
-> Document[] PurchaseQuotations InventoryGenExits
-> StockTransfer[] StockTransfers
complex BusinessPlaceIENumber
Int32 BPLID
String State IENumber
complex BusinessPlaceTributaryInfo
Int32 BPLID TributaryID TributaryType
DateTimeOffset TTStartDate TTEndDate
Int32 TributaryRegimeCode
DateTimeOffset TRCStartDate TRCEndDate
entity Branch Code
sets Branches
Int32! Code
String Name Description
-> Document[] PurchaseDeliveryNotes CorrectionPurchaseInvoiceReversal Drafts CreditNotes Invoices
-> Document[] GoodsReturnRequest PurchaseRequests InventoryGenEntries Orders DeliveryNotes
-> Document[] PurchaseDownPayments Returns CorrectionInvoice CorrectionInvoiceReversal
-> Document[] CorrectionPurchaseInvoice
-> EmployeeInfo[] EmployeesInfo
-> Document[] PurchaseInvoices PurchaseCreditNotes DownPayments PurchaseReturns PurchaseOrders
-> Document[] ReturnRequest Quotations PurchaseQuotations InventoryGenExits
entity UserFieldMD TableName FieldID
sets UserFieldsMD
String Name
BoFieldTypes Type
Int32 Size
String Description
BoFldSubTypes SubType
String LinkedTable DefaultValue
String! TableName
Int32! FieldID
Int32 EditSize
BoYesNoEnum Mandatory
String LinkedUDO
UDFLinkedSystemObjectTypesEnum LinkedSystemObject
ValidValueMD[] ValidValuesMD
-> UserTablesMD UserTablesMD
complex ValidValueMD
String Value Description
entity UserTablesMD TableName
sets UserTablesMD
String! TableName
String TableDescription
BoUTBTableType TableType
BoYesNoEnum Archivable
String ArchiveDateField
-> UserFieldMD[] UserFieldsMD
-> UserObjectsMD[] UserObjectsMD
entity UserKeysMD TableName KeyIndex
sets UserKeysMD
String! TableName
Int32! KeyIndex
String KeyName
BoYesNoEnum Unique
UserKeysMD_Element[] UserKeysMD_Elements
complex UserKeysMD_Element
Int32 SubKeyIndex
String ColumnAlias
entity UserObjectsMD Code
sets UserObjectsMD
String TableName
String! Code
String LogTableName
BoYesNoEnum CanCreateDefaultForm
BoUDOObjType ObjectType
String ExtensionName
BoYesNoEnum CanCancel CanDelete CanLog ManageSeries CanFind CanYearTransfer
String Name
BoYesNoEnum CanClose OverwriteDllfile UseUniqueFormType CanArchive MenuItem
String MenuCaption
Int32 FatherMenuID Position
String MenuUID
BoYesNoEnum EnableEnhancedForm RebuildEnhancedForm
String FormSRF
UserObjectMD_ChildTable[] UserObjectMD_ChildTables
UserObjectMD_FindColumn[] UserObjectMD_FindColumns
UserObjectMD_FormColumn[] UserObjectMD_FormColumns
UserObjectMD_EnhancedFormColumn[] UserObjectMD_EnhancedFormColumns
-> UserTablesMD UserTablesMD
complex UserObjectMD_ChildTable
Int32 SonNumber
String TableName LogTableName Code ObjectName
complex UserObjectMD_FindColumn
Int32 ColumnNumber
String ColumnAlias ColumnDescription Code
complex UserObjectMD_FormColumn
String FormColumnAlias FormColumnDescription
Int32 FormColumnNumber SonNumber
String Code
BoYesNoEnum Editable
complex UserObjectMD_EnhancedFormColumn
String Code
Int32 ColumnNumber ChildNumber
String ColumnAlias ColumnDescription
BoYesNoEnum ColumnIsUsed Editable
entity SQLQuery SqlCode
sets SQLQueries
String! SqlCode
String SqlName SqlText ParamList
DateTimeOffset CreateDate UpdateDate
entity Attachments2 AbsoluteEntry
sets Attachments2
Int32! AbsoluteEntry
Attachments2_Line[] Attachments2_Lines
-> Deposit[] Deposits
-> Payment[] VendorPayments PaymentDrafts
-> JournalEntry[] JournalEntries
-> Payment[] IncomingPayments
complex Attachments2_Line
Int32 AbsoluteEntry LineNum
String SourcePath FileName FileExtension
DateTimeOffset AttachmentDate
BoYesNoEnum UserID Override
String FreeText
BoYesNoEnum CopyToTargetDoc CopyToProductionOrder
`;
