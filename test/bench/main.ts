import { parseArgs } from "node:util";
import { measureDocuments } from "./b1-documents.ts";
import { measureClient } from "./client.ts";
import { keep, type Report } from "./report.ts";
import { measureOrders } from "./sitoo-orders.ts";

/** Runs the benchmarks that are named, or all: `npm run bench -- client --json`. Writes docs/benchmarks.md. */

const benches: Readonly<Record<string, () => Promise<Report>>> = {
  client: measureClient,
  "b1-documents": measureDocuments,
  "sitoo-orders": measureOrders,
};

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(
    `No such benchmark: ${unknown.join(", ")}. There are ${Object.keys(benches).join(", ")}.\n`,
  );
  process.exit(2);
}

const reports: Report[] = [];
for (const [name, measure] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const report = await measure();
  reports.push(report);
  console.log(`\n${report.title}`);
  console.table(report.results.map(({ peer, ...row }) => ({ ...row, ...peer })));
}
await keep(reports);
if (values.json) console.log(JSON.stringify(reports.flatMap(({ results }) => results)));
