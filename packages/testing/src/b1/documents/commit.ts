import { type Decimal, decimal, sum, wire } from "../decimals.ts";
import type { Context } from "../entity-set.ts";
import { integerOf } from "../json.ts";
import type { StockDocument } from "../stock/stock.ts";
import type { ComputedDocument } from "./computed-document.ts";
import type { DocumentParts } from "./document-parts.ts";
import type { DocumentStore } from "./document-store.ts";
import type { Document } from "./document-type.ts";
import { moveGoods, promisesKept } from "./goods.ts";
import { optional } from "./head.ts";
import type { KeptDocument, Reconciled } from "./kept-document.ts";
import { postEntry, postingsOf } from "./postings.ts";
import { reconciledWith, usesOf } from "./uses.ts";

interface Books {
  readonly store: DocumentStore;
  readonly parts: DocumentParts;
  readonly context: Context;
}

/** The second half of a posting: number, goods, journal entry, the document itself, and what it does to its bases. */
export function commitDocument(computed: ComputedDocument, { store, parts, context }: Books): Document {
  const { head, totals, document } = computed;
  const { kind, day } = head;
  const { objectCode } = kind;
  const DocEntry = store.table.size() + 1;
  const numbered = { ...document, ...numberOf(computed, parts), DocEntry };
  const key: StockDocument = { objectCode, docEntry: DocEntry, day, linesTable: kind.lines };
  const worths = moveGoods(key, { head, lines: totals.lines }, parts.stock);
  const postings = postingsOf({ head, ...totals, worths }, parts.setUp);
  const TransNum = postEntry(numbered, postings, { kind, journalEntries: parts.journalEntries });
  const kept: KeptDocument = {
    prices: totals.lines.map(({ price }) => price),
    worths,
    uses: usesOf(totals.lines, head),
    promises: promisesKept(totals.lines, head),
    draws: totals.draws,
    reconciled: reconciledWith(totals, { kind, others: parts.others }),
  };
  store.kept.set(DocEntry, kept);
  const posted = store.put({
    ...numbered,
    ...paidBy(kept.reconciled, numbered, head.isForeign),
    TransNum,
    DocumentLines: withCosts(numbered, worths, DocEntry),
  });
  tellOthers(kept, parts, context);
  touchItems(posted, parts, context);
  parts.partners.touch(posted.CardCode);
  return posted;
}

function numberOf({ head }: ComputedDocument, { setUp }: DocumentParts) {
  return setUp.numbering.next({
    objectCode: head.kind.objectCode,
    period: head.period,
    ...optional("series", integerOf(head.body, "Series")),
    ...optional("branch", head.branch),
  });
}

function withCosts(
  { DocumentLines }: Document,
  worths: readonly Decimal[],
  DocEntry: number,
): Document["DocumentLines"] {
  return DocumentLines.map((line, index) => ({
    ...line,
    DocEntry,
    StockPrice: wire((worths[index] ?? decimal(0)).div(decimal(line.Quantity)).round(6)),
  }));
}

/** What a document has been paid by settling its bases, beside what it drew. */
function paidBy(
  reconciled: readonly Reconciled[],
  { PaidToDate, PaidToDateFC }: Document,
  isForeign: boolean,
) {
  const paid = decimal(PaidToDate).plus(sum(reconciled.map((each) => each.sum)));
  const paidForeign = decimal(PaidToDateFC).plus(sum(reconciled.map((each) => each.foreign)));
  return { PaidToDate: wire(paid), PaidToDateFC: isForeign ? wire(paidForeign) : 0 };
}

/** Earlier documents are used up, drawn or settled. */
function tellOthers(
  { draws, uses, reconciled }: KeptDocument,
  { others, ...parts }: DocumentParts,
  { at }: Context,
): void {
  parts.draws.take(draws);
  for (const used of uses) others(used.objectCode).use(used, at);
  for (const each of reconciled) others(each.objectCode).payables.settle({ ...each, at });
}

/** Some systems count a stock movement as a change of the item. */
export function touchItems(
  { DocumentLines }: Document,
  { items }: DocumentParts,
  { at, options }: Context,
): void {
  if (options.stockMovesTouchItems === "no") return;
  for (const { ItemCode } of DocumentLines) {
    if (items.find(ItemCode)?.InventoryItem === "tYES") items.touch(ItemCode, at);
  }
}
