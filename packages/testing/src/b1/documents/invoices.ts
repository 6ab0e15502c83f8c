import type { Changes } from "../changes.ts";
import type { Period } from "../company.ts";
import type { BusinessPartners } from "../masters/business-partners.ts";
import { cancellationOf, isCancellable, withLineStatus } from "./cancellation.ts";
import { dayOf } from "../dates.ts";
import { decimal, type Decimal, wire } from "../decimals.ts";
import { type Document, documentType } from "./document-type.ts";
import type { Drafts } from "./drafts.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { toInvoice } from "./invoice-draft.ts";
import { toInvoiceLines } from "./invoice-lines.ts";
import type { LineParts } from "./invoice-lines.ts";
import { movesOf, postingsOf } from "./invoice-postings.ts";
import { changed } from "../masters/items.ts";
import { type EntryHead, type JournalEntries, type Posting, reversed } from "../ledger/journal-entries.ts";
import { integerOf, type Key, type Row, rowsOf } from "../json.ts";
import type { Payable, Payables, Settlement } from "../payments/payable.ts";
import { notSupported, refused } from "../refusal.ts";
import type { StockDocument } from "../stock/stock.ts";
import { createTable } from "../table.ts";

/** A/R invoices. */
export interface Invoices {
  readonly set: EntitySet;
  find(docEntry: number): Document | undefined;
  all(): Iterable<Document>;
  post(body: Row, context: Context): Created;
  readonly payables: Payables;
}

export interface InvoiceParts extends LineParts {
  readonly partners: BusinessPartners;
  readonly changes: Changes;
  readonly journalEntries: JournalEntries;
  readonly drafts: Drafts<Document>;
}

/** What a document does to the books beside being there. */
interface Effects {
  /** Moves the goods, and gives what each move was worth. */
  readonly move: (document: StockDocument) => readonly Decimal[];
  readonly postings: (values: readonly Decimal[]) => readonly Posting[];
  readonly itemCodes: readonly string[];
  readonly period: Period;
}

export function createInvoices(parts: InvoiceParts): Invoices {
  const { setUp, changes, stock, items, partners, journalEntries, drafts } = parts;
  const table = createTable<Document>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "DocNum", "NumAtCard", "CardCode", "Comments"],
    changes,
  });

  const commit = (
    draft: Document,
    { move, postings, itemCodes, period }: Effects,
    { at, options }: Context,
  ): Document => {
    const DocEntry = table.size() + 1;
    const number = setUp.numbering.next({ objectCode: "13", period });
    const numbered = { ...draft, ...number, DocEntry };
    const day = dayOf(draft.DocDate);
    const values = move({ objectCode: "13", docEntry: DocEntry, day, linesTable: "INV1" });
    const document = { ...numbered, TransNum: journalEntries.post(entryHead(numbered), postings(values)) };
    if (options.stockMovesTouchItems === "yes") for (const itemCode of itemCodes) items.touch(itemCode, at);
    table.put(document);
    partners.touch(document.CardCode);
    return document;
  };
  const post = (body: Row, context: Context): Created => {
    const head = toInvoice(body, parts, context);
    const lines = toInvoiceLines(rowsOf(body, "DocumentLines"), parts, {
      rateDay: head.rateDay,
      options: context.options,
    });
    const document = head.withLines(lines);
    checkReference(document, context);
    const moves = movesOf(lines);
    stock.check(moves);
    const effects: Effects = {
      move: (goods) => stock.post(goods, moves),
      postings: (values) => postingsOf(lines, document.CardCode, { setUp, values }),
      itemCodes: moves.map(({ itemCode }) => itemCode),
      period: head.period,
    };
    return context.parked ? drafts.park(document, body) : { set, row: commit(document, effects, context) };
  };
  const checkReference = ({ NumAtCard, CardCode }: Document, { options }: Context): void => {
    if (options.duplicateReferences === "allow" || NumAtCard === null) return;
    const same = [...(table.keysHaving("NumAtCard", NumAtCard) ?? [])].map((key) => table.get(key));
    if (same.some((other) => other?.CardCode === CardCode && other.CancelStatus === "csNo")) {
      throw refused("Customer reference number already exists [OINV.NumAtCard]");
    }
  };
  const getInvoice = (key: Key): Document => {
    const invoice = table.get(key);
    if (!invoice) throw notSupported();
    return invoice;
  };
  const finish = (invoice: Document, marks: Row, at: number): void => {
    const closed = changed(invoice, { ...marks, DocumentStatus: "bost_Close" }, at);
    table.put({ ...closed, DocumentLines: withLineStatus(invoice, "bost_Close") });
  };
  const cancel = (key: Key, context: Context): void => {
    const invoice = getInvoice(key);
    if (!isCancellable(invoice)) throw notSupported();
    const period = setUp.periods.check({ DocDate: dayOf(invoice.DocDate) }, "sales");
    const postings = reversed(journalEntries.linesOf(invoice.TransNum));
    const effects: Effects = {
      move: (goods) => stock.reverse(goods, { objectCode: "13", docEntry: invoice.DocEntry }),
      postings: () => postings,
      itemCodes: invoice.DocumentLines.map(({ ItemCode }) => ItemCode),
      period,
    };
    commit(cancellationOf(invoice, setUp, context), effects, context);
    finish(invoice, { CancelStatus: "csYes", Cancelled: "tYES" }, context.at);
  };
  const close = (key: Key, { at }: Context): void => {
    const invoice = getInvoice(key);
    if (invoice.DocumentStatus !== "bost_Open") throw notSupported();
    finish(invoice, {}, at);
  };
  const settle = ({ docEntry, sum, at }: Settlement): void => {
    const invoice = getInvoice(docEntry);
    const paid = decimal(invoice.PaidToDate).plus(sum);
    const DocumentStatus = paid.eq(decimal(invoice.DocTotal)) ? "bost_Close" : "bost_Open";
    const settled = changed(invoice, { PaidToDate: wire(paid), DocumentStatus }, at);
    table.put({ ...settled, DocumentLines: withLineStatus(invoice, DocumentStatus) });
  };

  const payables: Payables = {
    find: (docEntry) => {
      const invoice = table.get(docEntry);
      return invoice && payableOf(invoice);
    },
    settle,
  };

  const set: EntitySet = {
    name: "Invoices",
    type: documentType,
    keys: ["DocEntry"],
    table,
    versioned: true,
    post,
    patch: (key, body, { at }) => {
      table.put(changed(getInvoice(key), body, at));
    },
    actions: { Cancel: cancel, Close: close },
  };
  return { set, find: (docEntry) => table.get(docEntry), all: () => table.inKeyOrder(), post, payables };
}

function payableOf(invoice: Document): Payable {
  const open = decimal(invoice.DocTotal).minus(decimal(invoice.PaidToDate));
  return {
    docEntry: invoice.DocEntry,
    cardCode: invoice.CardCode,
    branch: integerOf(invoice, "BPL_IDAssignedToInvoice"),
    currency: invoice.DocCurrency,
    sign: 1,
    isOpen: invoice.DocumentStatus === "bost_Open" && invoice.CancelStatus === "csNo",
    open,
    openForeign: open,
  };
}

function entryHead({ DocEntry, DocNum, DocDate, CardCode, ...document }: Document): EntryHead {
  const memo = document.JournalMemo;
  return {
    day: dayOf(DocDate),
    memo: typeof memo === "string" ? memo : `A/R Invoices - ${CardCode}`,
    origin: "ttARInvoice",
    originEntry: DocEntry,
    baseReference: String(DocNum),
  };
}
