import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { defaultSitooOptions } from "./options.ts";

const docs = join(import.meta.dirname, "../../../../docs");
const page = readFileSync(join(docs, "emulators/sitoo.md"), "utf8");
const checks = readFileSync(join(docs, "operations/first-contact.md"), "utf8");

const wordsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`(\w+)`/g)].map(([, word = ""]) => word);

/** What only a test wants, and no account is asked about. */
const ofTests = ["extraFields", "ignoredParameters", "latency", "oneCallAtATime"];

it("has every option of the emulated Sitoo in its page, and no other", () => {
  const rows = page
    .slice(page.indexOf("## Open questions"))
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const named = rows.slice(2).flatMap((line) => wordsIn(line.split("|")[2] ?? ""));
  expect(named.toSorted()).toEqual(Object.keys(defaultSitooOptions).toSorted());
});

it("has every open question of Sitoo among the checks of the first contact", () => {
  const open = Object.keys(defaultSitooOptions).filter((name) => !ofTests.includes(name));
  expect(open.filter((name) => !wordsIn(checks).includes(name))).toEqual([]);
});
