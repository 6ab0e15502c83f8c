import { choice, date, type EntityType, integer, number, text, yesNo } from "../metadata/entity-type.ts";
import type { Row } from "../json.ts";
import { stockLineFields } from "../stock/line-fields.ts";

/** bost_Paid and bost_Delivered exist too; no document of ours has them. */
export const statuses = { bost_Open: "O", bost_Close: "C" };

/** User fields of one table of lines are on all of them: INV1 stands for all. */
export const lineType: EntityType = {
  name: "DocumentLine",
  table: "INV1",
  fields: {
    LineNum: integer("output"),
    VisualOrder: integer("output"),
    ItemCode: text(50),
    ItemDescription: text(200),
    Quantity: number(),
    UnitPrice: number(),
    DiscountPercent: number(),
    PriceAfterVAT: number(),
    Price: number(),
    GrossPrice: number(),
    PriceSource: choice(
      {
        dpsManual: "M",
        dpsActivePriceList: "A",
        dpsSpecialPricesForBusinessPartner: "S",
        dpsPeriodAndVolumeDiscounts: "P",
      },
      "output",
    ),
    LineTotal: number(),
    RowTotalFC: number("output"),
    GrossTotal: number("unmodelled"),
    GrossTotalFC: number("output"),
    TaxTotal: number("output"),
    NetTaxAmount: number("output"),
    NetTaxAmountFC: number("output"),
    TaxPercentagePerRow: number("output"),
    VatGroup: text(8),
    TaxCode: text(8, "unmodelled"),
    Currency: text(3, "output"),
    Rate: number("output"),
    WarehouseCode: text(8),
    AccountCode: text(15),
    CostingCode: text(8),
    CostingCode2: text(8),
    CostingCode3: text(8),
    CostingCode4: text(8),
    CostingCode5: text(8),
    COGSCostingCode: text(8),
    COGSCostingCode2: text(8),
    COGSCostingCode3: text(8),
    COGSCostingCode4: text(8),
    COGSCostingCode5: text(8),
    COGSAccountCode: text(15),
    ProjectCode: text(20),
    SalesPersonCode: integer(),
    FreeText: text(100),
    BarCode: text(254),
    ShipDate: date(),
    BaseType: integer(),
    BaseEntry: integer(),
    BaseLine: integer(),
    ActualBaseEntry: integer(),
    ActualBaseLine: integer(),
    WithoutInventoryMovement: yesNo(),
    EnableReturnCost: yesNo(),
    ReturnCost: number(),
    ReturnReason: integer(),
    ReturnAction: integer(),
    TreeType: choice({ iNotATree: "N", iSalesTree: "S" }, "output"),
    LineStatus: choice(statuses, "output"),
    RemainingOpenQuantity: number("output"),
    StockPrice: number("internal"),
    DocEntry: integer("output"),
    ...stockLineFields,
  },
};

/** A line as the books keep it. Amounts are in local currency, prices in that of the document. */
export type DocumentLine = Row & {
  readonly LineNum: number;
  readonly ItemCode: string;
  readonly Quantity: number;
  readonly PriceAfterVAT: number;
  readonly UnitPrice: number;
  readonly DiscountPercent: number;
  readonly VatGroup: string;
  readonly WarehouseCode: string;
  readonly LineTotal: number;
  readonly RowTotalFC: number;
  readonly GrossTotal: number;
  readonly GrossTotalFC: number;
  readonly TaxTotal: number;
  readonly TaxPercentagePerRow: number;
  readonly StockPrice: number;
  readonly LineStatus: string;
  readonly RemainingOpenQuantity: number;
};
