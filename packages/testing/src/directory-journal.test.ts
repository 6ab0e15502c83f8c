import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, it } from "vitest";
import { directoryJournal, type DirectoryJournal } from "./directory-journal.ts";

let directory = "";
const open: DirectoryJournal[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "instep-journal-"));
});
afterEach(() => {
  for (const journal of open.splice(0)) journal.close();
  rmSync(directory, { recursive: true });
});

/** Opens the journal as a process would that starts when the others have ended. */
function opened(owner?: string): DirectoryJournal {
  for (const journal of open.splice(0)) journal.close();
  const journal = directoryJournal(directory, "sap", owner === undefined ? {} : { owner });
  open.push(journal);
  return journal;
}

const file = () => join(directory, "sap.jsonl");
const lock = () => `${file()}.lock`;
const header = '{"format":"instep-journal","version":1,"owner":null}\n';

it("reads back what was appended, in a later process", () => {
  const journal = opened();
  journal.append('{"a":1}');
  journal.append('{"b":"ö"}');
  expect(journal.read()).toEqual(['{"a":1}', '{"b":"ö"}']);
  expect(opened().read()).toEqual(['{"a":1}', '{"b":"ö"}']);
});

it("drops a last line that a kill tore, and goes on after it", () => {
  opened().append('{"a":1}');
  appendFileSync(file(), '{"b":');
  const journal = opened();
  expect(journal.read()).toEqual(['{"a":1}']);
  journal.append('{"c":3}');
  expect(readFileSync(file(), "utf8")).toBe(`${header}{"a":1}\n{"c":3}\n`);
});

it("starts anew when a kill tore its very first line", () => {
  writeFileSync(file(), header.slice(0, 20));
  expect(opened().read()).toEqual([]);
  expect(readFileSync(file(), "utf8")).toBe(header);
});

it("makes its directory, and starts empty", () => {
  const journal = directoryJournal(join(directory, "deep", "er"));
  open.push(journal);
  expect(journal.read()).toEqual([]);
});

it("belongs to one company: that of another is refused and left as it is", () => {
  opened("SAP Business One DEMO_SE").append("{}");
  expect(() => opened("SAP Business One DEMO_NO")).toThrow(
    /sap\.jsonl: is the journal of SAP Business One DEMO_SE, not of SAP Business One DEMO_NO/,
  );
  expect(opened("SAP Business One DEMO_SE").read()).toEqual(["{}"]);
});

it.each(['{"a":1}', "[]", "null", "not JSON", '{"format":"instep-journal","version":2}'])(
  "refuses a file that begins with %s: it is no journal of this version",
  (line) => {
    writeFileSync(file(), `${line}\n`);
    expect(() => opened()).toThrow("sap.jsonl: is no journal of this version");
    expect([readFileSync(file(), "utf8"), existsSync(lock())]).toEqual([`${line}\n`, false]);
  },
);

it("says which file cannot be used when something else is in its place", () => {
  mkdirSync(file());
  expect(() => opened()).toThrow(/^\S*sap\.jsonl: cannot be used \(EISDIR.*\); put back a copy of it, or/);
  expect(existsSync(lock())).toBe(false);
});

it("says in which line of its file something was written", () => {
  const journal = opened();
  for (const line of ["{}", "7"]) journal.append(line);
  expect(journal.placeOf?.(1)).toBe(`${file()}, line 3`);
});

it("serves one at a time", () => {
  const first = opened();
  expect(() => directoryJournal(directory, "sap")).toThrow(`in use by process ${process.pid}`);
  first.append("{}");
  first.close();
  open.length = 0;
  expect(existsSync(lock())).toBe(false);
  expect(opened().read()).toEqual(["{}"]);
});
