import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { type Measured, measureAll } from "./situations.ts";

/** Plays the situations, prints what became of them, and with --write keeps that in docs/peers.md. */

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const page = new URL("../../docs/peers.md", import.meta.url);
// Some clients write to the console what they do not tell their caller.
for (const level of ["log", "warn", "error"] as const) console[level] = () => undefined;

const heading = (measured: Measured): string => `\n## ${capital(measured.situation)}\n`;
const rowOf = ({ client, found, told, attempts }: Measured): string =>
  `| \`${client}\` | ${found} | ${told} | ${attempts} |`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const measured = await measureAll();
const lines = measured.flatMap((each, at) => {
  const isFirst = each.situation !== measured[at - 1]?.situation;
  const found = each.situation.includes("rows") ? "rows" : "documents in SAP";
  const head = [
    heading(each),
    `| client | ${found} | what the caller is told | attempts |`,
    "| --- | --- | --- | --- |",
  ];
  return [...(isFirst ? head : []), rowOf(each)];
});
const before = readFileSync(page, "utf8");
const [intro = ""] = before.split(/\n## /, 1);
const after = await format(`${intro}\n${lines.join("\n")}\n`, { parser: "markdown", printWidth: 110 });
process.stdout.write(after);
if (values.write) writeFileSync(page, after);
else if (after !== before) {
  process.stdout.write(
    "docs/peers.md says something else: `npm run peers -- --write` brings it up to date.\n",
  );
  process.exitCode = 1;
}
process.exit();
