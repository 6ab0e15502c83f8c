import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { isRow, type Row } from "../json.ts";
import { notModelled } from "../refusal.ts";
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
  const filled = new Map<string, number>();
  const fill = (table: SqlTable, version: number): void => {
    if (filled.get(table.name) === version) return;
    fillTable(database, table);
    filled.set(table.name, version);
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

const types = { text: "text", date: "text", number: "real", integer: "integer" };

function makeTable(database: DatabaseSync, { name, columns }: SqlTable): void {
  const columnList = columns.map((column) => `"${column.name}" ${types[column.kind]}`).join(", ");
  database.exec(`drop table if exists "${name}"; create table "${name}" (${columnList})`);
}

function fillTable(database: DatabaseSync, table: SqlTable): void {
  makeTable(database, table);
  const places = table.columns.map(() => "?").join(", ");
  const insert = database.prepare(`insert into "${table.name}" values (${places})`);
  database.exec("begin");
  for (const row of table.rows()) insert.run(...row);
  database.exec("commit");
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
