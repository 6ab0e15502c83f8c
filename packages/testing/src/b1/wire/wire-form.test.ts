import { expect, it } from "vitest";
import { date, type EntityType, number, rows, text } from "../metadata/entity-type.ts";
import { createShapes } from "../metadata/shapes.ts";
import { speeches } from "./protocol/rule.ts";
import { findDialect } from "./dialect.ts";
import { spoken, understood } from "./wire-form.ts";
import { defaultWireOptions } from "./wire-options.ts";

const batch: EntityType = {
  name: "BatchNumber",
  table: "OBTN",
  fields: { BatchNumberProperty: text(36), Quantity: number(), ExpiryDate: date() },
};
const line: EntityType = { name: "DocumentLine", table: "INV1", fields: { BatchNumbers: rows(batch) } };
const shapes = createShapes(() => []);
const kept = {
  BatchNumbers: [{ BatchNumberProperty: "B1", Quantity: 2, ExpiryDate: "2026-07-14T00:00:00Z" }],
};

it.each([
  ["v1", "v2", "BatchNumber"],
  ["v2", "v2", "BatchNumberProperty"],
  ["v1", "both", "BatchNumberProperty"],
  ["v2", "neither", "BatchNumber"],
] as const)("reads a batch in %s, with the suffix in %s, by its %s", (version, suffixedNames, name) => {
  const dialect = findDialect(`/b1s/${version}`);
  if (!dialect) throw new Error("there are two dialects");
  const form = { dialect, shapes, options: { ...defaultWireOptions, suffixedNames } };
  expect(spoken(kept, line, form)).toEqual({
    BatchNumbers: [{ [name]: "B1", Quantity: 2, ExpiryDate: speeches[version].day("2026-07-14") }],
  });
});

it.each(["BatchNumber", "BatchNumberProperty"])("understands a batch by its %s", (name) => {
  expect(understood({ BatchNumbers: [{ [name]: "B1" }], "odata.metadata": "x" }, line, shapes)).toEqual({
    BatchNumbers: [{ BatchNumberProperty: "B1" }],
  });
});
