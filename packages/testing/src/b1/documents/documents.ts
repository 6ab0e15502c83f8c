import { type Changes, keptMap, type KeptMap } from "../changes.ts";
import { dayOf } from "../dates.ts";
import { decimal, sum, wire } from "../decimals.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { integerOf, type Row, rowsOf, textOf } from "../json.ts";
import type { EntryHead, JournalEntries, Posting } from "../ledger/journal-entries.ts";
import type { BusinessPartners } from "../masters/business-partners.ts";
import { changed, type Items } from "../masters/items.ts";
import type { Shapes } from "../metadata/shapes.ts";
import type { Payables } from "../payments/payable.ts";
import { notModelled, notSupported } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { Stock, StockDocument } from "../stock/stock.ts";
import { createTable, type Table } from "../table.ts";
import { type BaseLine, type Bases, withBases } from "./base-lines.ts";
import { checkCreditLimit } from "./credit-limit.ts";
import { createDocumentActions } from "./document-actions.ts";
import { paidAfter, payableOf } from "./document-payables.ts";
import { changeableType, type Document, documentType } from "./document-type.ts";
import type { Drafts } from "./drafts.ts";
import type { Draws } from "./draws.ts";
import { freightOf } from "./freight.ts";
import { moveGoods, promisesKept } from "./goods.ts";
import { type Head, optional, toHead } from "./head.ts";
import type { KeptDocument } from "./kept-document.ts";
import type { DocumentKind } from "./kinds.ts";
import type { LineRules } from "./line-arithmetic.ts";
import { checkLine } from "./lines.ts";
import { toDocument, type Totals, totalsOf } from "./new-document.ts";
import { postingsOf } from "./postings.ts";
import type { PriceLists } from "./price-list.ts";
import { toPricedLines } from "./priced-lines.ts";
import { createProgress, type Progress } from "./progress.ts";
import { checkReference } from "./references.ts";
import { tried } from "./tried.ts";
import { reconciledWith, usesOf } from "./uses.ts";

/** The marketing documents of one kind. */
export interface Documents {
  readonly kind: DocumentKind;
  readonly set: EntitySet;
  find(docEntry: number): Document | undefined;
  all(): Iterable<Document>;
  post(body: Row, context: Context): Created;
  /** What a POST would make, without making it. */
  preview(body: Row, context: Context): Document;
  /** The same for a draft: its amounts are computed, and what only a posting asks is not asked. */
  outline(body: Row, context: Context): Document;
  /** Takes a document back by another one, with some properties of its own. */
  cancel(docEntry: number, change: Row, context: Context): Created | undefined;
  baseLine(docEntry: number, line: number, to: DocumentKind): BaseLine | undefined;
  /** A line of one of these documents was copied or delivered, or, below zero, is no longer. */
  use(place: Parameters<Progress["use"]>[0], quantity: Parameters<Progress["use"]>[1], at: number): void;
  havingReference(reference: string): Iterable<Document>;
  readonly payables: Payables;
}

/** What all kinds share. */
export interface DocumentParts {
  readonly setUp: SetUp;
  readonly changes: Changes;
  readonly shapes: Shapes;
  readonly items: Items;
  readonly partners: BusinessPartners;
  readonly stock: Stock;
  readonly prices: PriceLists;
  readonly journalEntries: JournalEntries;
  readonly drafts: Drafts<Document>;
  readonly draws: Draws;
  readonly bases: Bases;
  /** The documents of another kind, by the object's code. */
  readonly others: (objectCode: string) => Documents;
  /** Documents of every kind whose references are compared with this kind's. */
  readonly sameGroup: (kind: DocumentKind, reference: string) => Iterable<Document>;
}

/** What the actions need of the documents' own state. */
export interface DocumentStore {
  readonly table: Table<Document>;
  readonly kept: KeptMap<number, KeptDocument>;
  readonly progress: Progress;
  /** Puts a document with its status and that of its lines. */
  put(document: Document): Document;
  /** A new version of it. */
  change(document: Document, marks: Row, at: number): Document;
}

export function createDocuments(kind: DocumentKind, parts: DocumentParts): Documents {
  const { changes, drafts } = parts;
  const store = createStore(kind, changes);
  const { table, progress, kept } = store;
  const actions = createDocumentActions(kind, store, parts);

  const compute = (body: Row, context: Context) => {
    const head = toHead({ kind, body }, parts, context);
    const sent = withBases(rowsOf(body, "DocumentLines"), head, {
      bases: parts.bases,
      options: context.options,
    });
    const lines = sent.map((line) => checkLine(line, parts, { head, options: context.options }));
    const rules = rulesOf(head, parts.setUp);
    const priced = toPricedLines(lines, head, { shapes: parts.shapes, rules });
    const freight = freightOf(head, parts, rules);
    const draws = parts.draws.plan(head);
    const totals = totalsOf({ priced, freight, draws }, head, {
      setUp: parts.setUp,
      options: context.options,
    });
    return { head, totals, document: toDocument(head, totals, { ...parts, context }) };
  };
  const checked = (body: Row, context: Context) => {
    const computed = compute(body, context);
    const { document, head, totals } = computed;
    if (document.NumAtCard !== null && kind.references) {
      checkReference(document, kind, {
        group: parts.sameGroup(kind, document.NumAtCard),
        options: context.options,
      });
    }
    checkCreditLimit(head, totals.total.local, { company: parts.setUp.company, ...parts });
    return computed;
  };
  const commit = (body: Row, context: Context): Document =>
    commitDocument(checked(body, context), { kind, store, parts, context });

  const post = (body: Row, context: Context): Created => {
    if (!context.parked) return { set, row: commit(body, context) };
    const { document } = checked(body, context);
    tried(changes, () => commit(body, context)); // what cannot be posted is not parked either
    return drafts.park(document, body);
  };
  const payables: Payables = {
    find: (docEntry) => {
      const document = table.get(docEntry);
      return document && kind.sign && payableOf(document, kind.sign);
    },
    settle: (settlement) => {
      const document = table.get(settlement.docEntry);
      if (!document) throw notSupported();
      const { paid, paidForeign } = paidAfter(document, settlement);
      if (progress.byHand(document.DocEntry) === "opened") progress.setByHand(document.DocEntry, undefined);
      store.change(document, { PaidToDate: wire(paid), PaidToDateFC: wire(paidForeign) }, settlement.at);
    },
  };
  const set: EntitySet = {
    name: kind.set,
    type: kind.hasChangeableLines ? changeableType : documentType,
    keys: ["DocEntry"],
    table,
    versioned: true,
    post,
    patch: (key, body, { at }) => {
      const document = table.get(key);
      if (!document) throw notSupported();
      if (body.DocumentLines !== undefined) throw notModelled(`changes of the lines of ${kind.set}`);
      table.put(changed(document, body, at));
    },
    actions: actions.bound,
    creations: actions.creations,
    ...(kind.ledger === "advance" && {
      present: (row: Row) => ({
        ...row,
        DownPaymentStatus: parts.draws.isSpent(Number(row.DocEntry)) ? "so_Closed" : "so_Open",
      }),
    }),
  };
  return {
    kind,
    set,
    find: (docEntry) => table.get(docEntry),
    all: () => table.inKeyOrder(),
    post,
    preview: (body, context) => tried(changes, () => commit(body, context)),
    outline: (body, context) => compute(body, context).document,
    cancel: actions.cancel,
    baseLine: (docEntry, line, to) => {
      const document = table.get(docEntry);
      return document && baseLineOf({ document, line, to }, { kind, progress, kept: kept.get(docEntry) });
    },
    use: (place, quantity, at) => {
      progress.use(place, quantity);
      const document = table.get(place.docEntry);
      if (document) store.change(document, {}, at);
    },
    havingReference: function* (reference) {
      for (const key of table.keysHaving("NumAtCard", reference) ?? []) {
        const document = table.get(key);
        if (document) yield document;
      }
    },
    payables,
  };
}

function createStore(kind: DocumentKind, changes: Changes): DocumentStore {
  const table = createTable<Document>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "DocNum", "NumAtCard", "CardCode", "Comments"],
    changes,
  });
  const progress = createProgress(kind, changes);
  const put = (document: Document): Document => {
    const marked = progress.marked(document);
    table.put(marked);
    return marked;
  };
  return {
    table,
    progress,
    kept: keptMap<number, KeptDocument>(changes),
    put,
    change: (document, marks, at) => put(changed(document, marks, at)),
  };
}

interface Commit {
  readonly kind: DocumentKind;
  readonly store: DocumentStore;
  readonly parts: DocumentParts;
  readonly context: Context;
}

/** Writes a document into the books: its number, its goods, its journal entry, and what it does to its bases. */
function commitDocument(
  { head, totals, document }: { readonly head: Head; readonly totals: Totals; readonly document: Document },
  { kind, store, parts, context }: Commit,
): Document {
  const { setUp, stock, partners } = parts;
  const DocEntry = store.table.size() + 1;
  const { objectCode } = kind;
  const number = setUp.numbering.next({
    objectCode,
    period: head.period,
    ...optional("series", integerOf(head.body, "Series")),
    ...optional("branch", head.branch),
  });
  const key: StockDocument = { objectCode, docEntry: DocEntry, day: head.day, linesTable: kind.lines };
  const worths = moveGoods(key, { head, lines: totals.lines }, stock);
  const numbered = { ...document, ...number, DocEntry };
  const TransNum = postEntry(numbered, postingsOf({ head, ...totals, worths }, setUp), { kind, parts });
  const reconciled = reconciledWith(totals, { kind, others: parts.others });
  store.kept.set(DocEntry, {
    prices: totals.lines.map(({ price }) => price),
    worths,
    uses: usesOf(totals.lines, head),
    promises: promisesKept(totals.lines, head),
    draws: totals.draws,
    reconciled,
  });
  const posted = store.put({
    ...numbered,
    TransNum,
    PaidToDate: wire(decimal(numbered.PaidToDate).plus(sum(reconciled.map((each) => each.sum)))),
    ...(head.isForeign && {
      PaidToDateFC: wire(decimal(numbered.PaidToDateFC).plus(sum(reconciled.map((each) => each.foreign)))),
    }),
    DocumentLines: numbered.DocumentLines.map((line, index) => ({
      ...line,
      DocEntry,
      StockPrice: unitCost(worths[index], line.Quantity),
    })),
  });
  parts.draws.take(totals.draws);
  for (const { quantity, ...place } of usesOf(totals.lines, head)) {
    parts.others(place.objectCode).use(place, quantity, context.at);
  }
  for (const each of reconciled) parts.others(each.objectCode).payables.settle({ ...each, at: context.at });
  touchItems(totals, parts, context);
  partners.touch(posted.CardCode);
  return posted;
}

function unitCost(worth: ReturnType<typeof decimal> | undefined, quantity: number): number {
  return worth ? wire(worth.div(decimal(quantity)).round(6)) : 0;
}

/** Gives the number of the entry, null when there is nothing to post. */
export function postEntry(
  document: Document,
  postings: readonly Posting[],
  { kind, parts }: { readonly kind: DocumentKind; readonly parts: Pick<DocumentParts, "journalEntries"> },
): number | null {
  const isEmpty = postings.every(({ debit, credit }) => !debit?.cmp(0) && !credit?.cmp(0));
  if (!kind.origin || isEmpty) return null;
  const head: EntryHead = {
    day: dayOf(document.DocDate),
    memo: document.JournalMemo,
    origin: kind.origin,
    originEntry: document.DocEntry,
    baseReference: String(document.DocNum),
  };
  return parts.journalEntries.post(head, postings);
}

function touchItems({ lines }: Totals, { items }: DocumentParts, { at, options }: Context): void {
  if (options.stockMovesTouchItems === "no") return;
  for (const { item } of lines) if (item.InventoryItem === "tYES") items.touch(item.ItemCode, at);
}

function rulesOf({ partner }: Head, { company }: SetUp): LineRules {
  const roundings = { trr_RoundUp: "up", trr_RoundDown: "down" } as const;
  const rule = textOf(partner, "TaxRoundingRule");
  const taxRounding = rule === "trr_RoundUp" || rule === "trr_RoundDown" ? roundings[rule] : "off";
  return { ...company.settings, taxRounding };
}

function baseLineOf(
  {
    document,
    line: lineNum,
    to,
  }: { readonly document: Document; readonly line: number; readonly to: DocumentKind },
  {
    kind,
    progress,
    kept,
  }: { readonly kind: DocumentKind; readonly progress: Progress; readonly kept: KeptDocument | undefined },
): BaseLine | undefined {
  const index = document.DocumentLines.findIndex(({ LineNum }) => LineNum === lineNum);
  const [line, price, worth] = [document.DocumentLines[index], kept?.prices[index], kept?.worths[index]];
  if (!line || !price || !worth) return undefined;
  const quantity = decimal(line.Quantity);
  const left = (use: "copied" | "delivered") =>
    quantity.minus(progress.used(document.DocEntry, lineNum, use));
  const isReserve = document.ReserveInvoice === "tYES";
  const isDelivery = isReserve && to.goods === "leave";
  return {
    kind,
    document,
    line,
    price,
    worth,
    open: left(isDelivery ? "delivered" : "copied"),
    toDeliver: isReserve ? left("delivered") : decimal(0),
  };
}
