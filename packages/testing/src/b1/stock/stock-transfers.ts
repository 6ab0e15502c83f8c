import { keptMap } from "../changes.ts";
import type { Period } from "../company.ts";
import { dayAt, dayOf, wireDate } from "../dates.ts";
import { type Decimal, wire, zero } from "../decimals.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { integerOf, type Key, type Row, rowsOf, textOf, without } from "../json.ts";
import { type Posting, reversed } from "../ledger/journal-entries.ts";
import { atLine, notSupported, referenceMissing, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable } from "../table.ts";
import type { GoodsParts } from "./goods-documents.ts";
import { stockTransferType as type } from "./stock-transfer-type.ts";
import { checkWarehouse, movableItem, movedQuantity, stockDates } from "./stock-lines.ts";
import type { Stock, StockDocument, StockMove } from "./stock.ts";

const [objectCode, linesTable, memo] = ["67", "WTR1", "Inventory Transfers"];

type Transfer = Row & {
  readonly DocEntry: number;
  readonly DocDate: string;
  readonly TransNum: number;
};

/** One line: the same goods out of one warehouse and into another. */
interface TransferLine {
  readonly row: Row;
  readonly out: StockMove;
  readonly into: StockMove;
}

interface Effects {
  readonly period: Period;
  readonly branch: number | undefined;
  readonly itemCodes: readonly string[];
  readonly post: (document: StockDocument) => readonly Posting[];
}

/** Stock transfers. They carry no ETag, and neither their cancellation nor that they were cancelled is in their type. */
export function createStockTransfers(parts: GoodsParts): EntitySet {
  const { setUp, shapes, changes, items, stock, journalEntries } = parts;
  const table = createTable<Transfer>({ keyOf: ({ DocEntry }) => DocEntry, indexed: ["Comments"], changes });
  const cancelled = keptMap<number, true>(changes);
  const commit = (
    draft: Row & { readonly DocDate: string },
    effects: Effects,
    context: Context,
  ): Transfer => {
    const { period, branch, itemCodes } = effects;
    const DocEntry = table.size() + 1;
    const series = integerOf(draft, "Series");
    const day = dayOf(draft.DocDate);
    const postings = effects.post({ objectCode, docEntry: DocEntry, day, linesTable });
    const wanted = { objectCode, period, ...(branch && { branch }), ...(series && { series }) };
    const { Series, DocNum } = setUp.numbering.next(wanted);
    const head = {
      day,
      memo: textOf(draft, "JournalMemo") ?? memo,
      origin: "ttTransferBetweenWarehouses",
      originEntry: DocEntry,
      baseReference: String(DocNum),
      ...(branch !== undefined && { branch }),
    } as const;
    const TransNum = journalEntries.post(head, postings);
    const today = wireDate(dayAt(context.at));
    const row = { ...draft, Series, DocNum, DocEntry, TransNum, CreationDate: today, UpdateDate: today };
    table.put(row);
    if (context.options.stockMovesTouchItems === "yes") {
      for (const itemCode of itemCodes) items.touch(itemCode, context.at);
    }
    return row;
  };
  const post = (body: Row, context: Context): Created => {
    const { dates, day, taxDay } = stockDates(body, context, "DueDate");
    const period = setUp.periods.check({ DocDate: day, TaxDate: taxDay }, "other");
    const sent = rowsOf(body, "StockTransferLines");
    if (sent.length === 0) throw refused(`Enter at least one line [${linesTable}]`);
    const branch = branchOf(body, sent, setUp);
    const lines = sent.map((row, index) => toLine({ row, index, head: body }, parts, { day, branch }));
    const draft = {
      ...shapes.blank(type),
      JournalMemo: memo,
      SalesPersonCode: -1,
      ...body,
      ...dates,
      FromWarehouse: textOf(body, "FromWarehouse") ?? lines[0]?.out.warehouse ?? null,
      ToWarehouse: textOf(body, "ToWarehouse") ?? lines[0]?.into.warehouse ?? null,
      BPLID: branch ?? null,
      DocObjectCode: "oStockTransfer",
      DocumentStatus: "bost_Open",
      StockTransferLines: lines.map(({ row }) => row),
    };
    const effects: Effects = {
      period,
      branch,
      itemCodes: lines.map(({ out }) => out.itemCode),
      post: (document) => lines.flatMap((line) => transfer(line, document, { stock, setUp })),
    };
    return { set, row: commit(draft, effects, context) };
  };
  /** The goods go back; the document that says so is a transfer the other way round. */
  const cancel = (key: Key, context: Context): void => {
    const done = table.get(key);
    if (!done || cancelled.get(done.DocEntry)) throw notSupported();
    const of = { objectCode, docEntry: done.DocEntry };
    const effects: Effects = {
      period: setUp.periods.check({ DocDate: dayOf(done.DocDate) }, "other"),
      branch: integerOf(done, "BPLID"),
      itemCodes: rowsOf(done, "StockTransferLines").map((row) => textOf(row, "ItemCode") ?? ""),
      post: (document) => {
        stock.reverse(document, of);
        return reversed(journalEntries.linesOf(done.TransNum));
      },
    };
    const back = commit(turnedRound(done), effects, context);
    for (const docEntry of [done.DocEntry, back.DocEntry]) cancelled.set(docEntry, true);
    table.put({ ...done, DocumentStatus: "bost_Close" });
  };
  const set: EntitySet = {
    name: "StockTransfers",
    type,
    keys: ["DocEntry"],
    table,
    post,
    patch: (key, body, { at }) => {
      const known = table.get(key);
      if (known) table.put({ ...known, ...body, UpdateDate: wireDate(dayAt(at)) });
    },
    actions: { Cancel: cancel },
  };
  return set;
}

/** Goods keep their value on the way: it is that of the warehouse which they leave. */
function transfer(
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

interface SentLine {
  readonly row: Row;
  readonly index: number;
  readonly head: Row;
}

/** Where the goods leave and where they go, by the line or else by the head. */
function routeOf({ row, head }: Omit<SentLine, "index">): { readonly from?: string; readonly to?: string } {
  const from = textOf(row, "FromWarehouseCode") ?? textOf(head, "FromWarehouse");
  const to = textOf(row, "WarehouseCode") ?? textOf(head, "ToWarehouse");
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function toLine(
  { row, index, head }: SentLine,
  { items, setUp }: GoodsParts,
  { day, branch }: { readonly day: string; readonly branch: number | undefined },
): TransferLine {
  const place = { row, index, linesTable };
  const item = movableItem(place, items, day);
  const quantity = movedQuantity(place);
  const { from, to } = routeOf({ row, head });
  const [fromField, toField] = ["FromWhsCod", "WhsCode"].map((field) =>
    atLine(`${linesTable}.${field}`, index),
  ) as [string, string]; // map keeps the length
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
  return rowsOf(row, "StockTransferLinesBinAllocations").filter(
    ({ BinActionType }) => BinActionType === action,
  );
}

/** The branch of a transfer is that of the warehouse which the goods leave. */
function branchOf(head: Row, [first]: readonly Row[], { branches, warehouses }: SetUp): number | undefined {
  const { from } = routeOf({ row: first ?? {}, head });
  const ofWarehouse = branches.enabled ? warehouses.find(from ?? "")?.BusinessPlaceID : undefined;
  const branch = integerOf(head, "BPLID") ?? ofWarehouse;
  return branches.check(branch === undefined ? {} : { branch }, "OWTR.BPLId");
}

function turnedRound(done: Transfer): Row & { readonly DocDate: string } {
  const { DocDate, FromWarehouse = null, ToWarehouse = null } = done;
  return {
    ...without(done, ["Series"]),
    DocDate,
    FromWarehouse: ToWarehouse,
    ToWarehouse: FromWarehouse,
    DocumentStatus: "bost_Close",
    StockTransferLines: rowsOf(done, "StockTransferLines").map((row) => ({
      ...row,
      FromWarehouseCode: row.WarehouseCode ?? null,
      WarehouseCode: row.FromWarehouseCode ?? null,
    })),
  };
}
