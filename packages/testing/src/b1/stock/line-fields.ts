import { choice, date, type Field, integer, number, rows, text, yesNo } from "../metadata/entity-type.ts";
import { type Row, rowsOf } from "../json.ts";
import type { StockMove } from "./stock-move.ts";

const dates = { ExpiryDate: date(), Location: text(100), Notes: text() };

const serialNumberType = {
  name: "SerialNumber",
  table: "OSRN",
  fields: {
    ...dates,
    InternalSerialNumber: text(36),
    ManufacturerSerialNumber: text(36),
    SystemSerialNumber: integer(),
    ManufactureDate: date(),
    ReceptionDate: date(),
    BaseLineNumber: integer(),
    Quantity: number(),
    ItemCode: text(50),
  },
};

const batchNumberType = {
  name: "BatchNumber",
  table: "OBTN",
  fields: {
    ...dates,
    BatchNumberProperty: text(36),
    ManufacturingDate: date(),
    AddmisionDate: date(),
    BaseLineNumber: integer(),
    Quantity: number(),
    ItemCode: text(50),
  },
};

const binFields = {
  BinAbsEntry: integer(),
  Quantity: number(),
  AllowNegativeQuantity: yesNo(),
  SerialAndBatchNumbersBaseLine: integer(),
  BaseLineNumber: integer(),
};

/** The serial and batch numbers of a document's line. */
export const numberFields: Readonly<Record<string, Field>> = {
  SerialNumbers: rows(serialNumberType),
  BatchNumbers: rows(batchNumberType),
};

/** What a line of a marketing document says about numbers and bins. */
export const stockLineFields: Readonly<Record<string, Field>> = {
  ...numberFields,
  DocumentLinesBinAllocations: rows({
    name: "DocumentLinesBinAllocation",
    table: "OBTL",
    fields: binFields,
  }),
};

/** The bins of a transfer's line, on either of its sides. */
export const transferBins: Field = rows({
  name: "StockTransferLinesBinAllocation",
  table: "OBTL",
  fields: { ...binFields, BinActionType: choice({ batToWarehouse: "1", batFromWarehouse: "2" }) },
});

/** What the line of a marketing document hands to the stock beside item, warehouse and quantity. */
export function stockRowsOf(line: Row): Pick<StockMove, "serials" | "batches" | "bins"> {
  return {
    serials: rowsOf(line, "SerialNumbers"),
    batches: rowsOf(line, "BatchNumbers"),
    bins: rowsOf(line, "DocumentLinesBinAllocations"),
  };
}
