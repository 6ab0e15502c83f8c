import { readFileSync } from "node:fs";
import { createB1Client } from "@instep/sap-b1-client";
import { createSitooClient } from "@instep/sitoo-client";
import { createSyncEngine, parseConfig } from "@instep/sync-engine";
import { sqliteLedger } from "@instep/sync-engine/sqlite";

const { sap, sitoo, rules } = parseConfig(JSON.parse(readFileSync("instep.json", "utf8")), process.env);

const engine = await createSyncEngine({
  b1: createB1Client(sap),
  sitoo: createSitooClient(sitoo),
  rules,
  ledger: sqliteLedger("instep.db"),
});

console.log(await engine.runOnce()); // { orders: 12, posted: 11, inException: 1, … }
for (const { orderid, what, action } of await engine.exceptions.list()) console.log(orderid, what, action);
