import type { Visit } from "./visit.ts";

/** The first number of the day; the tills were not new this morning. */
const first = 10_001;

/** The receipt ids: the register's key and its running number, without gaps, in the order in which the till printed them. */
export function receiptIds(visits: readonly Visit[]): ReadonlyMap<Visit, string> {
  const printed = new Map<string, number>();
  const ids = new Map<Visit, string>();
  for (const visit of visits.toSorted((a, b) => printedAt(a) - printedAt(b))) {
    if (!visit.receiptBy) continue;
    const { registerkey } = visit.receiptBy;
    const count = printed.get(registerkey) ?? 0;
    printed.set(registerkey, count + 1);
    ids.set(visit, `${registerkey}${first + count}`);
  }
  return ids;
}

const printedAt = ({ soldAt, later }: Visit): number => later?.at ?? soldAt;
