import type { Habit } from "../habit.ts";

const dimensions = "CostingCode2 CostingCode3 CostingCode4 CostingCode5";

/** Documents, payments, journal entries and their lines. No answer of these was recorded: first values are inferred. */
export const paperHabits: Readonly<Record<string, Habit>> = {
  Document: {
    table: "OINV",
    posted: true,
    kept: `Address Address2 Reference1 Reference2 Comments JournalMemo ContactPersonCode TransportationCode ImportFileNum
      Indicator FederalTaxID ShipToCode PayToCode Project DocumentsOwner BPChannelCode BPChannelContact ManualNumber
      TrackingNumber PickRemark OpeningRemarks ClosingRemarks LanguageCode AgentCode ShipPlace ShipState VehiclePlate
      PaymentReference AttachmentEntry AddressExtension DocumentReferences POSEquipmentNumber POSCashierNumber
      POSManufacturerSerialNumber POSReceiptNo OriginalRefNo OriginalRefDate SalesPersonCode FatherCard CentralBankIndicator`,
    initial: [
      ["tYES", "Confirmed PartialSupply ApplyCurrentVATRatesForDownPaymentsToDraw"],
      ["psNo", "Printed"],
      ["dNoSummary", "SummeryType"],
      ["bod_None", "DocumentSubType"],
      ["dwh_Stock", "WareHouseUpdateType"],
      ["Default", "PeriodIndicator"],
      [-1, "PaymentGroupCode SalesPersonCode TransportationCode BaseType"],
      [0, "ContactPersonCode ImportFileNum"],
      [1, "NumberOfInstallments DocRate"],
      ["edocNotRelevant", "EDocGenerationType"],
      ["coByCurrentSystemDate", "ClosingOption"],
      ["dasWithout", "AuthorizationStatus"],
      ["csNo", "CancelStatus"],
      ["ddtNoneSeleted", "DocumentDelivery"],
      ["boidt_None", "InterimType"],
      ["gsttrantyp_BillOfSupply", "GSTTransactionType"],
      ["ct_Empty", "CommissionTrade"],
      ["cPayments_sum", "FatherType"],
      ["so_Open", "DownPaymentStatus"],
      ["dptInvoice", "DownPaymentType"],
    ],
    sizes: { BPChannelCode: 15, ManualNumber: 20, OpeningRemarks: 254, ClosingRemarks: 254 },
  },
  DocumentLine: {
    table: "INV1",
    posted: true,
    kept: `ItemDescription FreeText CostingCode ${dimensions} COGSCostingCode COGSCostingCode2 COGSCostingCode3
      COGSCostingCode4 COGSCostingCode5 ProjectCode SalesPersonCode BarCode SupplierCatNum Text ItemDetails Address
      CountryOrg SWW ReturnReason ReturnAction OwnerCode ShippingMethod SerialNum VendorNum PoNum PoItmNum ShipDate
      ActualDeliveryDate`,
    initial: [
      ["tYES", "TaxLiable DistributeExpense IndEscala"],
      ["iNotATree", "TreeType"],
      ["tt_Yes", "TaxType"],
      ["bost_Open", "LineStatus"],
      ["dlt_Regular", "LineType"],
      ["dit_Item", "ItemType"],
      ["dlps_NotPicked", "PickStatusEx"],
      ["ciis_ShouldBe", "CorrectionInvoiceItem"],
      ["botrntComplete", "TransactionType"],
      ["dpsManual", "PriceSource"],
      [-1, "SalesPersonCode BaseType ReturnReason ReturnAction ShippingMethod GrossBase UoMEntry"],
      [1, "UnitsOfMeasurment Factor1 Factor2 Factor3 Factor4"],
    ],
    sizes: {
      COGSCostingCode: 8,
      COGSCostingCode2: 8,
      COGSCostingCode3: 8,
      COGSCostingCode4: 8,
      COGSCostingCode5: 8,
      FreeText: 100,
      ProjectCode: 20,
    },
  },
  AddressExtension: { kept: "ShipTo* BillTo*" },
  DocumentReference: {
    kept: "RefDocEntr RefDocNum ExtDocNum RefObjType AccessKey IssueDate Remark LinkRefTyp",
  },
  Payment: {
    table: "ORCT",
    posted: true,
    kept: `Address Remarks JournalRemarks Reference1 Reference2 CounterReference ProjectCode ContactPersonCode
      TransactionCode PayToCode LocationCode AttachmentEntry`,
    initial: [
      ["tYES", "ApplyVAT CurrencyIsLocal"],
      ["bopp_Priority_6", "PaymentPriority"],
      ["bopt_None", "PaymentType"],
      ["pasWithout", "AuthorizationStatus"],
    ],
  },
  PaymentInvoice: {
    table: "RCT2",
    posted: true,
    kept: "DistributionRule DistributionRule2 DistributionRule3 DistributionRule4 DistributionRule5",
    initial: [[1, "InstallmentId"]],
  },
  PaymentCreditCard: { table: "RCT3", posted: true, initial: [["cr_Regular", "CreditType"]] },
  PaymentAccount: {
    table: "RCT4",
    posted: true,
    kept: "Decription ProfitCenter ProfitCenter2 ProfitCenter3 ProfitCenter4 ProfitCenter5 ProjectCode",
  },
  JournalEntry: {
    table: "OJDT",
    posted: true,
    kept: "Memo Reference Reference2 Reference3 TransactionCode ProjectCode Indicator AttachmentEntry",
    initial: [["psNo", "Printed"]],
  },
  JournalEntryLine: {
    table: "JDT1",
    posted: true,
    kept: `LineMemo Reference1 Reference2 AdditionalReference ProjectCode CostingCode ${dimensions}`,
  },
  StockTransfer: {
    table: "OWTR",
    posted: true,
    kept: `Address Reference1 Reference2 Comments JournalMemo SalesPersonCode ContactPerson VehiclePlate ShipToCode
      AttachmentEntry DocumentReferences`,
    initial: [
      [-1, "SalesPersonCode PriceList"],
      ["bost_Open", "DocumentStatus"],
    ],
  },
  StockTransferLine: {
    table: "WTR1",
    posted: true,
    kept: `ItemDescription VendorNum SerialNumber ProjectCode DistributionRule DistributionRule2 DistributionRule3
      DistributionRule4 DistributionRule5`,
    initial: [
      [1, "UnitsOfMeasurment Factor Factor2 Factor3 Factor4"],
      ["bost_Open", "LineStatus"],
    ],
  },
  Attachments2: { table: "OATC" },
  CreditCard: { table: "OCRC" },
  ChartOfAccount: {
    table: "OACT",
    initial: [
      ["tYES", "ActiveAccount AllowMultipleLinking"],
      ["##", "AcctCurrency"],
    ],
  },
};
