import { ensureUserFields, ensureUserTable } from "@instep/sap-b1-client";
import { startCompany } from "./company.ts";

/** A user field and a user table, made once: the program of docs/concepts/set-up.md, run against the emulated SAP on a port. */

const { connect, close } = await startCompany();
await using b1 = connect();

for (const run of ["first run", "second run"]) {
  const fields = await ensureUserFields(b1, [
    { TableName: "OINV", Name: "InstepKey", Description: "Instep key", Type: "db_Alpha", Size: 100 },
  ]);
  const table = await ensureUserTable(b1, {
    TableName: "INSTEP_LEDGER",
    TableDescription: "Instep ledger",
    fields: [{ Name: "Order", Description: "Order", Type: "db_Alpha", Size: 50 }],
  });
  console.log(`${run}: made`, [...fields.made, ...table.made].join(", ") || "nothing");
  console.log(`${run}: left to do`, fields.action ?? table.action ?? "nothing");
}

await close();
