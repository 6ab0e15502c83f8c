import { createEventHandler, type EventHandlerSettings, type SitooEvent } from "@instep/sitoo-client";
import {
  anOrder,
  aShop,
  createSitooEmulator,
  type EventsOptions,
  sendEvents,
  virtualClock,
} from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const hour = 3_600_000;
const credentials = { user: "sitoo", password: "hook" };

/** The emulated Sitoo tells the client's handler, on the same clock. */
function hooked(settings: Partial<EventHandlerSettings> = {}, options: Partial<EventsOptions> = {}) {
  const clock = virtualClock(Date.parse("2026-07-14T10:00:00Z"));
  const shop = aShop();
  const sitoo = createSitooEmulator({ shop, clock });
  const handled: number[] = [];
  const orderOf = ({ data }: SitooEvent): number => Number(data.order_id);
  const onEvent = (event: SitooEvent): unknown => handled.push(orderOf(event));
  const handler = createEventHandler({ ...credentials, clock, onEvent, ...settings });
  const hook = sendEvents(
    { books: sitoo.books, clock, shop },
    { url: "https://host.example", ...credentials, deliver: handler, ...options },
  );
  const sell = (from: number, count: number): void => {
    for (let orderid = from; orderid < from + count; orderid += 1) sitoo.deliver(anOrder({ orderid }));
  };
  return { clock, sell, hook, handled, orderOf };
}

describe("what happens in Sitoo", () => {
  it("reaches the host once and in its order, however often it is sent", async () => {
    const { clock, sell, handled } = hooked({}, { duplicates: 1, random: () => 0 });
    sell(1, 35);
    await clock.wait(hour);
    expect(handled).toEqual(Array.from({ length: 35 }, (_, nth) => nth + 1));
  });

  it("reaches the host although it failed at first, and nothing overtakes it", async () => {
    const order: number[] = [];
    let failures = 3;
    const { clock, sell, orderOf } = hooked({
      onEvent: (event) => {
        if (orderOf(event) === 2 && (failures -= 1) >= 0) throw new Error("database is down");
        order.push(orderOf(event));
      },
    });
    sell(1, 4);
    await clock.wait(hour);
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it("reaches a host that takes longer than Sitoo waits, once", async () => {
    const order: number[] = [];
    const { clock, sell, orderOf, hook } = hooked({
      onEvent: async (event) => {
        await slow(event);
        order.push(orderOf(event));
      },
    });
    const slow = (event: SitooEvent): Promise<void> => clock.wait(orderOf(event) === 1 ? 40_000 : 1);
    sell(1, 2);
    await clock.wait(hour);
    expect(order).toEqual([1, 2]);
    expect(hook.dropped()).toEqual([]);
  });

  it("is lost when the host chose to answer first and then failed", async () => {
    const { clock, sell, hook } = hooked({
      acknowledge: "before",
      onEvent: () => Promise.reject(new Error("database is down")),
    });
    sell(1, 1);
    await clock.wait(hour);
    expect([hook.waiting(), hook.dropped()]).toEqual([[], []]);
  });

  it("reaches the host exactly once in any order of duplicates, failures and slow answers", async () => {
    const troubles = fc.array(fc.constantFrom("fine", "fails", "slow"), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(troubles, fc.float({ min: 0, max: 1, noNaN: true }), async (plan, duplicates) => {
        const order: number[] = [];
        let [nth, chance] = [0, 0];
        const { clock, sell, orderOf } = hooked(
          {
            onEvent: async (event) => {
              const trouble = plan[nth++] ?? "fine";
              if (trouble === "slow") await clock.wait(30_000);
              if (trouble === "fails") throw new Error("trouble");
              order.push(orderOf(event));
            },
          },
          { duplicates, random: () => (chance = (chance + 0.37) % 1) },
        );
        sell(1, 12);
        await clock.wait(20 * hour);
        expect(order).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
      }),
      { numRuns: 40 },
    );
  });
});
