import { keptMap } from "../changes.ts";
import { dayAt, dayOf, wireDate } from "../dates.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { integerOf, type Key, type Row, rowsOf, textOf, without } from "../json.ts";
import { reversed } from "../ledger/journal-entries.ts";
import { neverRemoved, notSupported, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable } from "../table.ts";
import { createEntering, type StockDocumentParts, type StockEffects } from "./stock-document.ts";
import { stockTransferType as type } from "./stock-transfer-type.ts";
import { stockDates } from "./stock-lines.ts";
import { routeOf, toTransferLine, transfer, transferLinesTable } from "./transfer-lines.ts";

const kind = {
  objectCode: "67",
  linesTable: transferLinesTable,
  origin: "ttTransferBetweenWarehouses",
  memo: "Inventory Transfers",
} as const;
const { objectCode, linesTable, memo } = kind;

type Transfer = Row & {
  readonly DocEntry: number;
  readonly DocDate: string;
  readonly TransNum: number;
};

/** Stock transfers. They carry no ETag, and neither their cancellation nor that they were cancelled is in their type. */
export function createStockTransfers(parts: StockDocumentParts): EntitySet {
  const { setUp, shapes, changes, stock, journalEntries } = parts;
  const table = createTable<Transfer>({ keyOf: ({ DocEntry }) => DocEntry, indexed: ["Comments"], changes });
  const cancelled = keptMap<number, true>(changes);
  const enter = createEntering(kind, parts);
  const commit = (
    draft: Row & { readonly DocDate: string },
    effects: StockEffects,
    context: Context,
  ): Transfer => {
    const entered = enter({ docEntry: table.size() + 1, draft, effects }, context);
    const { Series, DocNum, DocEntry, TransNum } = entered;
    const today = wireDate(dayAt(context.at));
    const row = { ...draft, Series, DocNum, DocEntry, TransNum, CreationDate: today, UpdateDate: today };
    table.put(row);
    return row;
  };
  const post = (body: Row, context: Context): Created => {
    const { dates, day, taxDay } = stockDates(body, context, "DueDate");
    const period = setUp.periods.check({ DocDate: day, TaxDate: taxDay }, "other");
    const sent = rowsOf(body, "StockTransferLines");
    if (sent.length === 0) throw refused(`Enter at least one line [${linesTable}]`);
    const branch = branchOf(body, sent, setUp);
    const lines = sent.map((row, index) =>
      toTransferLine({ row, index, head: body }, parts, { day, branch }),
    );
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
    const effects: StockEffects = {
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
    const effects: StockEffects = {
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
    remove: neverRemoved,
    actions: { Cancel: cancel },
  };
  return set;
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
