import { dayAt, dayOf } from "../dates.ts";
import { decimal, wire, zero } from "../decimals.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { integerOf, type Key, type Row } from "../json.ts";
import { reversed } from "../ledger/journal-entries.ts";
import { notSupported } from "../refusal.ts";
import type { StockDocument } from "../stock/stock.ts";
import { cancellationOf, isCancellable } from "./cancellation.ts";
import type { Document } from "./document-type.ts";
import { touchItems } from "./commit.ts";
import { daysOf } from "./document-dates.ts";
import type { DocumentParts } from "./document-parts.ts";
import type { DocumentStore } from "./document-store.ts";
import { takeGoodsBack } from "./goods.ts";
import { optional } from "./head.ts";
import type { KeptDocument } from "./kept-document.ts";
import type { DocumentKind } from "./kinds.ts";
import { postEntry } from "./postings.ts";

/** What can be done with a posted document. */
interface DocumentActions {
  readonly bound: NonNullable<EntitySet["actions"]>;
  readonly creations: NonNullable<EntitySet["creations"]>;
  /** Takes it back by another document, which has some properties of its own. Gives that one. */
  cancel(docEntry: number, change: Row, context: Context): Created | undefined;
}

export function createDocumentActions(
  kind: DocumentKind,
  store: DocumentStore,
  parts: DocumentParts,
): DocumentActions {
  const { table, kept, progress } = store;
  const { objectCode } = kind;
  const get = (key: Key): Document => {
    const document = table.get(key);
    if (!document) throw notSupported();
    return document;
  };
  const keptOf = (document: Document): KeptDocument => {
    const found = kept.get(document.DocEntry);
    if (!found) throw notSupported(); // cancellation documents stay closed for ever
    return found;
  };

  const cancelByMark = (document: Document, context: Context): void => {
    if (document.DocumentStatus !== "bost_Open") throw notSupported();
    giveBack(keptOf(document), { parts, at: context.at });
    parts.stock.uncommit({ objectCode, docEntry: document.DocEntry });
    store.change(document, cancelled, context.at);
  };
  const cancelByDocument = (document: Document, change: Row, context: Context): Document => {
    const earlier = keptOf(document);
    const made = takeBack(document, change, { kind, store, parts, context });
    giveBack(earlier, { parts, at: context.at });
    const paid = decimal(document.PaidToDate).minus(reconciledSum(earlier, "sum"));
    store.change(get(document.DocEntry), { ...cancelled, PaidToDate: wire(paid) }, context.at);
    parts.partners.touch(document.CardCode);
    return made;
  };
  const cancel: DocumentActions["cancel"] = (docEntry, change, context) => {
    const document = get(docEntry);
    const isPossible = isCancellable(document, keptOf(document), {
      kind,
      progress,
      ...optional("maxDays", parts.setUp.company.settings.MaxDaysForCancel),
      today: dayAt(context.at),
    });
    if (!isPossible) throw notSupported();
    if (kind.cancels === "by mark") {
      cancelByMark(document, context);
      return undefined;
    }
    return { set: parts.others(objectCode).set, row: cancelByDocument(document, change, context) };
  };
  const close = (key: Key, { at }: Context): void => {
    const document = get(key);
    if (document.DocumentStatus !== "bost_Open") throw notSupported();
    progress.setByHand(document.DocEntry, "closed");
    parts.stock.uncommit({ objectCode, docEntry: document.DocEntry });
    store.change(document, {}, at);
  };
  const reopen = (key: Key, { at }: Context): void => {
    const document = get(key);
    if (document.DocumentStatus === "bost_Open" || document.CancelStatus !== "csNo") throw notSupported();
    const wasClosedByHand = progress.byHand(document.DocEntry) === "closed";
    progress.setByHand(document.DocEntry, "opened");
    const opened = store.change(document, {}, at);
    if (opened.DocumentStatus !== "bost_Open") throw notSupported(); // all of it was copied
    if (wasClosedByHand) promiseAgain(opened, { kind, parts });
  };

  const cancels = kind.cancels !== "never";
  const cancelKey = (key: Key, context: Context): void => {
    cancel(Number(key), {}, context);
  };
  return {
    bound: { Close: close, Reopen: reopen, ...(cancels && { Cancel: cancelKey }) },
    creations:
      kind.cancels === "by document"
        ? { CreateCancellationDocument: (key, context) => cancel(Number(key), {}, context) ?? none() }
        : {},
    cancel: cancels ? cancel : none,
  };
}

function none(): never {
  throw notSupported();
}

const cancelled = { CancelStatus: "csYes", Cancelled: "tYES" };

interface Taking {
  readonly kind: DocumentKind;
  readonly store: DocumentStore;
  readonly parts: DocumentParts;
  readonly context: Context;
}

/** Posts the document that takes another one back: its entry and its goods, the other way round. */
function takeBack(document: Document, change: Row, { kind, store, parts, context }: Taking): Document {
  const { setUp, stock, journalEntries } = parts;
  const draft = cancellationOf({ ...document, ...change }, { kind, company: setUp.company, context });
  const day = dayOf(draft.DocDate);
  const DocEntry = store.table.size() + 1;
  const number = setUp.numbering.next({
    objectCode: kind.objectCode,
    period: setUp.periods.check(daysOf(draft), "sales"),
    ...optional("branch", integerOf(document, "BPL_IDAssignedToInvoice")),
  });
  const numbered = { ...draft, ...number, DocEntry };
  const by: StockDocument = {
    objectCode: kind.objectCode,
    docEntry: DocEntry,
    day,
    linesTable: kind.lines,
  };
  takeGoodsBack(by, { objectCode: kind.objectCode, docEntry: document.DocEntry }, stock);
  const lines = document.TransNum === null ? [] : journalEntries.linesOf(document.TransNum);
  const TransNum = postEntry(numbered, reversed(lines), { kind, journalEntries });
  const posted = {
    ...numbered,
    TransNum,
    DocumentLines: numbered.DocumentLines.map((line) => ({ ...line, DocEntry })),
  };
  store.table.put(posted);
  touchItems(posted, parts, context);
  return posted;
}

/** What the document had used of earlier ones is theirs again. */
function giveBack(
  { uses, promises, draws, reconciled }: KeptDocument,
  { parts, at }: { readonly parts: DocumentParts; readonly at: number },
): void {
  for (const used of uses) {
    parts.others(used.objectCode).use({ ...used, quantity: zero.minus(used.quantity) }, at);
  }
  for (const { to, move } of promises) parts.stock.commit(to, [move]);
  parts.draws.giveBack(draws);
  for (const { objectCode, docEntry, sum, foreign } of reconciled) {
    parts.others(objectCode).payables.settle({
      docEntry,
      sum: zero.minus(sum),
      foreign: zero.minus(foreign),
      at,
    });
  }
}

/** An order that is opened again promises what is left of it. */
function promiseAgain(
  { DocEntry, DocumentLines, ReserveInvoice }: Document,
  { kind, parts }: { readonly kind: DocumentKind; readonly parts: DocumentParts },
): void {
  if (kind.goods !== "are promised" && ReserveInvoice !== "tYES") return;
  const moves = DocumentLines.filter(
    ({ ItemCode, RemainingOpenQuantity }) =>
      RemainingOpenQuantity > 0 && parts.items.find(ItemCode)?.InventoryItem === "tYES",
  ).map((line) => ({
    itemCode: line.ItemCode,
    warehouse: line.WarehouseCode,
    quantity: decimal(line.RemainingOpenQuantity),
    line: line.LineNum,
  }));
  parts.stock.commit({ objectCode: kind.objectCode, docEntry: DocEntry }, moves);
}

function reconciledSum({ reconciled }: KeptDocument, of: "sum" | "foreign") {
  return reconciled.reduce((total, each) => total.plus(each[of]), zero);
}
