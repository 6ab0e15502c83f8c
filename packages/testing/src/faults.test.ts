import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFaults, type FaultOptions } from "./faults.ts";
import { type FaultKind, faultKinds, unsentKinds } from "./faults/kinds.ts";
import { seededRandom } from "./trading/random.ts";

const always = () => 0;
const invoice = { method: "POST", path: "Invoices" };
const items = { method: "GET", path: "Items" };
const nothing = { before: 0, after: 0 };
const meets = (kind: FaultKind) => ({ kind, ...nothing });

describe("a fault by hand", () => {
  it("is played once, on the first request that matches", () => {
    const faults = createFaults();
    faults.inject("lose-answer", invoice);
    expect(faults.meet({ method: "GET", path: "Invoices" })).toEqual(nothing);
    expect(faults.meet({ method: "POST", path: "Invoices(1)/Cancel" })).toEqual(meets("lose-answer"));
    expect(faults.meet(invoice)).toEqual(nothing);
    expect(faults.counts()["lose-answer"]).toBe(1);
  });

  it("is kept for later when the transport cannot play it", () => {
    const faults = createFaults();
    faults.inject("refuse-connection", invoice);
    const playable = faultKinds.filter((kind) => !unsentKinds.includes(kind));
    expect(faults.meet(invoice, playable)).toEqual(nothing);
    expect(faults.meet(invoice)).toEqual(meets("refuse-connection"));
  });

  it("takes half a minute when it is a slow answer, and as long as it is told to", () => {
    const faults = createFaults();
    faults.inject("slow-answer", invoice);
    faults.inject("slow-request", invoice, { delay: 7 });
    expect(faults.meet(invoice)).toEqual({ before: 7, after: 30_000 });
  });
});

describe("a fault of chance", () => {
  it("locks only what is written, and never a login", () => {
    const rates = { "lock-record": 1, "bad-gateway": 1, "expire-session": 1 };
    const faults = createFaults({ random: always, rates });
    expect(faults.meet(items).kind).toBe("expire-session");
    expect(faults.meet({ method: "POST", path: "Login" })).toEqual(nothing);
    const locks = createFaults({ random: always, rates: { "lock-record": 1 } });
    expect([locks.meet(invoice).kind, locks.meet(items).kind]).toEqual(["lock-record", undefined]);
  });

  it("is not played after all was stopped", () => {
    const faults = createFaults({
      random: always,
      rates: { "lose-answer": 1 },
      rules: [{ kind: "stale-node" }],
    });
    faults.inject("lock-record", invoice);
    faults.stop();
    expect(faults.meet(invoice)).toEqual(nothing);
  });
});

describe("a fault by rule", () => {
  const kindsMet = (options: FaultOptions, count: number) => {
    const faults = createFaults(options);
    return Array.from({ length: count }, () => faults.meet(invoice).kind);
  };

  it("is met by the nth request that meets its conditions", () => {
    const faults = createFaults({ rules: [{ kind: "lose-answer", when: { ...invoice, nth: 2 } }] });
    expect([invoice, items, invoice, invoice].map((each) => faults.meet(each).kind)).toEqual([
      undefined,
      undefined,
      "lose-answer",
      undefined,
    ]);
  });

  it("is met so often and no more, then the next rule has its turn", () => {
    const rules = [{ kind: "unavailable" as const, times: 2 }, { kind: "stale-node" as const }];
    expect(kindsMet({ rules }, 3)).toEqual(["unavailable", "unavailable", "stale-node"]);
  });

  it.each([
    [{ method: ["PATCH", "DELETE"] }, { method: "PATCH", path: "Items('1')" }, invoice],
    [{ path: "Invoices" }, invoice, items],
    [{ notPath: "Login" }, items, { method: "POST", path: "Login" }],
    [{ writes: true }, invoice, { method: "POST", path: "Logout" }],
    [{ writes: false }, { method: "POST", path: "Login" }, invoice],
    [{ from: "2026-11-20T10:00:00Z" }, { ...items, at: Date.UTC(2026, 10, 20, 10) }, items],
    [
      { until: "2026-11-20T10:00:00Z" },
      { ...items, at: Date.UTC(2026, 10, 20, 9) },
      { ...items, at: Date.UTC(2026, 10, 20, 10) },
    ],
    [
      { headers: { cookie: "ROUTEID=.node1" } },
      { ...items, headers: new Headers({ Cookie: "B1SESSION=x; ROUTEID=.node1" }) },
      { ...items, headers: new Headers({ Cookie: "B1SESSION=x; ROUTEID=.node2" }) },
    ],
  ])("when %j", (when, meant, notMeant) => {
    const faults = createFaults({ rules: [{ kind: "unavailable-before", when }] });
    expect(faults.meet(notMeant)).toEqual(nothing);
    expect(faults.meet(meant)).toEqual(meets("unavailable-before"));
  });

  it("ends when it is taken back, as when a dead node is back", () => {
    const faults = createFaults();
    const bringBack = faults.add({ kind: "unavailable-before", when: { headers: { cookie: ".node1" } } });
    const toNode1 = { ...items, headers: new Headers({ Cookie: "ROUTEID=.node1" }) };
    expect([faults.meet(toNode1).kind, faults.meet(items).kind]).toEqual(["unavailable-before", undefined]);
    bringBack();
    expect(faults.meet(toNode1)).toEqual(nothing);
  });

  it("of slowness adds its time to whatever else happens", () => {
    const rules = [
      { kind: "slow-request" as const, delay: 100 },
      { kind: "slow-answer" as const, delay: [200, 300] as const },
      { kind: "gateway-timeout" as const, delay: 60_000 },
      { kind: "stale-node" as const },
    ];
    const faults = createFaults({ random: () => 0.5, rules });
    expect(faults.meet(invoice)).toEqual({ kind: "gateway-timeout", before: 100, after: 60_250 });
    expect(faults.counts()).toMatchObject({
      "slow-request": 1,
      "slow-answer": 1,
      "gateway-timeout": 1,
      "stale-node": 0,
    });
  });

  const request = fc.record({
    method: fc.constantFrom("GET", "POST", "PATCH"),
    path: fc.constantFrom("Items", "Invoices", "Login", "$batch"),
  });
  const rule = fc.record(
    {
      kind: fc.constantFrom(...faultKinds),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      times: fc.integer({ min: 1, max: 5 }),
      delay: fc.tuple(fc.nat(1000), fc.nat(1000)),
      when: fc.record({ method: fc.constantFrom("GET", "POST") }),
    },
    { requiredKeys: ["kind"] },
  );

  it("strikes the same requests for the same seed", () => {
    fc.assert(
      fc.property(fc.array(rule), fc.array(request), fc.integer(), (rules, requests, seed) => {
        const run = () => {
          const rates = { "lose-answer": 0.3, "expire-session": 0.2 };
          const faults = createFaults({ random: seededRandom(seed), rules, rates });
          return [requests.map((each) => faults.meet(each)), faults.counts()];
        };
        expect(run()).toEqual(run());
      }),
      { numRuns: 50 },
    );
  });
});
