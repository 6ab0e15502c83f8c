import { expect, it } from "vitest";
import { serviceValue } from "./answers.ts";
import { findDialect } from "./dialect.ts";

const path = "SBOBobService_GetCurrencyRate";

it.each([
  ["a number", 2.9292, 200, "2.9292"],
  ["a text", "SEK", 200, '"SEK"'],
  ["nothing", undefined, 204, ""],
  ["a structure", { A: 1 }, 200, `{"@odata.context":"r/$metadata#${path}","A":1}`],
  ["a collection", [{ A: 1 }], 200, `{"@odata.context":"r/$metadata#${path}","value":[{"A":1}]}`],
] as const)("answers a service that gives %s", async (...[, value, status, text]) => {
  const dialect = findDialect("/b1s/v2");
  const answer = dialect && serviceValue({ dialect, root: "r", path }, value);
  expect([answer?.status, await answer?.text()]).toEqual([status, text]);
});
