import { type Changes, keptMap } from "../changes.ts";

/** Which documents stand in a reconciliation that holds: these cannot be cancelled before it is. */
export interface Reconciled {
  /** `objectCode` "13" are invoices. */
  has(objectCode: string, docEntry: number): boolean;
  /** One reconciliation more (1) or fewer (-1) has the document in it. */
  count(objectCode: string, docEntry: number, by: 1 | -1): void;
}

export function createReconciled(changes: Changes): Reconciled {
  const counts = keptMap<string, number>(changes);
  const keyOf = (objectCode: string, docEntry: number): string => `${objectCode}/${String(docEntry)}`;
  return {
    has: (objectCode, docEntry) => (counts.get(keyOf(objectCode, docEntry)) ?? 0) > 0,
    count: (objectCode, docEntry, by) => {
      const key = keyOf(objectCode, docEntry);
      counts.set(key, (counts.get(key) ?? 0) + by);
    },
  };
}
