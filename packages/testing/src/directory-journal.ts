import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
} from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import type { Journal } from "./journal.ts";

/** A journal in a directory that outlives the process. */
export interface DirectoryJournal extends Journal {
  close(): void;
}

/** Keeps a journal in one file of the directory, which is made when missing. One process at a time. */
export function directoryJournal(directory: string, name = "journal"): DirectoryJournal {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${name}.jsonl`);
  const lines = existsSync(file) ? wholeLines(file) : [];
  const descriptor = openSync(file, "a");
  syncDirectory(directory);
  return {
    read: () => [...lines],
    append: (line) => {
      if (line.includes("\n")) throw new Error("A line of the journal holds a line break.");
      appendFileSync(descriptor, `${line}\n`);
      fsyncSync(descriptor);
      lines.push(line);
    },
    close: () => {
      closeSync(descriptor);
    },
  };
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
