import { expect, it } from "vitest";
import type { Finding } from "./findings.ts";
import { memoryLedger } from "../ledger/memory.ts";
import { countOrders } from "../status.ts";
import { createDesk } from "./desk.ts";

const noon = 1_700_000_000_000;
const clock = { now: () => noon, wait: () => Promise.resolve() };

/** The desk of a ledger with one order in exception. */
async function aDesk() {
  const ledger = await memoryLedger().open("pair", { id: "ledger-1", now: noon });
  const findings: readonly Finding[] = [{ code: "no-lines" }];
  const entry = { orderid: 1, status: "exception", reason: "no lines", fingerprint: "", findings } as const;
  await ledger.recordIntake({ entries: [entry], now: noon });
  return { ledger, desk: createDesk({ ledger, clock }) };
}

it("closes an order with a reason that is kept, and counts it as closed", async () => {
  const { ledger, desk } = await aDesk();

  expect(await desk.close(1, "booked by hand")).toBe(true);

  expect(await desk.list()).toEqual([]);
  expect(await desk.list({ resolved: true })).toMatchObject([
    { orderid: 1, resolvedAt: noon, closedBecause: "booked by hand", retriesByItself: false },
  ]);
  expect(await countOrders(ledger)).toMatchObject({ orders: 1, closed: 1, inException: 0 });
  expect(await desk.close(1, "once more")).toBe(false);
});

it.each(["", " \n"])("closes nothing without a reason: %j", async (reason) => {
  const { ledger, desk } = await aDesk();

  await expect(desk.close(1, reason)).rejects.toThrow(TypeError);

  expect(await countOrders(ledger)).toMatchObject({ closed: 0, inException: 1 });
});
