import { createSitooClient, type Order } from "@instep/sitoo-client";
import { aShop, createSitooEmulator, createTill, trade, virtualClock } from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** A chain that trades, and a client of its account. */
function chain(seed: number, orders: number) {
  const { shop, history } = trade({ seed, orders });
  const account = aShop({ ...shop, arrivals: [] });
  const clock = virtualClock(Date.parse("2027-01-01T10:00:00Z"));
  const sitoo = createSitooEmulator({ shop: account, clock });
  const requests: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    requests.push(new Request(input, init).url);
    return sitoo.fetch(input, init);
  };
  const { apiId, password, eshopid } = account;
  const { baseUrl } = sitoo;
  const client = createSitooClient({ baseUrl, eshopid, apiId, password, fetch, clock, gap: 0 });
  return { client, history, requests, sitoo, account };
}

/** The closings of a chain, in an account. */
function closings(seed: number, orders: number) {
  const clock = virtualClock(Date.parse("2027-01-01T10:00:00Z"));
  const made = trade({ seed, orders });
  const records = { zreports: [...made.zReports()] };
  const account = aShop({ ...made.shop, arrivals: [], records });
  const { baseUrl, fetch } = createSitooEmulator({ shop: account, clock });
  const { apiId, password, eshopid } = account;
  const client = createSitooClient({ baseUrl, eshopid, apiId, password, fetch, clock });
  return { client, made: records.zreports };
}

const nameOf = (report: { readonly registerid: string; readonly zreportid: number }): string =>
  `${report.registerid} ${String(report.zreportid)}`;

/** What the client asked for of an order, as it was made. Amounts are text: a float or a lost digit would show. */
const asked = (order: Readonly<Record<string, unknown>>, fields: readonly string[]): object =>
  Object.fromEntries(fields.map((field) => [field, order[field]]));

describe("the trade of a chain, read by the client", () => {
  it("any order survives emulator, wire and client unchanged", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
        const { client, history } = chain(seed, 120);
        const made = [...history.range(0, Infinity)];
        const read: Order[] = [];
        for await (const order of client.orders.each()) {
          if (!order.ok) throw new Error(`order ${String(order.id)}: ${order.faults.join()}`);
          read.push(order.value);
        }
        expect(read).toHaveLength(made.length);
        const fields = Object.keys(read[0] ?? {});
        for (const [nth, order] of read.entries()) expect(order).toEqual(asked(made[nth] ?? {}, fields));
      }),
      { numRuns: 6 },
    );
  });

  it("10,000 orders are read by watermark in ten requests, and at most one more", async () => {
    const { client, requests } = chain(11, 10_000);
    let [orders, last] = [0, 0];
    for await (const order of client.orders.each({ fields: ["orderdate"] })) {
      if (!order.ok) throw new Error("unreadable");
      expect(order.value.orderid).toBeGreaterThan(last);
      last = order.value.orderid;
      orders += 1;
    }
    expect(orders).toBe(10_000);
    expect(requests.length).toBeLessThanOrEqual(11);
  });

  it("a million orders are read from any place, and added to, without reading the others", async () => {
    const { client, history, sitoo, account } = chain(7, 1_000_000);
    const { newest } = history;
    const last: number[] = [];
    for await (const order of client.orders.each({ orderidfrom: newest - 10 }))
      last.push(order.ok ? order.value.orderid : 0);
    expect(last).toEqual(Array.from({ length: 11 }, (_, at) => newest - 10 + at));

    const { registers, stores } = account;
    const [register] = registers;
    const [store] = stores;
    if (!register || !store) throw new Error("The chain has no till.");
    const till = createTill({ books: sitoo.books, register, store });
    till.refund({ of: newest - 12, back: [{ orderitemid: 0, quantity: 1 }] });
    const orderitems = [{ productname: "Cap", quantity: 1, moneyrowprice: "1.00" as const }];
    expect(await client.orders.add({ ordertypeid: 10, externalid: "WEB-NEW", orderitems })).toBe(newest + 2);
  });

  it("its closings are read as they were made, when they are put into the account", async () => {
    const { client, made } = closings(7, 800);
    const read = new Map<string, object>();
    for await (const report of client.zReports.each()) {
      if (!report.ok) throw new Error(report.faults.join());
      read.set(nameOf(report.value), report.value);
    }
    expect(read).toEqual(new Map(made.map((report) => [nameOf(report), report])));
    expect(read.size).toBe(12);
  });
});
