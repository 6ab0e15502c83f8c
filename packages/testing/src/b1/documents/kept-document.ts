import type { Decimal } from "../decimals.ts";
import type { Draw } from "./draws.ts";
import type { KeptPromise } from "./goods.ts";
import type { LinePrice } from "./line-arithmetic.ts";
import type { Use } from "./progress.ts";

/** A line of an earlier document that a document uses. */
export interface UsedLine {
  readonly objectCode: string;
  readonly docEntry: number;
  readonly line: number;
  readonly use: Use;
  readonly quantity: Decimal;
}

/** What a credit memo has taken off the invoice that it was copied from. */
export interface Reconciled {
  readonly objectCode: string;
  readonly docEntry: number;
  readonly sum: Decimal;
  readonly foreign: Decimal;
}

/** What the books know of a document beside what it shows: enough to copy it, and to take it back. */
export interface KeptDocument {
  readonly prices: readonly LinePrice[];
  /** What the goods of each line cost. */
  readonly worths: readonly Decimal[];
  readonly uses: readonly UsedLine[];
  readonly promises: readonly KeptPromise[];
  readonly draws: readonly Draw[];
  readonly reconciled: readonly Reconciled[];
}
