import type { Key, Stored } from "./records.ts";

/** What became of one record. */
export interface Change {
  readonly table: string;
  readonly kind: "created" | "updated" | "deleted";
  readonly key: Key;
  /** As it is now; a deleted one as it was. */
  readonly record: Stored;
  /** As it was before. */
  readonly before?: Stored;
}

/** A change that has been committed, and when: in ms since the Unix epoch. */
export type Committed = Change & { readonly at: number };

/** The writes that belong together. */
export interface Changes {
  /** Carries work out as one: when it throws, nothing of it has happened. Inside another such work it is a part of that. */
  atomically<T>(work: () => T, at?: number): T;
  /** A table says what it has done, and how that is taken back. */
  tell(change: Change, undo: () => void): void;
  /** Carries out what has happened before, of which nobody is told. */
  silently(work: () => void): void;
}

interface Step {
  readonly change: Change;
  readonly undo: () => void;
}

interface Ends {
  /** Keeps what was done together, before anybody hears of it: when it throws, all is taken back. */
  readonly commit: (changes: readonly Change[], at: number | undefined) => void;
  /** Hears of it when it can no longer be taken back. */
  readonly committed: (changes: readonly Change[], at: number | undefined) => void;
}

/** The writes of one set of tables. */
export function createChanges({ commit, committed }: Ends): Changes {
  let steps: Step[] = [];
  let [depth, silent] = [0, false];

  const takeBack = (length: number): void => {
    for (const { undo } of steps.splice(length).reverse()) undo();
  };
  const inside = <T>(work: () => T): T => {
    depth += 1;
    try {
      return work();
    } finally {
      depth -= 1;
    }
  };
  /** Undoes what came after the first `length` steps, should the work, or the commit of all, fail. */
  const orTakeBack = <T>(length: number, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      takeBack(length);
      throw error;
    }
  };
  const finish = (at: number | undefined): void => {
    if (depth > 0 || steps.length === 0) return;
    const done = steps.map(({ change }) => change);
    orTakeBack(0, () => commit(done, at));
    steps = [];
    committed(done, at);
  };

  return {
    atomically: (work, at) => {
      const done = orTakeBack(steps.length, () => inside(work));
      finish(at);
      return done;
    },
    tell: (change, undo) => {
      if (silent) return;
      steps.push({ change, undo });
      finish(undefined);
    },
    silently: (work) => {
      silent = true;
      try {
        work();
      } finally {
        silent = false;
      }
    },
  };
}
