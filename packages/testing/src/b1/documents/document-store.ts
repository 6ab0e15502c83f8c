import { type Changes, keptMap, type KeptMap } from "../changes.ts";
import { decimal, zero } from "../decimals.ts";
import type { Row } from "../json.ts";
import { changed } from "../masters/items.ts";
import { createTable, type Table } from "../table.ts";
import type { BaseLine } from "./base-lines.ts";
import type { Document } from "./document-type.ts";
import type { KeptDocument } from "./kept-document.ts";
import type { DocumentKind } from "./kinds.ts";
import { createProgress, type Progress, type Use } from "./progress.ts";

/** The documents of one kind, and what the books know of each beside what it shows. */
export interface DocumentStore {
  readonly table: Table<Document>;
  readonly kept: KeptMap<number, KeptDocument>;
  readonly progress: Progress;
  /** Puts a document with its status and that of its lines. */
  put(document: Document): Document;
  /** A new version of it. */
  change(document: Document, marks: Row, at: number): Document;
  having(property: string, value: string): Iterable<Document>;
  /** A line as what is copied from it needs it. */
  baseLine(docEntry: number, lineNum: number, to: DocumentKind): BaseLine | undefined;
}

export function createDocumentStore(kind: DocumentKind, changes: Changes): DocumentStore {
  const table = createTable<Document>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "DocNum", "NumAtCard", "CardCode", "Comments"],
    changes,
  });
  const kept = keptMap<number, KeptDocument>(changes);
  const progress = createProgress(kind, changes);
  const put = (document: Document): Document => {
    const marked = progress.marked(document);
    table.put(marked);
    return marked;
  };
  return {
    table,
    kept,
    progress,
    put,
    change: (document, marks, at) => put(changed(document, marks, at)),
    having: function* (property, value) {
      for (const key of table.keysHaving(property, value) ?? []) {
        const document = table.get(key);
        if (document) yield document;
      }
    },
    baseLine: (docEntry, lineNum, to) => {
      const document = table.get(docEntry);
      const index = document?.DocumentLines.findIndex(({ LineNum }) => LineNum === lineNum) ?? -1;
      const line = document?.DocumentLines[index];
      const { prices, worths } = kept.get(docEntry) ?? { prices: [], worths: [] };
      const [price, worth] = [prices[index], worths[index]];
      if (!document || !line || !price || !worth) return undefined;
      const left = (use: Use) => decimal(line.Quantity).minus(progress.used(docEntry, lineNum, use));
      const isReserve = document.ReserveInvoice === "tYES";
      return {
        kind,
        document,
        line,
        price,
        worth,
        open: left(isReserve && to.goods === "leave" ? "delivered" : "copied"),
        toDeliver: isReserve ? left("delivered") : zero,
      };
    },
  };
}
