import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Row, SqlDriver, Statement } from "./driver.ts";

/** Set first: processes that open a new file together have to wait for each other even to make it a WAL file. */
const waitForOthers = "pragma busy_timeout = 10000";

/** SQLite numbers its placeholders ?1, ?2, …; ours are $1, $2, … */
const toSqlite = (sql: string): string => sql.replaceAll(/\$(\d+)/g, "?$1");

/** A driver over Node's own SQLite. Every write is on disk when it returns. */
export function sqliteDriver(path: string): SqlDriver {
  const database = new DatabaseSync(path);
  database.exec(`${waitForOthers}; pragma synchronous = full;`);
  makeWal(database);
  const prepared = new Map<string, StatementSync>();

  const run = ({ sql, values }: Statement): readonly Row[] => {
    const statement = prepared.get(sql) ?? database.prepare(toSqlite(sql));
    prepared.set(sql, statement);
    return statement.all(...values);
  };

  return {
    read: (sql, values) => settled(() => run({ sql, values })),
    write: (statements) => settled(() => inTransaction(database, () => statements.map(run))),
    close: () =>
      settled(() => {
        prepared.clear();
        database.close();
      }),
  };
}

/** Tries at making a new file a WAL file, beside other processes that do the same. */
const walTries = 50;

/**
 * SQLite does not wait its timeout when two processes switch a file to WAL at once: it refuses one of them. That one waits
 * for a write lock, which does honour the timeout, and tries again.
 */
function makeWal(database: DatabaseSync): void {
  for (let tries = 1; ; tries += 1) {
    try {
      database.exec("pragma journal_mode = wal");
      return;
    } catch (error) {
      if (tries === walTries || !(error instanceof Error && error.message.includes("locked"))) throw error;
      database.exec("begin immediate; rollback");
    }
  }
}

/** No waiting in between: SQLite's transaction is begun and ended in one turn, so no other write slips into it. */
function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec("begin immediate");
  try {
    const result = work();
    database.exec("commit");
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** SQLite ends some transactions by itself (a full disk, for one): then the first error is the one to tell. */
function rollBack(database: DatabaseSync): void {
  try {
    database.exec("rollback");
  } catch {
    // Nothing was left to roll back.
  }
}

/** What synchronous work came to, as a promise: it never throws at its caller. */
function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}
