import type { ZReport } from "@instep/sitoo-client";
import type { Rows } from "../compare/merge-sorted.ts";

/** How many receipts of a session were read. */
export interface ReceiptCount {
  readonly registerkey: string;
  readonly zreportid: number;
  readonly final: number;
  /** Of orders that are not final. */
  readonly advances: number;
}

/** What most likely lies behind a count that is not the Z-report's. */
export type ReceiptCause =
  "not-delivered-by-its-till" | "practice-receipts" | "of-another-session" | "no-z-report" | "not-stated";

/** A session whose Z-report counts other than was found. */
export interface SessionReceipts {
  readonly registerkey: string;
  readonly zreportid: number;
  /** numreceipts. */
  readonly stated: number | undefined;
  readonly found: number;
  readonly likelyCause: ReceiptCause;
}

/** Sessions whose Z-report counts other than was found; those that have receipts and no Z-report come last. */
export async function compareSessions(
  counts: Iterable<ReceiptCount>,
  reports: Rows<ZReport>,
): Promise<readonly SessionReceipts[]> {
  const keyOf = (registerkey: string, zreportid: number): string => `${registerkey} ${zreportid}`;
  const left = new Map([...counts].map((each) => [keyOf(each.registerkey, each.zreportid), each]));
  const found: SessionReceipts[] = [];
  for await (const report of reports) {
    const registerkey = report.registerkey ?? report.registerid;
    const key = keyOf(registerkey, report.zreportid);
    const count = left.get(key) ?? { registerkey, zreportid: report.zreportid, final: 0, advances: 0 };
    left.delete(key);
    found.push(...differenceOf(report, count));
  }
  const open = [...left.values()].map((count): SessionReceipts => ({
    ...sessionOf(count),
    stated: undefined,
    likelyCause: "no-z-report",
  }));
  return [...found, ...open];
}

const sessionOf = ({ registerkey, zreportid, final, advances }: ReceiptCount) => ({
  registerkey,
  zreportid,
  found: final + advances,
});

/** Whether a Z-report counts the receipts of what was paid in advance is not public: either is believed. */
function differenceOf(
  { numreceipts: stated, numpractice = 0 }: ZReport,
  count: ReceiptCount,
): readonly SessionReceipts[] {
  const session = sessionOf(count);
  if (stated === undefined) return [{ ...session, stated, likelyCause: "not-stated" }];
  if (stated === count.final || stated === session.found) return [];
  const more = stated - session.found;
  if (more < 0) return [{ ...session, stated, likelyCause: "of-another-session" }];
  const isPractice = [session.found, count.final].includes(stated - numpractice);
  return [
    { ...session, stated, likelyCause: isPractice ? "practice-receipts" : "not-delivered-by-its-till" },
  ];
}
