import { describe, it } from "vitest";
import { ledgerFacts } from "@instep/testing";
import { sqliteLedger } from "../sqlite.ts";
import { memoryLedger } from "./memory.ts";

describe.each([
  ["in memory", () => memoryLedger()],
  ["in SQLite", () => sqliteLedger(":memory:")],
])("a ledger %s", (_, open) => {
  for (const fact of ledgerFacts) it(fact.name, () => fact.check(open));
});
