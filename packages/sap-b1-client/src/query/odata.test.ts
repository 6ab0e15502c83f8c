import { expect, it } from "vitest";
import { keyPath, literal, odata, odataAny } from "./odata.ts";
import { queryString } from "./query.ts";

it("an EAN stays a string key", () => {
  expect(keyPath("Items", "7350012345678")).toBe("Items('7350012345678')");
  expect(keyPath("Invoices", 4711)).toBe("Invoices(4711)");
});

it("O'Neill is quoted", () => {
  expect(literal("O'Neill")).toBe("'O''Neill'");
  expect(odata`CardName eq ${"O'Neill"} and DocEntry gt ${5}`.text).toBe(
    "CardName eq 'O''Neill' and DocEntry gt 5",
  );
});

it("a filter inside a filter keeps its meaning", () => {
  const either = odata`A eq ${1} or B eq ${2}`;
  expect(odata`${either} and C eq ${3}`.text).toBe("(A eq 1 or B eq 2) and C eq 3");
});

it("any of several values is one group", () => {
  const any = odataAny("NumAtCard", ["a", "b"]);
  expect(odata`${any} and CardCode eq ${"G"}`.text).toBe(
    "(NumAtCard eq 'a' or NumAtCard eq 'b') and CardCode eq 'G'",
  );
});

it("any of no values is refused, because it would match every row", () => {
  expect(() => odataAny("NumAtCard", [])).toThrow(RangeError);
});

it("a value that is no number is refused", () => {
  expect(() => literal(Number.NaN)).toThrow(RangeError);
});

it("a query keeps its dollar signs and writes a space as %20", () => {
  const query = {
    filter: odata`NumAtCard eq ${"a&b +c"}`,
    select: ["DocEntry", "DocTotal"],
    orderby: "DocEntry desc",
    top: 5,
  };
  expect(queryString(query)).toBe(
    "?$filter=NumAtCard%20eq%20'a%26b%20%2Bc'&$select=DocEntry,DocTotal&$orderby=DocEntry%20desc&$top=5",
  );
});
