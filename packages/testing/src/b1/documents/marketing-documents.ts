import type { DocumentParts, Documents } from "./document-parts.ts";
import { createDocuments } from "./documents.ts";
import { createDraws } from "./draws.ts";
import { type DocumentKind, kinds } from "./kinds.ts";
import type { PayablesByObject } from "../payments/payable.ts";
import { createPriceLists } from "./price-list.ts";
import { serviceNotFound } from "../refusal.ts";

/** The marketing documents of all kinds. */
export interface MarketingDocuments {
  readonly all: readonly Documents[];
  /** The documents of an object: by its code, "13", or by its name, "oInvoices". */
  of(object: string): Documents;
  /** What can be paid of them, by the object's code. */
  readonly payables: PayablesByObject;
}

type Given = Omit<DocumentParts, "prices" | "draws" | "bases" | "others" | "sameGroup">;

export function createMarketingDocuments(given: Given): MarketingDocuments {
  const byObject = new Map<string, Documents>();
  const of = (object: string): Documents => {
    const found = byObject.get(object);
    if (!found) throw serviceNotFound();
    return found;
  };
  const parts: DocumentParts = {
    ...given,
    prices: createPriceLists(given.setUp.company),
    draws: createDraws({ ...given, find: (docEntry) => of("203").find(docEntry) }),
    bases: {
      document: (objectCode, docEntry) => of(objectCode).find(docEntry),
      line: ({ objectCode, docEntry, lineNum }, to) => of(objectCode).baseLine(docEntry, lineNum, to),
    },
    others: of,
    sameGroup: function* (kind: DocumentKind, reference: string) {
      for (const other of kinds) {
        if (other.references === kind.references) yield* of(other.objectCode).havingReference(reference);
      }
    },
  };
  const all = kinds.map((kind) => createDocuments(kind, parts));
  for (const documents of all) {
    byObject.set(documents.kind.objectCode, documents);
    byObject.set(documents.kind.objectName, documents);
  }
  const payable = all.filter(({ kind }) => kind.sign !== undefined);
  return {
    all,
    of,
    payables: Object.fromEntries(payable.map(({ kind, payables }) => [kind.objectCode, payables])),
  };
}
