import type { Period } from "../company.ts";
import { dayOf } from "../dates.ts";
import { sum, wire, zero } from "../decimals.ts";
import { stamps } from "../documents/new-document.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { decimalOf, integerOf, type Key, type Row, rowsOf, textOf, without } from "../json.ts";
import { reversed } from "../ledger/journal-entries.ts";
import { changed } from "../masters/items.ts";
import { neverRemoved, notSupported, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable } from "../table.ts";
import { userSign } from "../users.ts";
import { type GoodsKind, goodsDocumentType } from "./goods-document-type.ts";
import { goodsPostings, toGoodsLine } from "./goods-lines.ts";
import { createEntering, type StockDocumentParts, type StockEffects } from "./stock-document.ts";
import { stockDates } from "./stock-lines.ts";

type GoodsRow = Row & {
  readonly DocEntry: number;
  readonly DocDate: string;
  readonly TransNum: number;
  readonly CancelStatus: string;
  readonly DataVersion: number;
};

type Draft = Row & { readonly DocDate: string; readonly CancelStatus: string };

/** Goods receipts or goods issues: goods against a G/L account. */
export function createGoodsDocuments(kind: GoodsKind, parts: StockDocumentParts): EntitySet {
  const { setUp, shapes, changes, stock, journalEntries } = parts;
  const type = goodsDocumentType(kind);
  const table = createTable<GoodsRow>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "DocNum", "Comments"],
    changes,
  });
  const enter = createEntering(kind, parts);
  const commit = (draft: Draft, effects: StockEffects, context: Context): GoodsRow => {
    const entered = enter({ docEntry: table.size() + 1, draft, effects }, context);
    const row = { ...draft, ...entered, ...stamps(context) };
    table.put(row);
    return row;
  };
  const post = (body: Row, context: Context): Created => {
    const { dates, day, period, branch } = headOf(body, { kind, setUp }, context);
    const sent = rowsOf(body, "DocumentLines");
    if (sent.length === 0) throw refused(`Enter at least one line [${kind.linesTable}]`);
    const lines = sent.map((row, index) =>
      toGoodsLine({ row, index, linesTable: kind.linesTable }, parts, { kind, day, branch }),
    );
    const moves = lines.map(({ move }) => move);
    const effects: StockEffects = {
      period,
      branch,
      itemCodes: lines.map(({ item }) => item.ItemCode),
      post: (document) => goodsPostings(lines, stock.post(document, moves), setUp),
    };
    const draft = {
      ...shapes.blank(type),
      ...fixed,
      JournalMemo: kind.memo,
      ...body,
      ...dates,
      DocObjectCode: kind.objectName,
      DocCurrency: setUp.company.LocalCurrency,
      BPL_IDAssignedToInvoice: branch ?? null,
      UserSign: userSign(setUp.company, context.user),
      DocTotal: wire(sum(lines.map(({ row }) => decimalOf(row, "LineTotal") ?? zero))),
      DocumentLines: lines.map(({ row }) => ({ ...row })),
    };
    return { set, row: commit(draft, effects, context) };
  };
  const cancel = (key: Key, context: Context): void => {
    const document = table.get(key);
    const mayCancel = context.options.goodsDocumentCancellation === "allow";
    if (!document || !mayCancel || document.CancelStatus !== "csNo") throw notSupported();
    const { DocEntry: docEntry, DocDate, TransNum } = document;
    const effects: StockEffects = {
      period: setUp.periods.check({ DocDate: dayOf(DocDate) }, "other"),
      branch: integerOf(document, "BPL_IDAssignedToInvoice"),
      itemCodes: rowsOf(document, "DocumentLines").map((row) => textOf(row, "ItemCode") ?? ""),
      post: (goods) => {
        stock.reverse(goods, { objectCode: kind.objectCode, docEntry });
        return reversed(journalEntries.linesOf(TransNum));
      },
    };
    const closed = { DocumentStatus: "bost_Close" };
    const back = { ...without(document, ["Series"]), DocDate, CancelStatus: "csCancellation", ...closed };
    commit(back, effects, context);
    const marks = { CancelStatus: "csYes", Cancelled: "tYES", ...closed };
    table.put(changed(document, marks, context.at));
  };
  const set: EntitySet = {
    name: kind.setName,
    type,
    keys: ["DocEntry"],
    table,
    versioned: true,
    post,
    patch: (key, body, { at }) => {
      const document = table.get(key);
      if (document) table.put(changed(document, body, at));
    },
    remove: neverRemoved,
    actions: { Cancel: cancel, CreateCancellationDocument: cancel },
  };
  return set;
}

interface GoodsHead {
  /** As on the wire. */
  readonly dates: Row & { readonly DocDate: string };
  /** The posting day, "YYYY-MM-DD". */
  readonly day: string;
  readonly period: Period;
  readonly branch: number | undefined;
}

function headOf(
  body: Row,
  { kind, setUp }: { readonly kind: GoodsKind; readonly setUp: SetUp },
  context: Context,
): GoodsHead {
  const { dates, day, taxDay } = stockDates(body, context, "DocDueDate");
  const period = setUp.periods.check({ DocDate: day, TaxDate: taxDay }, "other");
  const sent = integerOf(body, "BPL_IDAssignedToInvoice");
  const branch = setUp.branches.check(sent === undefined ? {} : { branch: sent }, `${kind.table}.BPLId`);
  return { dates, day, period, branch };
}

const fixed = {
  CancelStatus: "csNo",
  DocType: "dDocument_Items",
  DocRate: 1,
  DiscountPercent: 0,
  VatSum: 0,
  PaidToDate: 0,
  Cancelled: "tNO",
  DocumentStatus: "bost_Open",
  AuthorizationStatus: "dasWithout",
};
