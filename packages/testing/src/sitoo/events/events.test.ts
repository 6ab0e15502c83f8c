import { describe, expect, it } from "vitest";
import { anOrder, aShop, aWarehouse } from "../../builders.ts";
import { virtualClock } from "../../virtual-clock.ts";
import { createSitooEmulator } from "../emulator.ts";
import { type EventsOptions, sendEvents } from "./send-events.ts";

const start = Date.parse("2026-07-14T10:00:00Z");
const hour = 3_600_000;

interface Came {
  readonly event_id: string;
  readonly event_type: string;
  readonly data: object;
}

/** An account whose host answers as it is told to, the nth request with the nth status. */
function account(statuses: (nth: number) => number, options: Partial<EventsOptions> = {}) {
  const clock = virtualClock(start);
  const shop = aShop({
    warehouses: [aWarehouse({ warehousetype: 10 })],
    records: { products: [{ productid: 1, sku: "CAP" }] },
  });
  const sitoo = createSitooEmulator({ shop, clock });
  const requests: {
    readonly events: readonly Came[];
    readonly at: number;
    readonly url: string;
    readonly authorization: string | null;
  }[] = [];
  const hook = sendEvents(
    { books: sitoo.books, clock, shop },
    {
      url: "https://host.example/sitoo",
      deliver: async (request) => {
        const events = (await request.json()) as Came[];
        requests.push({
          events,
          at: clock.now() - start,
          url: request.url,
          authorization: request.headers.get("authorization"),
        });
        return new Response(null, { status: statuses(requests.length) });
      },
      ...options,
    },
  );
  const sold = (orderid: number, changes: object = {}): void =>
    sitoo.deliver({ ...anOrder({ orderid }), ...changes });
  return { clock, sitoo, hook, requests, sold };
}

describe("what Sitoo tells a host of", () => {
  it("an order that comes, closes or is cancelled, without what is in it", async () => {
    const { clock, requests, sold } = account(() => 200);
    sold(1, { orderstateid: 0 });
    sold(1, { orderstateid: 10 });
    sold(1, { orderstateid: 10, comment: "gift" });
    sold(2, { ordertypeid: 100, orderstateid: 0 });
    await clock.wait(1000);
    expect(requests.flatMap(({ events }) => events)).toMatchObject([
      {
        event_type: "order",
        account_id: 1500,
        data: { order_id: 1, order_event_type: "add", order_state_changed: "open" },
      },
      { event_type: "order", data: { order_event_type: "update", order_state_changed: "closed" } },
      { event_type: "order", data: { order_id: 1, order_event_type: "update" } },
      { event_type: "booking", data: { order_id: 2, order_event_type: "add" } },
    ]);
    expect(JSON.stringify(requests)).not.toContain("gift");
  });

  it("goods that move, and a Z-report", async () => {
    const { clock, requests, sitoo } = account(() => 200);
    const items = [{ sku: "CAP", decimalquantity: "5.000", moneypricein: "60.00" }];
    sitoo.books.addTransaction({ warehouseid: 1, transactiontype: 10, items });
    await clock.wait(1000);
    expect(requests.flatMap(({ events }) => events)).toMatchObject([
      { event_type: "warehouse-transaction", data: { warehouse_id: 1 } },
    ]);
  });
});

describe("a web hook", () => {
  it("gets up to ten events in a request, in their order", async () => {
    const { clock, requests, sold } = account(() => 200);
    for (let orderid = 1; orderid <= 25; orderid += 1) sold(orderid);
    await clock.wait(1000);
    const ids = requests.flatMap(({ events }) =>
      events.map(({ data }) => (data as { order_id: number }).order_id),
    );
    expect(ids).toEqual(Array.from({ length: 25 }, (_, nth) => nth + 1));
    expect(Math.max(...requests.map(({ events }) => events.length))).toBe(10);
  });

  it.each([429, 503, 504])(
    "that answers %i gets the same request again, and nothing else before",
    async (status) => {
      const { clock, requests, sold } = account((nth) => (nth <= 2 ? status : 200));
      sold(1);
      await clock.wait(60_000);
      sold(2);
      await clock.wait(hour);
      expect(
        requests.map(({ events }) => events.map(({ data }) => (data as { order_id: number }).order_id)),
      ).toEqual([[1], [1], [1], [2]]);
    },
  );

  it.each([400, 401, 404, 500])("that answers %i loses the events", async (status) => {
    const { clock, requests, hook, sold } = account((nth) => (nth === 1 ? status : 200));
    sold(1);
    await clock.wait(hour);
    sold(2);
    await clock.wait(hour);
    expect(requests).toHaveLength(2);
    expect(hook.dropped()).toMatchObject([{ data: { order_id: 1 } }]);
  });

  it("that answers 500 gets them again by the older pages", async () => {
    const { clock, requests, sold } = account((nth) => (nth === 1 ? 500 : 200), { retryRule: "older" });
    sold(1);
    await clock.wait(hour);
    expect(requests).toHaveLength(2);
  });

  it("that never answers is asked ten times in an hour, then hourly for a day, and then not any more", async () => {
    const { clock, requests, hook, sold } = account(() => 503);
    sold(1);
    await clock.wait(30 * hour);
    expect(requests.filter(({ at }) => at <= hour)).toHaveLength(11);
    expect(requests).toHaveLength(34);
    expect([hook.waiting(), hook.dropped()]).toMatchObject([[], [{ data: { order_id: 1 } }]]);
  });

  it("may get a request twice", async () => {
    const { clock, requests, sold } = account(() => 200, { duplicates: 1, random: () => 0 });
    sold(1);
    await clock.wait(1000);
    expect(requests.map(({ events }) => events[0]?.event_id)).toEqual([
      requests[0]?.events[0]?.event_id,
      requests[0]?.events[0]?.event_id,
    ]);
  });

  it("is shown the credentials that it was set up with", async () => {
    const { clock, requests, sold } = account(() => 200, { user: "sitoo", password: "hook" });
    sold(1);
    await clock.wait(1000);
    expect(requests[0]?.authorization).toBe(`Basic ${btoa("sitoo:hook")}`);
  });

  it.each(["https://host.example/sitoo", "https://host.example/sitoo/", "https://host.example/sitoo//"])(
    "at %s is told at one address",
    async (url) => {
      const { clock, requests, sold } = account(() => 200, { url });
      sold(1);
      await clock.wait(1000);
      expect(requests.map((request) => request.url)).toEqual(["https://host.example/sitoo/events"]);
    },
  );

  it.each([
    "",
    "host.example/sitoo",
    "ftp://host.example",
    "https://sitoo:hook@host.example",
    "https://h/?a=1",
  ])("at %j is no address of a host, which is said at once", (url) => {
    expect(() => account(() => 200, { url })).toThrow("sendEvents cannot use this url");
  });

  it("whose sending fails, at once or later, is asked again as one that gave no answer", async () => {
    for (const fails of [
      () => Promise.reject(new Error("no network")),
      () => {
        throw new Error("no network at all");
      },
      () => undefined as never, // as plain JavaScript may
    ]) {
      let failures = 2;
      const told: number[] = [];
      const deliver = async (request: Request): Promise<Response> => {
        const events = (await request.json()) as Came[];
        told.push(...events.map(({ data }) => (data as { order_id: number }).order_id));
        return new Response(null);
      };
      const { clock, sold, hook } = account(() => 200, {
        deliver: (request) => ((failures -= 1) >= 0 ? fails() : deliver(request)),
        broken: (error) => expect.fail(String(error)),
      });
      sold(1);
      sold(2);
      await clock.wait(hour);
      expect([told, hook.waiting(), hook.dropped()]).toEqual([[1, 2], [], []]);
    }
  });
});

describe("the id of an event", () => {
  const idsOf = async (options: Partial<EventsOptions> = {}): Promise<readonly string[]> => {
    const { clock, requests, sold } = account(() => 200, options);
    sold(1);
    sold(2);
    await clock.wait(1000);
    return requests.flatMap(({ events }) => events.map(({ event_id }) => event_id));
  };

  it("is no other event's, were it the same sale in another emulator or after a restart", async () => {
    const ids = [...(await idsOf()), ...(await idsOf())];
    expect(new Set(ids).size).toBe(4);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("is what a test says it is, so that the same day gives the same ids", async () => {
    let number = 0;
    expect(await idsOf({ newId: () => `day-${String((number += 1))}` })).toEqual(["day-1", "day-2"]);
  });
});
