import { expect, it } from "vitest";
import { parseFaultRules } from "./parse-rules.ts";

it("reads rules with all their fields", () => {
  const rules = [
    { kind: "stale-node" },
    {
      kind: "slow-answer",
      when: {
        method: ["POST", "PATCH"],
        path: "Invoices",
        notPath: "Invoices(",
        writes: true,
        headers: { cookie: "ROUTEID=.node1" },
        from: "2026-11-20T10:00:00Z",
        until: "2026-11-20T11:00:00Z",
        nth: 3,
      },
      probability: 0.5,
      times: 2,
      delay: [10, 20],
    },
  ];
  expect(parseFaultRules(JSON.parse(JSON.stringify(rules)))).toEqual({ ok: true, rules });
});

it("names every fault with its path", () => {
  const read = parseFaultRules([
    { kind: "explode", probability: 2, times: 0, delay: [1], colour: "red" },
    { when: { method: 7, nth: 1.5, from: "soon", headers: { cookie: 1 }, constructor: 1 } },
    "lose-answer",
  ]);
  expect(read.ok ? [] : read.faults.map((fault) => fault.split(/: (?!\/)/)[0])).toEqual([
    "0.kind",
    "0.probability",
    "0.times",
    "0.delay",
    "0.colour",
    "1.kind",
    "1.when.method",
    "1.when.nth",
    "1.when.from",
    "1.when.headers",
    "1.when.constructor",
    "2",
  ]);
  expect(parseFaultRules({})).toEqual({ ok: false, faults: ["expected a list of fault rules"] });
});

it("begins each path with where the rules stand", () => {
  expect(parseFaultRules([{ kind: "explode" }], "sap")).toMatchObject({
    faults: [expect.stringMatching(/^sap\.0\.kind: expected one of /) as string],
  });
  expect(parseFaultRules({}, "sap")).toMatchObject({ faults: ["sap: expected a list of fault rules"] });
});

it.each([[[500, 5]], [[-1, 5]], [[1, 2, 3]], ["5"]])("takes no delay of %j", (delay) => {
  expect(parseFaultRules([{ kind: "slow-answer", delay }])).toEqual({
    ok: false,
    faults: ["0.delay: expected milliseconds, or the least and the most of them, such as [50,1500]"],
  });
});
