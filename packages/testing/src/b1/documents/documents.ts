import { wire } from "../decimals.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import type { Key, Row } from "../json.ts";
import { changed } from "../masters/items.ts";
import type { Payables } from "../payments/payable.ts";
import { neverRemoved, notModelled, notSupported } from "../refusal.ts";
import { commitDocument } from "./commit.ts";
import { checkRules, computeDocument } from "./computed-document.ts";
import { createDocumentActions } from "./document-actions.ts";
import type { DocumentParts, Documents } from "./document-parts.ts";
import { paidAfter, payableOf } from "./document-payables.ts";
import { createDocumentStore, type DocumentStore } from "./document-store.ts";
import { changeableType, type Document } from "./document-type.ts";
import type { DocumentKind } from "./kinds.ts";
import { tried } from "./tried.ts";

/** The marketing documents of one kind: every kind is posted by the same flow. */
export function createDocuments(kind: DocumentKind, parts: DocumentParts): Documents {
  const { changes, drafts } = parts;
  const store = createDocumentStore(kind, changes);
  const { table, progress } = store;
  const actions = createDocumentActions(kind, store, parts);

  const commit = (body: Row, context: Context): Document => {
    const computed = computeDocument({ kind, body }, parts, context);
    checkRules(computed, parts, context);
    return commitDocument(computed, { store, parts, context });
  };
  const outline = (body: Row, context: Context): Document =>
    computeDocument({ kind, body }, parts, context).document;
  const preview = (body: Row, context: Context): Document => tried(changes, () => commit(body, context));
  const post = (body: Row, context: Context): Created => {
    if (!context.parked) return { set, row: commit(body, context) };
    preview(body, context); // what cannot be posted is not parked either
    return drafts.park(outline(body, context), body);
  };

  const set: EntitySet = {
    name: kind.set,
    type: changeableType,
    keys: ["DocEntry"],
    table,
    versioned: true,
    post,
    patch: (key, body, { at }) => {
      table.put(patched(table.get(key), body, { kind, at }));
    },
    remove: neverRemoved,
    actions: actions.bound,
    creations: actions.creations,
    ...(kind.ledger === "advance" && {
      presented: ["DownPaymentStatus"],
      present: (row: Row) => withDrawn(row, parts),
    }),
  };
  return {
    kind,
    set,
    find: (docEntry) => table.get(docEntry),
    all: () => table.inKeyOrder(),
    post,
    preview,
    outline,
    cancel: (docEntry, change, context) => actions.cancel(docEntry, change, context),
    baseLine: (docEntry, line, to) => store.baseLine(docEntry, line, to),
    use: (used, at) => {
      progress.use(used);
      const document = table.get(used.docEntry);
      if (document) store.change(document, {}, at);
    },
    havingReference: (reference) => store.having("NumAtCard", reference),
    payables: createPayables(kind, store),
  };
}

/**
 * Comments and user fields: most of a posted document cannot be changed, and what cannot is dropped silently. What SAP
 * makes of its lines was not seen: of an order they change, of an invoice some properties do.
 */
function patched(
  document: Document | undefined,
  body: Row,
  { kind, at }: { readonly kind: DocumentKind; readonly at: number },
): Document {
  if (!document) throw notSupported();
  if (body.DocumentLines !== undefined) throw notModelled(`changes of the lines of ${kind.set}`);
  return changed(document, body, at);
}

/** A down payment shows whether all of it is drawn. */
function withDrawn(row: Row, { draws }: DocumentParts): Row {
  const docEntry: Key = Number(row.DocEntry);
  return { ...row, DownPaymentStatus: draws.isSpent(docEntry) ? "so_Closed" : "so_Open" };
}

function createPayables({ sign }: DocumentKind, store: DocumentStore): Payables {
  const { table, progress } = store;
  return {
    find: (docEntry) => {
      const document = table.get(docEntry);
      return document && sign && payableOf(document, sign);
    },
    settle: (settlement) => {
      const document = table.get(settlement.docEntry);
      if (!document) throw notSupported();
      const { paid, paidForeign } = paidAfter(document, settlement);
      progress.closeAgain(document.DocEntry);
      store.change(document, { PaidToDate: wire(paid), PaidToDateFC: wire(paidForeign) }, settlement.at);
    },
  };
}
