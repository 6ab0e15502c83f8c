import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { isRow, type Row } from "../json.ts";
import { notModelled, type SapRefusal } from "../refusal.ts";
import type { SqlTable, SqlValue } from "./sql-books.ts";
import type { SqlQuery } from "./sql-text.ts";

/** Carries queries out on copies of the tables that they name. */
export interface SqlDatabase {
  /** What SQLite has against a query, in its own words. */
  problemOf(query: SqlQuery): string | undefined;
  run(query: SqlQuery, run: SqlRun): readonly Row[];
}

interface SqlRun {
  readonly values: Readonly<Record<string, SqlValue>>;
  readonly skip: number;
  readonly rows: number;
  /** As long as it stands, the tables are what they were. */
  readonly version: number;
}

/** Opens a database in memory. Only here is Node's SQLite needed: the emulator itself runs anywhere. */
export async function openSqlDatabase(): Promise<SqlDatabase> {
  const { DatabaseSync: Database } = await import("node:sqlite").catch(() => {
    throw notModelled("SQL queries in a runtime without node:sqlite");
  });
  const database = new Database(":memory:");
  prepareDatabase(database);
  const limitRows = rowLimit(database);
  const filled = new Map<string, { readonly version: number; readonly rows: number }>();
  const fill = (table: SqlTable, version: number): void => {
    if (filled.get(table.name)?.version === version) return;
    filled.set(table.name, { version, rows: fillTable(database, table) });
  };
  return {
    problemOf: (query) => {
      for (const table of query.tables) if (!filled.has(table.name)) makeTable(database, table);
      try {
        database.prepare(query.runnable);
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    run: (query, { values, skip, rows, version }) => {
      for (const table of query.tables) fill(table, version);
      limitRows(query, (name) => filled.get(name)?.rows ?? 0);
      const most = Math.min(rows, Math.max((query.top ?? Infinity) - skip, 0));
      const limit = ` limit ${Number.isFinite(most) ? String(most) : "-1"} offset ${String(skip)}`;
      const bound: Record<string, SQLInputValue> = { ...values };
      return database
        .prepare(query.runnable + limit)
        .all(bound)
        .map(toRow);
    },
  };
}

/** HANA tells letters from capitals in LIKE, and knows letters beyond ASCII. */
function prepareDatabase(database: DatabaseSync): void {
  database.exec("pragma case_sensitive_like = on");
  const always = { deterministic: true };
  const define = (name: string, work: (text: string, length: number) => string): void => {
    database.function(name, always, (value: SQLInputValue, length: SQLInputValue) =>
      typeof value === "string" || typeof value === "number" ? work(String(value), Number(length)) : null,
    );
  };
  define("b1_left", (text, length) => text.slice(0, length));
  define("b1_right", (text, length) => (length > 0 ? text.slice(-length) : ""));
  database.function("lower", always, (value: SQLInputValue) => inCase(value, (text) => text.toLowerCase()));
  database.function("upper", always, (value: SQLInputValue) => inCase(value, (text) => text.toUpperCase()));
}

function inCase(value: SQLInputValue, change: (text: string) => string): SQLInputValue {
  return typeof value === "string" ? change(value) : value;
}

/** Rows that a query of several tables may look at, beside ten times what the tables hold: less than a second. */
const fewRows = 2_000_000;

/**
 * A query runs on the thread that answers everybody, and nothing stops SQLite but a function of ours that throws: `b1_row`
 * is asked for every row of every table of a join. What SQLite has put aside it reads without asking, so that the tables
 * of such a query must be small. Call it before a run.
 */
function rowLimit(database: DatabaseSync) {
  let left = fewRows;
  database.function("b1_row", (row: SQLInputValue) => {
    left -= 1;
    if (left < 0) throw tooManyRows();
    return row; // counted from 1: never false
  });
  return (query: SqlQuery, rowsOf: (table: string) => number): void => {
    const rows = query.sources.map(({ name }) => rowsOf(name));
    left = fewRows + 10 * rows.reduce((sum, each) => sum + each, 0);
    if (rows.length < 2) return;
    const plan = database.prepare(`explain query plan ${query.runnable}`).all();
    const putsAside = plan.some(({ detail }) => String(detail).startsWith("MATERIALIZE"));
    if (putsAside && rows.reduce((product, each) => product * Math.max(each, 1), 1) > fewRows) {
      throw tooManyRows();
    }
  };
}

function tooManyRows(): SapRefusal {
  return notModelled("SQL queries that look at so many rows: is a condition of a join missing?");
}

const types = { text: "text", date: "text", number: "real", integer: "integer" };

function makeTable(database: DatabaseSync, { name, columns }: SqlTable): void {
  const columnList = columns.map((column) => `"${column.name}" ${types[column.kind]}`).join(", ");
  database.exec(`drop table if exists "${name}"; create table "${name}" (${columnList})`);
}

/** Gives how many rows there are. */
function fillTable(database: DatabaseSync, table: SqlTable): number {
  makeTable(database, table);
  const places = table.columns.map(() => "?").join(", ");
  const insert = database.prepare(`insert into "${table.name}" values (${places})`);
  let rows = 0;
  database.exec("begin");
  for (const row of table.rows()) {
    insert.run(...row);
    rows += 1;
  }
  database.exec("commit");
  return rows;
}

/** Sums of binary numbers get the six decimals that the database keeps. */
function toRow(found: Record<string, unknown>): Row {
  const entries = Object.entries(found).map(([name, value]) => [
    name,
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(6)) : value,
  ]);
  const row: unknown = Object.fromEntries(entries);
  return isRow(row) ? row : {};
}
