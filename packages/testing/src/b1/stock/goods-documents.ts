import type { Changes } from "../changes.ts";
import type { Period } from "../company.ts";
import { dayOf } from "../dates.ts";
import { amount, type Decimal, decimal, sum, wire, zero } from "../decimals.ts";
import { stamps } from "../documents/new-document.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { decimalOf, integerOf, type Key, type Row, rowsOf, textOf, without } from "../json.ts";
import { type JournalEntries, type Posting, reversed } from "../ledger/journal-entries.ts";
import { changed, type Item, type Items } from "../masters/items.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { atLine, notModelled, notSupported, refused } from "../refusal.ts";
import { checkDimensions, dimensionsOf } from "../setup/dimensions.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable } from "../table.ts";
import { userSign } from "../users.ts";
import { type GoodsKind, goodsDocumentType } from "./goods-document-type.ts";
import { stockRowsOf } from "./line-fields.ts";
import {
  checkWarehouse,
  defaultWarehouse,
  movableItem,
  movedQuantity,
  type Place,
  stockDates,
} from "./stock-lines.ts";
import type { Stock, StockDocument, StockMove } from "./stock.ts";

export interface GoodsParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly changes: Changes;
  readonly items: Items;
  readonly stock: Stock;
  readonly journalEntries: JournalEntries;
}

interface GoodsLine {
  readonly row: Row;
  readonly item: Item;
  readonly move: StockMove;
  /** The other side of the stock account. */
  readonly account: string;
}

type GoodsRow = Row & {
  readonly DocEntry: number;
  readonly DocDate: string;
  readonly TransNum: number;
  readonly CancelStatus: string;
  readonly DataVersion: number;
};

type Draft = Row & { readonly DocDate: string; readonly CancelStatus: string };

/** What a document does beside being there. */
interface Effects {
  readonly period: Period;
  readonly branch: number | undefined;
  readonly itemCodes: readonly string[];
  readonly move: (document: StockDocument) => readonly Decimal[];
  readonly postings: (values: readonly Decimal[]) => readonly Posting[];
}

/** Goods receipts or goods issues: goods against a G/L account. */
export function createGoodsDocuments(kind: GoodsKind, parts: GoodsParts): EntitySet {
  const { setUp, shapes, changes, items, stock, journalEntries } = parts;
  const type = goodsDocumentType(kind);
  const table = createTable<GoodsRow>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "DocNum", "Comments"],
    changes,
  });
  const commit = (draft: Draft, effects: Effects, context: Context): GoodsRow => {
    const { objectCode, linesTable } = kind;
    const { period, branch, itemCodes } = effects;
    const DocEntry = table.size() + 1;
    const day = dayOf(draft.DocDate);
    const values = effects.move({ objectCode, docEntry: DocEntry, day, linesTable });
    const number = setUp.numbering.next({
      objectCode,
      period,
      ...seriesOf(draft),
      ...(branch && { branch }),
    });
    const head = {
      day,
      memo: textOf(draft, "JournalMemo") ?? kind.memo,
      origin: kind.origin,
      originEntry: DocEntry,
      baseReference: String(number.DocNum),
      ...(branch !== undefined && { branch }),
    };
    const TransNum = journalEntries.post(head, effects.postings(values));
    const row = { ...draft, ...number, ...stamps(context), DocEntry, TransNum };
    table.put(row);
    if (context.options.stockMovesTouchItems === "yes") {
      for (const itemCode of itemCodes) items.touch(itemCode, context.at);
    }
    return row;
  };
  const post = (body: Row, context: Context): Created => {
    const { dates, day, taxDay } = stockDates(body, context, "DocDueDate");
    const period = setUp.periods.check({ DocDate: day, TaxDate: taxDay }, "other");
    const sentBranch = integerOf(body, "BPL_IDAssignedToInvoice");
    const branch = setUp.branches.check(
      sentBranch === undefined ? {} : { branch: sentBranch },
      `${kind.table}.BPLId`,
    );
    const sent = rowsOf(body, "DocumentLines");
    if (sent.length === 0) throw refused(`Enter at least one line [${kind.linesTable}]`);
    const lines = sent.map((row, index) =>
      toLine({ row, index, linesTable: kind.linesTable }, parts, { kind, day, branch }),
    );
    const effects: Effects = {
      period,
      branch,
      itemCodes: lines.map(({ item }) => item.ItemCode),
      move: (document) =>
        stock.post(
          document,
          lines.map(({ move }) => move),
        ),
      postings: (values) => postingsOf(lines, values, setUp),
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
    const postings = reversed(journalEntries.linesOf(document.TransNum));
    const effects: Effects = {
      period: setUp.periods.check({ DocDate: dayOf(document.DocDate) }, "other"),
      branch: integerOf(document, "BPL_IDAssignedToInvoice"),
      itemCodes: rowsOf(document, "DocumentLines").map((row) => textOf(row, "ItemCode") ?? ""),
      move: (goods) => stock.reverse(goods, { objectCode: kind.objectCode, docEntry: document.DocEntry }),
      postings: () => postings,
    };
    commit(
      {
        ...without(document, ["Series"]),
        DocDate: document.DocDate,
        CancelStatus: "csCancellation",
        DocumentStatus: "bost_Close",
      },
      effects,
      context,
    );
    const marks = { CancelStatus: "csYes", Cancelled: "tYES", DocumentStatus: "bost_Close" };
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
    actions: { Cancel: cancel, CreateCancellationDocument: cancel },
  };
  return set;
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

function seriesOf(draft: Row): { readonly series?: number } {
  const series = integerOf(draft, "Series");
  return series === undefined ? {} : { series };
}

interface LineContext {
  readonly kind: GoodsKind;
  readonly day: string;
  readonly branch: number | undefined;
}

function toLine(place: Place, { setUp, items, stock }: GoodsParts, context: LineContext): GoodsLine {
  const { row, index, linesTable } = place;
  const { kind, day, branch } = context;
  const item = movableItem(place, items, day);
  const quantity = movedQuantity(place);
  const warehouse = textOf(row, "WarehouseCode") ?? defaultWarehouse(setUp, branch);
  checkWarehouse(warehouse, setUp, { branch, field: atLine(`${linesTable}.WhsCode`, index) });
  const account = textOf(row, "AccountCode") ?? counterAccount(kind, setUp);
  setUp.accounts.check(account, atLine(`${linesTable}.AcctCode`, index));
  checkDimensions(row, setUp.lists, (column) => atLine(`${linesTable}.${column}`, index));
  const cost = kind.direction === "in" ? statedCost(place) : stock.unitCost(item.ItemCode, warehouse);
  return {
    item,
    account,
    move: {
      itemCode: item.ItemCode,
      warehouse,
      line: index,
      ...(kind.direction === "in" ? { quantity: zero.minus(quantity), cost } : { quantity }),
      ...stockRowsOf(row),
    },
    row: {
      ItemDescription: item.ItemName,
      SalesPersonCode: -1,
      ...row,
      LineNum: index,
      Quantity: wire(quantity),
      WarehouseCode: warehouse,
      AccountCode: account,
      Currency: setUp.company.LocalCurrency,
      UnitPrice: wire(cost),
      Price: wire(cost),
      LineTotal: wire(amount(cost.times(quantity))),
      StockPrice: wire(cost),
      LineStatus: "bost_Open",
    },
  };
}

/** SAP takes a price list's price when none is sent; which one is set up where nobody can read it. */
function statedCost({ row, index, linesTable }: Place): Decimal {
  const cost = decimalOf(row, "UnitPrice");
  if (!cost) throw notModelled("a goods receipt line without UnitPrice");
  if (cost.lt(0)) throw refused(`Price must not be negative [${atLine(`${linesTable}.PriceBefDi`, index)}]`);
  return decimal(wire(cost));
}

function counterAccount({ direction }: GoodsKind, { company: { determination } }: SetUp): string {
  return direction === "in"
    ? (determination.inventoryIncrease ?? determination.openingBalance)
    : (determination.inventoryDecrease ?? determination.costOfGoodsSold);
}

/** What leaves is charged to the line's account; what comes in has a negative value, and is credited to it. */
function postingsOf(
  lines: readonly GoodsLine[],
  values: readonly Decimal[],
  { company }: SetUp,
): readonly Posting[] {
  return lines.flatMap(({ account, row }, index) => {
    const value = values[index] ?? zero;
    return [
      { account, debit: value, ...dimensionsOf(row) },
      { account: company.determination.stock, credit: value },
    ];
  });
}
