import { dayAt } from "../dates.ts";
import { decimal, wire } from "../decimals.ts";
import type { Document } from "../documents/document-type.ts";
import type { Created } from "../entity-set.ts";
import type { Row } from "../json.ts";
import { notFound } from "../refusal.ts";
import type { World } from "../world.ts";
import { docEntryOf, duplicateOf } from "./duplicate.ts";

/** What a person does with marketing documents of any kind, by the name of their set: "CreditNotes". */
export interface DocumentClerk {
  cancel(set: string, docEntry: number): void;
  close(set: string, docEntry: number): void;
  /** Opens a closed document again: a paid invoice can then be copied (H3). */
  reopen(set: string, docEntry: number): void;
  /** Duplicates a document for today, with its reference, comments and user fields. Gives the new DocEntry. */
  duplicate(set: string, docEntry: number): number;
  comment(set: string, docEntry: number, comments: string): void;
  /**
   * Credits an invoice by hand: by copying what is open of it, or by a credit memo that stands alone and knows nothing of
   * it. Gives the DocEntry of the credit memo.
   */
  creditInvoice(docEntry: number, how: Crediting): number;
}

/** How an invoice is credited. */
interface Crediting {
  readonly by: "copy" | "standalone";
  /** A line, by its LineNum. @default all lines */
  readonly line?: number;
  /** Decimal text. @default all that is open */
  readonly quantity?: string;
}

type Write = (method: string, path: string, body?: Row) => Created | undefined;

export function createDocumentClerk(
  { documents }: Pick<World, "documents">,
  write: Write,
  now: () => number,
): DocumentClerk {
  const act = (action: string) => (set: string, docEntry: number) =>
    void write("POST", `${set}(${String(docEntry)})/${action}`);
  const get = (set: string, docEntry: number): Document => {
    const document = documents.all.find(({ kind }) => kind.set === set)?.find(docEntry);
    if (!document) throw notFound();
    return document;
  };
  return {
    cancel: act("Cancel"),
    close: act("Close"),
    reopen: act("Reopen"),
    duplicate: (set, docEntry) => docEntryOf(write("POST", set, duplicateOf(get(set, docEntry), now()))),
    comment: (set, docEntry, Comments) => void write("PATCH", `${set}(${String(docEntry)})`, { Comments }),
    creditInvoice: (docEntry, how) =>
      docEntryOf(write("POST", "CreditNotes", creditOf(get("Invoices", docEntry), how, now()))),
  };
}

function creditOf(invoice: Document, { by, line, quantity }: Crediting, at: number): Row {
  const wanted = invoice.DocumentLines.filter(
    ({ LineNum, RemainingOpenQuantity }) =>
      LineNum === line || (line === undefined && RemainingOpenQuantity > 0),
  ).map((each) => ({
    ...each,
    Quantity: quantity === undefined ? each.RemainingOpenQuantity : wire(decimal(quantity)),
  }));
  const chosen = { ...invoice, DocumentLines: wanted };
  if (by === "standalone") return duplicateOf(chosen, at);
  return {
    CardCode: invoice.CardCode,
    DocDate: dayAt(at),
    DocCurrency: invoice.DocCurrency,
    BPL_IDAssignedToInvoice: invoice.BPL_IDAssignedToInvoice ?? null,
    DocumentLines: wanted.map(({ LineNum, Quantity }) => ({
      BaseType: 13,
      BaseEntry: invoice.DocEntry,
      BaseLine: LineNum,
      Quantity,
    })),
  };
}
