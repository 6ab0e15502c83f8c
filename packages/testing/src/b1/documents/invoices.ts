import { type Changes, keptMap } from "../changes.ts";
import type { Period } from "../company.ts";
import type { BusinessPartners } from "../masters/business-partners.ts";
import { cancellationOf, isCancellable, movedBack, withLineStatus } from "./cancellation.ts";
import { dayOf } from "../dates.ts";
import { decimal, wire } from "../decimals.ts";
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
import type { StockMove } from "../stock/stock.ts";
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
  readonly postings: readonly Posting[];
  readonly moves: readonly StockMove[];
  readonly period: Period;
}

export function createInvoices(parts: InvoiceParts): Invoices {
  const { setUp, changes, stock, items, partners, journalEntries, drafts } = parts;
  const table = createTable<Document>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "DocNum", "NumAtCard", "CardCode", "Comments"],
    changes,
  });

  const movesByInvoice = keptMap<number, readonly StockMove[]>(changes);

  const commit = (
    draft: Document,
    { postings, moves, period }: Effects,
    { at, options }: Context,
  ): Document => {
    const DocEntry = table.size() + 1;
    const branch = integerOf(draft, "BPL_IDAssignedToInvoice");
    const number = setUp.numbering.next({
      objectCode: "13",
      period,
      ...(branch !== undefined && { branch }),
    });
    const numbered = { ...draft, ...number, DocEntry };
    const document = { ...numbered, TransNum: journalEntries.post(entryHead(numbered), postings) };
    stock.post(
      { objectCode: "13", docEntry: DocEntry, day: dayOf(draft.DocDate), linesTable: "INV1" },
      moves,
    );
    movesByInvoice.set(DocEntry, moves);
    if (options.stockMovesTouchItems === "yes") for (const { itemCode } of moves) items.touch(itemCode, at);
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
    const effects = {
      postings: postingsOf(lines, document.CardCode, setUp),
      moves: movesOf(lines),
      period: head.period,
    };
    stock.check(effects.moves);
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
    const moves = movedBack(movesByInvoice.get(invoice.DocEntry) ?? []);
    commit(cancellationOf(invoice, setUp, context), { postings, moves, period }, context);
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
