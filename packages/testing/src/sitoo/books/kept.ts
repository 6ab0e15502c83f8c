import { type Journal, replayJournal } from "../../journal.ts";
import type { Change } from "./changes.ts";
import type { Key, Stored } from "./records.ts";

/** What was committed together, and when, in ms since the Unix epoch. */
export interface Line {
  readonly at: number;
  /** The orders among it. */
  readonly orderids: readonly number[];
}

/** A table as a journal writes into it. */
interface Writable {
  put(record: Stored): void;
  remove(key: Key): void;
}

type Written = readonly ["+", table: string, record: Stored] | readonly ["-", table: string, key: Key];

/** One line of the journal: what each record became. */
export const writeLine = (at: number, changes: readonly Change[]): string =>
  JSON.stringify({
    at,
    changes: changes.map(({ table, kind, key, record }): Written =>
      kind === "deleted" ? ["-", table, key] : ["+", table, record],
    ),
  });

/** Puts back what the journal says, and tells of each line. Throws an error that names a line which cannot be used. */
export function replayBooks(journal: Journal, tables: Readonly<Record<string, Writable>>): readonly Line[] {
  const lines: Line[] = [];
  replayJournal(journal, (written) => {
    const { at, changes } = readLine(written);
    const orderids = changes.flatMap(([sign, name, what]) => {
      const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
      if (!table) throw new TypeError(`no table ${name}`);
      if (sign === "-") table.remove(what);
      else table.put(what);
      return sign === "+" && name === "orders" ? Number(what.orderid) : [];
    });
    lines.push({ at, orderids });
  });
  return lines;
}

/** The door of the journal: its lines were written by `writeLine`, unless somebody has been at them. */
function readLine(written: unknown): { readonly at: number; readonly changes: readonly Written[] } {
  const { at, changes } = { ...(written as { at?: unknown; changes?: unknown } | null) };
  if (typeof at !== "number" || !Array.isArray(changes)) throw new TypeError("no changes");
  return { at, changes: changes as readonly Written[] };
}
