import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";

/** Gives the lock back. */
export type Unlock = () => void;

/** The locks that this process holds. A lock of its own number that is not among them is of an earlier process. */
const held = new Set<string>();

/**
 * Makes this process the only one that uses something: `file` then holds the number of the process. The lock of a
 * process that is gone is taken over. Throws when another process is at work, or this one a second time.
 */
export function takeLock(file: string): Unlock {
  const own = `${file}.${String(process.pid)}`;
  writeFileSync(own, String(process.pid));
  try {
    if (!isLinked(own, file)) takeOver(file, own);
  } finally {
    rmSync(own, { force: true });
  }
  held.add(file);
  const release = (): void => {
    if (held.delete(file)) rmSync(file, { force: true });
    process.removeListener("exit", release);
  };
  process.once("exit", release);
  return release;
}

/** Puts the lock in place in one step, with what it holds; false when there is one already. */
function isLinked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Moves the lock of a dead process away, then takes its place, unless somebody else was faster. */
function takeOver(file: string, own: string): void {
  const holder = holderOf(file);
  if (holder === undefined || isAlive(holder, file)) throw inUse(file, holder);
  const away = `${own}.away`;
  renameSync(file, away);
  const moved = holderOf(away);
  if (moved !== holder) isLinked(away, file); // it was no longer the dead one's: put it back
  rmSync(away, { force: true });
  if (moved !== holder || !isLinked(own, file)) throw inUse(file, moved);
}

/** The process that a lock names. */
function holderOf(file: string): number | undefined {
  const text = readFileSync(file, "utf8");
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function isAlive(pid: number, file: string): boolean {
  if (pid === process.pid) return held.has(file); // numbers come again, above all in containers
  try {
    process.kill(pid, 0); // asks only whether it is there
    return true;
  } catch (error) {
    return !hasCode(error, "ESRCH"); // it is there, and somebody else's
  }
}

const inUse = (file: string, holder: number | undefined): Error =>
  new Error(
    `${file}: in use by process ${String(holder ?? "unknown")}. One process at a time: stop it, or remove the file if that process is none of these emulators.`,
  );

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
