import { choice, date, type EntityType, integer, number, rows, text } from "../metadata/entity-type.ts";
import { numberFields, transferBins } from "./line-fields.ts";

const status = { bost_Open: "O", bost_Close: "C" };

const lineType: EntityType = {
  name: "StockTransferLine",
  table: "WTR1",
  fields: {
    ...numberFields,
    LineNum: integer("output"),
    DocEntry: integer("output"),
    ItemCode: text(50),
    ItemDescription: text(200),
    Quantity: number(),
    FromWarehouseCode: text(8),
    WarehouseCode: text(8),
    ProjectCode: text(20),
    DistributionRule: text(8),
    DistributionRule2: text(8),
    DistributionRule3: text(8),
    DistributionRule4: text(8),
    DistributionRule5: text(8),
    BaseEntry: integer("unmodelled"),
    BaseLine: integer("unmodelled"),
    UoMEntry: integer("unmodelled"),
    LineStatus: choice(status, "output"),
    StockTransferLinesBinAllocations: transferBins,
  },
};

/** Transfers between warehouses. */
export const stockTransferType: EntityType = {
  name: "StockTransfer",
  table: "OWTR",
  fields: {
    DocEntry: integer("output"),
    DocNum: integer("output"),
    Series: integer(),
    DocDate: date(),
    DueDate: date(),
    TaxDate: date(),
    CardCode: text(15, "unmodelled"),
    Reference1: text(11),
    Reference2: text(11),
    Comments: text(254, "change"),
    JournalMemo: text(254),
    SalesPersonCode: integer(),
    FromWarehouse: text(8),
    ToWarehouse: text(8),
    BPLID: integer(),
    DocObjectCode: text(undefined, "output"),
    DocumentStatus: choice(status, "output"),
    TransNum: integer("output"),
    CreationDate: date("output"),
    UpdateDate: date("output"),
    StockTransferLines: rows(lineType),
  },
};
