import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";

/** Gives the lock back. */
export type Unlock = () => void;

/** The locks that this process holds. A lock of its own number that is not among them is of an earlier process. */
const held = new Set<string>();

/** How often, and after how many milliseconds, it is looked again whether the holder is gone. */
const [looks, pauseBetween] = [20, 50];

/**
 * Makes this process the only one that uses something: `file` then holds the number of the process. The lock of a
 * process that is gone is taken over, and one that was just killed is given a second to go. Throws when another process
 * is at work, or this one a second time. `pause` is for tests.
 */
export function takeLock(file: string, pause: (milliseconds: number) => void = sleep): Unlock {
  awaitEnd(file, pause);
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

/** Waits for another process to end that holds the lock; not for ever. */
function awaitEnd(file: string, pause: (milliseconds: number) => void): void {
  for (let look = 0; look < looks; look += 1) {
    const holder = holderOf(file);
    if (holder === undefined || holder === process.pid || !isAlive(holder, file)) return;
    pause(pauseBetween);
  }
}

/** The lock is taken in one go, so that nobody can forget to wait for it. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
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

/** The process that a lock names; undefined when it names none, or is gone. */
function holderOf(file: string): number | undefined {
  const text = textIn(file) ?? "";
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function isAlive(pid: number, file: string): boolean {
  if (pid === process.pid) return held.has(file); // numbers come again, above all in containers
  try {
    process.kill(pid, 0); // asks only whether it is there
    return !isZombie(pid);
  } catch (error) {
    return !hasCode(error, "ESRCH"); // it is there, and somebody else's
  }
}

/** A dead process keeps its number until its parent has asked for its end, which some never do. Only Linux tells. */
function isZombie(pid: number): boolean {
  const stat = textIn(`/proc/${String(pid)}/stat`) ?? "";
  return /^\) [ZX] /.test(stat.slice(stat.lastIndexOf(")"))); // the name before it may hold anything
}

/** What a file holds; undefined when there is none, or none any more. */
function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT") || hasCode(error, "ESRCH")) return undefined;
    throw error;
  }
}

const inUse = (file: string, holder: number | undefined): Error =>
  new Error(
    `${file}: in use by process ${String(holder ?? "unknown")}. One process at a time: stop it, or remove the file if that process is none of these emulators.`,
  );

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
