import type { ZReport } from "@instep/sitoo-client";
import type { Rows } from "../compare/merge-sorted.ts";
import { createNumberRun, type NumberRun } from "./number-run.ts";
import { compareSessions, type SessionReceipts, type ReceiptCount } from "./session-receipts.ts";

/** A receipt that reached Sitoo. */
export interface ReadReceipt {
  readonly registerkey: string;
  /** `pos-receiptid` of the order: the register's key and a number that runs per register. */
  readonly receiptid: string;
  readonly orderid?: number | undefined;
  /** Of the session that it belongs to; undefined while its drawer is open. */
  readonly zreportid?: number | undefined;
  /** Nothing was sold: it has a number, and counts for nothing. @default false */
  readonly isPractice?: boolean | undefined;
  /** Of money on an order that is not final (H4). @default false */
  readonly isAdvance?: boolean | undefined;
}

/** Receipts that a till has printed and that never reached Sitoo: "receipt not delivered by its till". */
export interface ReceiptGap {
  readonly registerkey: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** A receipt whose number was read before. */
export interface ReceiptTwice {
  readonly registerkey: string;
  readonly number: number;
  /** Of the later one. */
  readonly orderid: number | undefined;
}

/** Whether every receipt of the tills has arrived (H12). */
export interface ReceiptGaps {
  readonly missing: readonly ReceiptGap[];
  readonly duplicates: readonly ReceiptTwice[];
  /** Receipts whose number nobody can read, as they stand. */
  readonly unreadable: readonly ReadReceipt[];
  /** Sessions whose Z-report counts other than was found. */
  readonly sessions: readonly SessionReceipts[];
  readonly registers: number;
  readonly receipts: number;
}

/** What is known beside the receipts themselves. */
export interface ReceiptFacts {
  /** The Z-reports of the period, in any order. @default none: sessions are not compared */
  readonly reports?: Rows<ZReport> | undefined;
  /** The last number before the period, by registerkey: without it a run begins at the first number that was read. */
  readonly lastBefore?: ReadonlyMap<string, number> | undefined;
}

/**
 * Numbers that are missing or doubled in the receipts of each till, and Z-reports that count other than was found. Order
 * ids prove nothing: the dangerous sale is the one that is still inside a till, and has none yet (H12). The receipts are
 * read once and in any order, late ones among them; per till only its ends and its holes are held. The newest receipts of
 * a till leave no hole when they are missing: that is what the count of its Z-report is for.
 */
export async function receiptGaps(
  receipts: Rows<ReadReceipt>,
  { reports, lastBefore }: ReceiptFacts = {},
): Promise<ReceiptGaps> {
  const tills = new Map<string, Till>();
  const counts = new Map<string, ReceiptCount>();
  const duplicates: ReceiptTwice[] = [];
  const unreadable: ReadReceipt[] = [];
  let read = 0;
  for await (const receipt of receipts) {
    const { registerkey, receiptid, orderid, isPractice } = receipt;
    const till = tills.get(registerkey) ?? createTill(lastBefore?.get(registerkey));
    tills.set(registerkey, till);
    const number = receiptNumberOf(receiptid, registerkey);
    read += 1;
    if (number === undefined) unreadable.push(receipt);
    else if (isPractice) till.practised.add(number);
    else if (till.run.add(number) === "again") duplicates.push({ registerkey, number, orderid });
    if (!isPractice) countIn(counts, receipt);
  }
  return {
    missing: [...tills].flatMap(([registerkey, till]) => gapsOf(till, registerkey)),
    ...{ duplicates, unreadable },
    sessions: reports ? await compareSessions(counts.values(), reports) : [],
    ...{ registers: tills.size, receipts: read },
  };
}

/** The number of a receipt: what follows its register's key, whatever stands between. */
export function receiptNumberOf(receiptid: string, registerkey: string): number | undefined {
  const trimmed = receiptid.trim();
  if (!trimmed.startsWith(registerkey)) return undefined;
  const [, digits] = /^\D*(\d+)$/.exec(trimmed.slice(registerkey.length)) ?? [];
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : undefined;
}

interface Till {
  readonly run: NumberRun;
  readonly practised: Set<number>;
}

const createTill = (after: number | undefined): Till => ({
  run: createNumberRun(after),
  practised: new Set(),
});

function gapsOf({ run, practised }: Till, registerkey: string): readonly ReceiptGap[] {
  for (const number of practised) run.explain(number);
  return run.holes().map(({ from, to }) => ({ registerkey, from, to, count: to - from + 1 }));
}

function countIn(counts: Map<string, ReceiptCount>, receipt: ReadReceipt): void {
  const { registerkey, zreportid, isAdvance = false } = receipt;
  if (zreportid === undefined) return;
  const key = `${registerkey} ${zreportid}`;
  const { final = 0, advances = 0 } = counts.get(key) ?? {};
  counts.set(key, {
    ...{ registerkey, zreportid },
    final: final + (isAdvance ? 0 : 1),
    advances: advances + (isAdvance ? 1 : 0),
  });
}
