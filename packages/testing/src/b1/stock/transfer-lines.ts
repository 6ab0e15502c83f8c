import { type Decimal, wire, zero } from "../decimals.ts";
import { type Row, rowsOf, textOf } from "../json.ts";
import type { Posting } from "../ledger/journal-entries.ts";
import { atLine, notModelled, referenceMissing, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { StockDocumentParts } from "./stock-document.ts";
import { checkWarehouse, movableItem, movedQuantity } from "./stock-lines.ts";
import type { Stock, StockDocument, StockMove } from "./stock.ts";

/** Where the lines of transfers are kept. */
export const transferLinesTable = "WTR1";

/** One line: the same goods out of one warehouse and into another. */
export interface TransferLine {
  readonly row: Row;
  readonly out: StockMove;
  readonly into: StockMove;
}

interface SentLine {
  readonly row: Row;
  readonly index: number;
  readonly head: Row;
}

/** Where the goods leave and where they go, by the line or else by the head. */
export function routeOf({ row, head }: Omit<SentLine, "index">): {
  readonly from?: string;
  readonly to?: string;
} {
  const from = textOf(row, "FromWarehouseCode") ?? textOf(head, "FromWarehouse");
  const to = textOf(row, "WarehouseCode") ?? textOf(head, "ToWarehouse");
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

export function toTransferLine(
  { row, index, head }: SentLine,
  { items, setUp }: StockDocumentParts,
  { day, branch }: { readonly day: string; readonly branch: number | undefined },
): TransferLine {
  const place = { row, index, linesTable: transferLinesTable };
  const item = movableItem(place, items, day);
  const quantity = movedQuantity(place);
  const { from, to } = routeOf({ row, head });
  const fromField = atLine(`${transferLinesTable}.FromWhsCod`, index);
  const toField = atLine(`${transferLinesTable}.WhsCode`, index);
  if (from === undefined) throw referenceMissing(fromField);
  if (to === undefined) throw referenceMissing(toField);
  checkWarehouse(from, setUp, { branch, field: fromField });
  checkWarehouse(to, setUp, { branch, field: toField });
  // Our own wording.
  if (from === to && !setUp.warehouses.find(from)?.EnableBinLocations) {
    throw refused(`Goods are in warehouse ${to} already [${toField}]`);
  }
  const common = { itemCode: item.ItemCode, line: index, ...numbersOf(row) };
  return {
    out: { ...common, warehouse: from, quantity, bins: binsOf(row, "batFromWarehouse") },
    into: { ...common, warehouse: to, quantity: zero.minus(quantity), bins: binsOf(row, "batToWarehouse") },
    row: lineRow(row, { item, index, quantity, from, to }),
  };
}

function lineRow(
  row: Row,
  line: {
    readonly item: Row;
    readonly index: number;
    readonly quantity: Decimal;
    readonly from: string;
    readonly to: string;
  },
): Row {
  return {
    ItemDescription: line.item.ItemName ?? null,
    ...row,
    LineNum: line.index,
    Quantity: wire(line.quantity),
    FromWarehouseCode: line.from,
    WarehouseCode: line.to,
    LineStatus: "bost_Open",
  };
}

function numbersOf(row: Row): Pick<StockMove, "serials" | "batches"> {
  return { serials: rowsOf(row, "SerialNumbers"), batches: rowsOf(row, "BatchNumbers") };
}

function binsOf(row: Row, action: "batFromWarehouse" | "batToWarehouse"): readonly Row[] {
  return rowsOf(row, "StockTransferLinesBinAllocations").filter(({ BinActionType = null }) => {
    if (BinActionType === null) throw notModelled("bins of a transfer without BinActionType"); // what SAP takes is not known
    return BinActionType === action;
  });
}

/** Goods keep their value on the way: it is that of the warehouse which they leave. */
export function transfer(
  { out, into }: TransferLine,
  document: StockDocument,
  { stock, setUp }: { readonly stock: Stock; readonly setUp: SetUp },
): readonly Posting[] {
  const [value = zero] = stock.post(document, [out]);
  stock.post(document, [{ ...into, value: zero.minus(value) }]);
  const account = setUp.company.determination.stock;
  return [
    { account, debit: value },
    { account, credit: value },
  ];
}
