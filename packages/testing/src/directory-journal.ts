import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
} from "node:fs";
import { platform } from "node:os";
import { join, resolve } from "node:path";
import { takeLock } from "./directory-lock.ts";
import type { Journal } from "./journal.ts";
import { makeDirectory } from "./make-directory.ts";

/** A journal in a directory that outlives the process. */
export interface DirectoryJournal extends Journal {
  close(): void;
}

export interface DirectoryJournalOptions {
  /** Whose journal it is, such as "SAP Business One DEMO_SE": another's is refused. @default anybody's */
  readonly owner?: string;
}

/** The first line of the file. */
interface Header {
  readonly format: "instep-journal";
  readonly version: 1;
  readonly owner: string | null;
}

/**
 * Keeps a journal in one file of the directory, which is made when missing: a line of JSON for each write, below one
 * that says whose they are. One process at a time. Throws when the file is in use, another's, or no journal.
 */
export function directoryJournal(
  directory: string,
  name = "journal",
  { owner }: DirectoryJournalOptions = {},
): DirectoryJournal {
  makeDirectory(directory);
  const file = resolve(join(directory, `${name}.jsonl`));
  return naming(file, () => {
    const unlock = takeLock(`${file}.lock`);
    try {
      return openJournal(file, owner, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  });
}

/** What the file system refuses is told with the file: Node's own words often name none. */
function naming<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const message = `${file}: cannot be used (${error.message}); put back a copy of it, or choose another directory.`;
    throw new Error(message, { cause: error });
  }
}

function openJournal(file: string, owner: string | undefined, unlock: () => void): DirectoryJournal {
  const [first, ...lines] = existsSync(file) ? wholeLines(file) : [];
  if (first !== undefined) checkHeader(first, { file, owner });
  const descriptor = openSync(file, "a");
  const write = (line: string): void => {
    appendFileSync(descriptor, `${line}\n`);
    fsyncSync(descriptor);
  };
  if (first === undefined) write(JSON.stringify(headerOf(owner)));
  syncDirectory(join(file, ".."));
  return {
    read: () => [...lines],
    placeOf: (index) => `${file}, line ${index + 2}`, // the first line says whose they are
    append: (line) => {
      if (line.includes("\n")) throw new Error("A line of the journal holds a line break.");
      write(line);
      lines.push(line);
    },
    close: () => {
      closeSync(descriptor);
      unlock();
    },
  };
}

const headerOf = (owner: string | undefined): Header => ({
  format: "instep-journal",
  version: 1,
  owner: owner ?? null,
});

function checkHeader(
  line: string,
  { file, owner }: { readonly file: string; readonly owner: string | undefined },
): void {
  const header = readHeader(line);
  if (!header) throw new Error(`${file}: is no journal of this version; choose another directory.`);
  if (owner !== undefined && header.owner !== null && header.owner !== owner) {
    throw new Error(`${file}: is the journal of ${header.owner}, not of ${owner}; choose another directory.`);
  }
}

function readHeader(line: string): Header | undefined {
  const { format, version, owner } = parsed(line);
  if (format !== "instep-journal" || version !== 1) return undefined;
  return { format, version, owner: typeof owner === "string" ? owner : null };
}

/** The fields of a line; none when it is no JSON object. */
function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    return { ...(JSON.parse(line) as object) }; // spreading makes an object of whatever it is
  } catch {
    return {}; // no JSON, so no header
  }
}

/** A last line without its end was torn by a kill: nobody was told of it, so it is cut off. */
function wholeLines(file: string): string[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
  const text = bytes.subarray(0, end).toString("utf8");
  return text === "" ? [] : text.slice(0, -1).split("\n");
}

/** A new file survives a power cut only when its directory was synced. Windows cannot, and need not. */
function syncDirectory(directory: string): void {
  if (platform() === "win32") return;
  const descriptor = openSync(directory, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
