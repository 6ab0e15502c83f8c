import { type Changes, keptMap } from "../changes.ts";
import { type Decimal, decimal, wire, zero } from "../decimals.ts";
import type { Document } from "./document-type.ts";
import type { DocumentKind } from "./kinds.ts";

/** How a line is used up: copied into another document, or, of a reserve invoice, delivered. */
export type Use = "copied" | "delivered";

/** How far documents of a kind have come: what of their lines is copied, and what people closed or opened again. */
export interface Progress {
  used(docEntry: number, line: number, use: Use): Decimal;
  /** Adds to what is used, or takes from it. */
  use(used: Used): void;
  /** What a person did last, if anything. */
  byHand(docEntry: number): ByHand | undefined;
  setByHand(docEntry: number, hand: ByHand): void;
  /** What was opened by hand closes again with the next payment of it. */
  closeAgain(docEntry: number): void;
  /** The document with its status, and that of its lines, as they follow from all this. */
  marked(document: Document): Document;
}

type ByHand = "closed" | "opened";

interface Used {
  readonly docEntry: number;
  readonly line: number;
  readonly use: Use;
  readonly quantity: Decimal;
}

export function createProgress(kind: DocumentKind, changes: Changes): Progress {
  const quantities = keptMap<string, Decimal>(changes);
  const hands = keptMap<number, ByHand>(changes);
  const used: Progress["used"] = (docEntry, line, use) => quantities.get(keyOf(docEntry, line, use)) ?? zero;

  const openLines = (document: Document, isOver: boolean): Document["DocumentLines"] =>
    document.DocumentLines.map((line) => {
      const isReserve = document.ReserveInvoice === "tYES";
      const gone = used(document.DocEntry, line.LineNum, isReserve ? "delivered" : "copied");
      const open = isOver ? zero : decimal(line.Quantity).minus(gone);
      return { ...line, RemainingOpenQuantity: wire(open) };
    });
  const isUsedUp = ({ DocEntry, DocumentLines }: Document): boolean =>
    DocumentLines.every(({ LineNum, Quantity }) => used(DocEntry, LineNum, "copied").eq(decimal(Quantity)));

  return {
    used,
    use: ({ docEntry, line, use, quantity }) => {
      quantities.set(keyOf(docEntry, line, use), used(docEntry, line, use).plus(quantity));
    },
    byHand: (docEntry) => hands.get(docEntry),
    setByHand: (docEntry, hand) => {
      hands.set(docEntry, hand);
    },
    closeAgain: (docEntry) => {
      if (hands.get(docEntry) === "opened") hands.delete(docEntry);
    },
    marked: (document) => {
      const hand = hands.get(document.DocEntry);
      const isOver = document.CancelStatus !== "csNo" || hand === "closed";
      const isSettled = kind.sign !== undefined && isPaid(document) && hand !== "opened";
      const isClosed = isOver || isSettled || isUsedUp(document);
      return {
        ...document,
        DocumentStatus: isClosed ? "bost_Close" : "bost_Open",
        DocumentLines: openLines(document, isOver).map((line) => ({
          ...line,
          LineStatus: isClosed || line.RemainingOpenQuantity === 0 ? "bost_Close" : "bost_Open",
        })),
      };
    },
  };
}

/** A document in another currency is paid when it is paid in that. */
function isPaid({ DocTotal, DocTotalFc, PaidToDate, PaidToDateFC }: Document): boolean {
  return DocTotalFc === 0 ? DocTotal === PaidToDate : DocTotalFc === PaidToDateFC;
}

function keyOf(docEntry: number, line: number, use: Use): string {
  return `${String(docEntry)}/${String(line)}/${use}`;
}
