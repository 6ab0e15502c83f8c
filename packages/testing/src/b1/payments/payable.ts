import type { Decimal } from "../decimals.ts";

/** Something that money can be applied to: an invoice, a credit memo, a down payment, a line of a journal entry. */
export interface Payable {
  readonly docEntry: number;
  readonly cardCode: string;
  readonly branch: number | undefined;
  readonly currency: string;
  /** 1: the partner owes it to us (an invoice). -1: we owe it to the partner (a credit memo). */
  readonly sign: 1 | -1;
  /** It is part of what the partner owes, or is owed: also a document that a person closed with something left. */
  readonly isOwed: boolean;
  /** Payments may be applied to it. */
  readonly isOpen: boolean;
  /** What is left to settle, never negative: in local currency, and in its own. */
  readonly open: Decimal;
  readonly openForeign: Decimal;
  /** The control account that it stands on. @default the partner's */
  readonly account?: string;
}

/** How much of a payable is settled, or, with negative sums, taken back: in local currency, and in its own. */
export interface Settlement {
  readonly docEntry: number;
  /** The line of a journal entry. @default 0 */
  readonly line?: number;
  readonly sum: Decimal;
  readonly foreign: Decimal;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/** The payables of one kind. Settled in full, they close; taken back, they open again. */
export interface Payables {
  /** `line` is that of a journal entry; documents have none. */
  find(docEntry: number, line?: number): Payable | undefined;
  settle(settlement: Settlement): void;
}

/** The payables of every kind by the code of their object: "13" are invoices. */
export type PayablesByObject = Readonly<Record<string, Payables>>;
