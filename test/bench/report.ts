import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { format } from "prettier";
import { systemClock } from "@instep/http";
import type { Result } from "./rounds.ts";

/** Keeps what was measured in docs/benchmarks.md: one section for each benchmark, the others as they were. */

const page = new URL("../../docs/benchmarks.md", import.meta.url);

/** One benchmark: what it measures in a sentence or two, and its figures. */
export interface Report {
  readonly title: string;
  readonly about: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly Result[];
}

export async function keep(reports: readonly Report[]): Promise<void> {
  const [intro = "", ...sections] = readFileSync(page, "utf8").split(/^(?=## )/m);
  const kept = new Map(sections.map((section) => [titleOf(section), section]));
  for (const report of reports) kept.set(report.title, sectionOf(report));
  const text = [intro, ...kept.values()].join("\n");
  writeFileSync(page, await format(text, { parser: "markdown", printWidth: 130 }));
}

const titleOf = (section: string): string => /^## (.*)$/m.exec(section)?.[1] ?? "";

function sectionOf({ title, about, versions, results }: Report): string {
  const [cpu] = cpus();
  const machine = `${cpu?.model.trim() ?? "unknown processor"}, ${String(cpus().length)} cores, ${String(Math.round(totalmem() / 2 ** 30))} GiB, ${type()}`;
  const day = new Date(systemClock.now()).toISOString().slice(0, 10);
  const used = Object.entries({ node: process.version, ...versions }).map(
    ([name, version]) => `${name} ${version}`,
  );
  return [
    `## ${title}\n`,
    `${about}\n`,
    `Measured ${day} on: ${machine}; ${used.join(", ")}.\n`,
    "| what | measured | floor | ratio | goal | met | beside it |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...results.map(rowOf),
    "",
  ].join("\n");
}

function rowOf({ name, value, unit, floor, ratio, goal, met, peer }: Result): string {
  const beside = Object.entries(peer).map(([each, figure]) => `${each} ${String(figure)}`);
  const cells = [
    name,
    `${String(value)} ${unit}`,
    floor,
    ratio,
    goal ?? "–",
    met === null ? "–" : met ? "yes" : "no",
  ];
  return `| ${[...cells, beside.join(", ")].map(String).join(" | ")} |`;
}

/** Of a library, as it is installed. */
export function versionOf(name: string): string {
  const { version } = JSON.parse(
    readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), "utf8"),
  ) as { readonly version: string };
  return version;
}
