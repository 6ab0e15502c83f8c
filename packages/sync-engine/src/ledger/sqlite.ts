import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Row, SqlDriver, SqlValue } from "./driver.ts";

/** SQLite numbers its placeholders ?1, ?2, …; ours are $1, $2, … */
const toSqlite = (sql: string): string => sql.replaceAll(/\$(\d+)/g, "?$1");

/** A driver over Node's own SQLite. Every write is on disk when it returns. */
export function sqliteDriver(path: string): SqlDriver {
  const database = new DatabaseSync(path);
  database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000;");
  const prepared = new Map<string, StatementSync>();

  const run = (sql: string, values: readonly SqlValue[]): readonly Row[] => {
    const statement = prepared.get(sql) ?? database.prepare(toSqlite(sql));
    prepared.set(sql, statement);
    return statement.all(...values);
  };

  return {
    read: (sql, values) => Promise.resolve(run(sql, values)),
    // No waiting in between: SQLite's transaction is begun and ended in one turn, so no other write slips into it.
    write: (statements) =>
      new Promise((resolve) => {
        database.exec("begin immediate");
        try {
          const rows = statements.map(({ sql, values }) => run(sql, values));
          database.exec("commit");
          resolve(rows);
        } catch (error) {
          database.exec("rollback");
          throw error;
        }
      }),
    close: () => {
      prepared.clear();
      database.close();
      return Promise.resolve();
    },
  };
}
