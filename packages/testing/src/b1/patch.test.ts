import { expect, it } from "vitest";
import { createChanges } from "./changes.ts";
import type { EntitySet } from "./entity-set.ts";
import type { Json, Row } from "./json.ts";
import { byLineNum, type EntityType, integer, rows, text } from "./metadata/entity-type.ts";
import { createShapes } from "./metadata/shapes.ts";
import { patchOf } from "./patch.ts";
import { createTable } from "./table.ts";

const lineType: EntityType = {
  name: "DocumentLine",
  table: "RDR1",
  fields: { LineNum: integer("output"), ItemCode: text(50), FreeText: text(100, "change") },
  line: byLineNum,
};
const type: EntityType = {
  name: "Document",
  table: "ORDR",
  fields: {
    DocEntry: integer("output"),
    Comments: text(254, "change"),
    DocumentLines: rows(lineType, "change"),
  },
};
const order = {
  DocEntry: 1,
  DocumentLines: [
    { LineNum: 0, ItemCode: "A", FreeText: null },
    { LineNum: 2, ItemCode: "C", FreeText: null },
  ],
};

/** The lines of the order after a PATCH with these. */
function linesAfter(DocumentLines: readonly Row[], replaceCollections = false): Json | undefined {
  const table = createTable<typeof order>({ keyOf: ({ DocEntry }) => DocEntry, changes: createChanges() });
  table.put(order);
  const set: EntitySet = { name: "Orders", type, keys: ["DocEntry"], table };
  const patch = { body: { DocumentLines }, replaceCollections };
  return patchOf(
    createShapes(() => []),
    { set, key: 1 },
    patch,
  ).DocumentLines;
}

it("changes the line whose LineNum is sent, as far as a line can be changed, and leaves the others", () => {
  expect(linesAfter([{ LineNum: 2, ItemCode: "X", FreeText: "f" }])).toEqual([
    { LineNum: 0, ItemCode: "A", FreeText: null },
    { LineNum: 2, ItemCode: "C", FreeText: "f" },
  ]);
});

it("adds the lines that are sent without a LineNum", () => {
  expect(linesAfter([{ ItemCode: "D" }, { ItemCode: "E" }])).toEqual([
    ...order.DocumentLines,
    { LineNum: 3, ItemCode: "D" },
    { LineNum: 4, ItemCode: "E" },
  ]);
});

it("knows no line that is not there", () => {
  expect(() => linesAfter([{ LineNum: 1, FreeText: "f" }])).toThrow("No matching records found");
});

it("replaces all lines when it is told to, and never gives a number twice", () => {
  expect(linesAfter([{ ItemCode: "N" }, { LineNum: 2, FreeText: "kept" }], true)).toEqual([
    { LineNum: 3, ItemCode: "N" },
    { LineNum: 2, ItemCode: "C", FreeText: "kept" },
  ]);
});
