import { getEventListeners } from "node:events";
import type { Clock } from "@instep/http";
import fc from "fast-check";
import { createB1Client } from "../src/index.ts";
import { testCompany } from "./test-company.ts";

/** A clock that counts who waits on it. */
function counted(clock: Clock): Clock & { readonly waiting: () => number } {
  let waiting = 0;
  return {
    now: () => clock.now(),
    wait: async (ms, signal) => {
      waiting += 1;
      await clock.wait(ms, signal).finally(() => (waiting -= 1));
    },
    waiting: () => waiting,
  };
}

/**
 * What is left on a signal that all calls shared, and on the clock, after `count` calls were called off before, in and
 * after their turn, their login, their backoff and their answer, as a seed of chance decides.
 */
export async function leftByAborted(count: number): Promise<{ listeners: number; timers: number }> {
  const { sap, clock: virtual } = testCompany();
  const clock = counted(virtual);
  const shared = new AbortController();
  const b1 = createB1Client({
    ...{ baseUrl: sap.baseUrl, companyDb: "DEMO_SE", userName: "INSTEP", password: "sap-demo", clock },
    readSlots: 2,
    retries: 2,
    fetch: async (input, init) => {
      await virtual.wait(20, init?.signal ?? undefined); // a system that takes a while
      return sap.fetch(input, init);
    },
  });
  const [delays = []] = fc.sample(fc.array(fc.nat({ max: 400 }), { minLength: count, maxLength: count }), 1);
  for (let start = 0; start < count; start += 250) {
    const calls = delays.slice(start, start + 250).map(async (delay, at) => {
      const own = new AbortController();
      const signal = AbortSignal.any([own.signal, shared.signal]);
      const call =
        at % 2 === 0 ? b1.items.count({}, { signal }) : b1.items.find("SKU-1", { signal: shared.signal });
      await Promise.all([call.catch(() => undefined), virtual.wait(delay).then(() => own.abort())]);
    });
    await Promise.all(calls);
  }
  return { listeners: getEventListeners(shared.signal, "abort").length, timers: clock.waiting() };
}
