import { expect, it } from "vitest";
import { shapeDifferences } from "./shape.ts";

it.each([
  ["other values of the same shape", { a: 1, b: [{ c: "x" }] }, { a: 2, b: [{ c: "y" }] }, 0],
  ["nothing where there was something", { a: "x" }, { a: null }, 0],
  ["a part that is empty", { a: { b: 1 } }, { a: {} }, 0],
  ["a number for a text", { a: "1" }, { a: 1 }, 1],
  ["a property less", { a: 1, b: 1 }, { a: 1 }, 1],
  ["a property more", { a: 1 }, { a: 1, b: 1 }, 1],
  ["another order", { a: 1, b: 1 }, { b: 1, a: 1 }, 1],
  ["no rows where there were some", { a: [{ b: 1 }] }, { a: [] }, 1],
  ["a row of another shape", { a: [{ b: 1 }, { b: "x" }] }, { a: [{ b: 1 }] }, 1],
])("finds %s, or finds nothing wrong with it", (...[, recorded, emulated, differences]) => {
  expect(shapeDifferences(recorded, emulated, "body")).toHaveLength(differences);
});
