import type { LedgerStore } from "./ledger/ledger.ts";
import { sqlLedger } from "./ledger/sql.ts";
import { sqliteDriver } from "./ledger/sqlite.ts";

/** A ledger in one file, or ":memory:". The default for one process, and enough for a chain of shops. */
export function sqliteLedger(path: string): LedgerStore {
  return sqlLedger(sqliteDriver(path));
}
