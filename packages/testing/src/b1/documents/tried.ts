import type { Changes } from "../changes.ts";

/** Does the work, takes all of it back, and gives what it gave. What the work refuses stays refused. */
export function tried<T>(changes: Changes, work: () => T): T {
  const done: T[] = [];
  const takenBack = new Error("Taken back.");
  try {
    changes.atomically(() => {
      done.push(work());
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  const [result] = done;
  if (result === undefined) throw new Error("Nothing was tried.");
  return result;
}
