import { expect, it } from "vitest";
import { createFaults, faultKinds } from "./faults.ts";

const always = () => 0;
const invoice = { method: "POST", path: "Invoices" };

it("plays an injected fault once, on the first request that matches", () => {
  const faults = createFaults();
  faults.inject("lose-answer", { method: "POST", path: "Invoices" });
  expect(faults.next({ method: "GET", path: "Invoices" })).toBeUndefined();
  expect(faults.next({ method: "POST", path: "Invoices(1)/Cancel" })).toBe("lose-answer");
  expect(faults.next(invoice)).toBeUndefined();
  expect(faults.counts()["lose-answer"]).toBe(1);
});

it("locks only what is written, and never a login", () => {
  const faults = createFaults({
    random: always,
    rates: { "lock-record": 1, "bad-gateway": 1, "expire-session": 1 },
  });
  expect(faults.next({ method: "GET", path: "Items" })).toBe("expire-session");
  expect(faults.next({ method: "POST", path: "Login" })).toBeUndefined();
  const locks = createFaults({ random: always, rates: { "lock-record": 1 } });
  expect([locks.next(invoice), locks.next({ method: "GET", path: "Items" })]).toEqual([
    "lock-record",
    undefined,
  ]);
});

it("keeps for later what the transport cannot play", () => {
  const faults = createFaults();
  faults.inject("refuse-connection", invoice);
  expect(
    faults.next(
      invoice,
      faultKinds.filter((kind) => kind !== "refuse-connection"),
    ),
  ).toBeUndefined();
  expect(faults.next(invoice)).toBe("refuse-connection");
});

it("plays nothing after it was stopped", () => {
  const faults = createFaults({ random: always, rates: { "lose-answer": 1 } });
  faults.inject("lock-record", invoice);
  faults.stop();
  expect(faults.next(invoice)).toBeUndefined();
});
