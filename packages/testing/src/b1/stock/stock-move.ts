import type { Decimal } from "../decimals.ts";
import type { Row } from "../json.ts";

/** Goods leaving a warehouse (positive) or coming into it (negative). */
export interface StockMove {
  readonly itemCode: string;
  readonly warehouse: string;
  readonly quantity: Decimal;
  /** The line of the document, for messages. */
  readonly line: number;
  /** What one unit is worth, in local currency. @default the current cost */
  readonly cost?: Decimal;
  /** What all of it is worth, when that is settled to the cent already. Its sign is that of the quantity. */
  readonly value?: Decimal;
  /** The rows `SerialNumbers` of the document's line, as they were sent. */
  readonly serials?: readonly Row[];
  /** The rows `BatchNumbers` of the document's line. */
  readonly batches?: readonly Row[];
  /** The rows `DocumentLinesBinAllocations` of the document's line. */
  readonly bins?: readonly Row[];
}

/** What makes goods move. */
export interface StockDocument {
  /** The object's code as text: "13" are invoices. */
  readonly objectCode: string;
  readonly docEntry: number;
  /** "YYYY-MM-DD". */
  readonly day: string;
  /** Where its lines are kept, for messages: "INV1". */
  readonly linesTable: string;
}

/** A part of a move: so many of a serial or batch number. */
export interface Share<K> {
  readonly key: K;
  readonly quantity: Decimal;
}

/** A part of a move in a bin, by AbsEntry: of one serial or batch number where the item has them. */
export interface BinShare extends Share<number> {
  readonly number?: string;
}

/** A move of which everything is decided: which numbers, out of which bins, worth how much. */
export interface SettledMove extends StockMove {
  /** Quantities are above zero in both directions. */
  readonly numbers: readonly Share<string>[];
  readonly binShares: readonly BinShare[];
}
