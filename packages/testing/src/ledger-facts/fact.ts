import type { Ledger, LedgerStore } from "@instep/sync-engine";

/** One thing that a ledger promises. */
export interface LedgerFact {
  /** The promise, as a sentence whose subject is the ledger. */
  readonly name: string;
  /** Rejects when the ledger that `open` gives does not keep the promise. The store is closed in the end. */
  check(open: () => Promise<LedgerStore> | LedgerStore): Promise<void>;
}

/** What the ledger of a fact is born with. */
export const birth = { id: "ledger-1", now: 1_700_000_000_000 };

/** Where a fact is checked. */
export interface Scene {
  readonly ledger: Ledger;
  readonly pair: string;
  readonly store: LedgerStore;
}

/** Makes a fact. Its pair has its own name, so that facts can share a database. */
export function fact(name: string, check: (scene: Scene) => Promise<void>): LedgerFact {
  return {
    name,
    check: async (open) => {
      const store = await open();
      try {
        await check({ ledger: await store.open(name, birth), pair: name, store });
      } finally {
        await store.close();
      }
    },
  };
}

/** Throws, with both values, when they differ: facts need neither a test runner nor Node. Undefined counts as left out. */
export function expectSame(actual: unknown, expected: unknown): void {
  const [is, wanted] = [textOf(actual), textOf(expected)];
  if (is !== wanted) throw new Error(`Expected ${wanted}\n     got ${is}`);
}

/** JSON with its keys in order; undefined has no JSON. */
function textOf(value: unknown): string {
  if (value === undefined) return "undefined";
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
