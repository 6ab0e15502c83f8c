import { amount, choice, day, many, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import { batchNumber, binAllocation, serialNumber } from "./stock-allocations.ts";

/** A line of a marketing document. */
export const documentLine = objectOf(() => ({
  LineNum: whole,
  LineStatus: choice<"bost_Open" | "bost_Close">(),
  ItemType: choice<"dit_Item" | "dit_Resource">(),
  ItemCode: text,
  ItemDescription: text,
  /** At most 100 characters. */
  FreeText: text,
  BarCode: text,
  /** Negative on what comes back in a document of the opposite kind. */
  Quantity: amount,
  InventoryQuantity: amount,
  RemainingOpenQuantity: amount,
  UoMEntry: whole,
  UoMCode: text,
  MeasureUnit: text,
  UnitsOfMeasurment: amount,
  /** Net price of one unit before discount. */
  UnitPrice: amount,
  /** Net price of one unit, after discount. */
  Price: amount,
  /** Gross price of one unit before discount. */
  GrossPrice: amount,
  /** Gross price of one unit, after discount. State one price field only: SAP recomputes the others. */
  PriceAfterVAT: amount,
  DiscountPercent: amount,
  PriceSource: choice<
    | "dpsManual"
    | "dpsActivePriceList"
    | "dpsActivePriceListDiscountGroups"
    | "dpsInactivePriceList"
    | "dpsSpecialPricesForBusinessPartner"
    | "dpsPeriodAndVolumeDiscounts"
    | "dpsBlanketAgreement"
  >(),
  Currency: text,
  Rate: amount,
  LineTotal: amount,
  RowTotalFC: amount,
  GrossTotal: amount,
  GrossTotalFC: amount,
  OpenAmount: amount,
  /** Code of a VatGroup; in localizations with tax codes it is TaxCode instead. */
  VatGroup: text,
  TaxCode: text,
  TaxOnly: yesNo,
  TaxPercentagePerRow: amount,
  TaxTotal: amount,
  NetTaxAmount: amount,
  WarehouseCode: text,
  AccountCode: text,
  COGSAccountCode: text,
  CostingCode: text,
  CostingCode2: text,
  CostingCode3: text,
  CostingCode4: text,
  CostingCode5: text,
  COGSCostingCode: text,
  COGSCostingCode2: text,
  COGSCostingCode3: text,
  COGSCostingCode4: text,
  COGSCostingCode5: text,
  ProjectCode: text,
  SalesPersonCode: whole,
  ShipDate: day,
  ActualDeliveryDate: day,
  /** Object code of the document it is copied from, such as 13 for an invoice, or -1. */
  BaseType: whole,
  BaseEntry: whole,
  BaseLine: whole,
  ActualBaseEntry: whole,
  ActualBaseLine: whole,
  TreeType: choice<
    "iNotATree" | "iAssemblyTree" | "iSalesTree" | "iProductionTree" | "iTemplateTree" | "iIngredient"
  >(),
  ParentLineNum: whole,
  /** A credit of money alone: the goods do not come back into the stock. */
  WithoutInventoryMovement: yesNo,
  /** Goods come back at ReturnCost instead of their cost of today. */
  EnableReturnCost: yesNo,
  ReturnCost: amount,
  ReturnReason: whole,
  ReturnAction: whole,
  FreeOfChargeBP: yesNo,
  GrossBuyPrice: amount,
  GrossProfit: amount,
  SerialNumbers: many(serialNumber),
  BatchNumbers: many(batchNumber),
  DocumentLinesBinAllocations: many(binAllocation),
}));
