import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { directoryJournal } from "./directory-journal.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "instep-journal-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

it("reads back what was appended, in a later process", () => {
  const journal = directoryJournal(directory);
  journal.append('{"a":1}');
  journal.append('{"b":"ö"}');
  expect(journal.read()).toEqual(['{"a":1}', '{"b":"ö"}']);
  expect(directoryJournal(directory).read()).toEqual(['{"a":1}', '{"b":"ö"}']);
});

it("drops a last line that a kill tore, and goes on after it", () => {
  directoryJournal(directory).append('{"a":1}');
  appendFileSync(join(directory, "journal.jsonl"), '{"b":');
  const journal = directoryJournal(directory);
  expect(journal.read()).toEqual(['{"a":1}']);
  journal.append('{"c":3}');
  expect(readFileSync(join(directory, "journal.jsonl"), "utf8")).toBe('{"a":1}\n{"c":3}\n');
});

it("makes its directory, and starts empty", () => {
  expect(directoryJournal(join(directory, "deep", "er")).read()).toEqual([]);
});
