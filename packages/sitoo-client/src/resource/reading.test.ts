import { anOrder, type Arrival } from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all, failing, morning, testAccount } from "../../test/test-account.ts";
import type { Read } from "../index.ts";

const idOf = (read: Read<{ readonly orderid: number }>): number => (read.ok ? read.value.orderid : -1);
const orders = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, nth) => anOrder({ orderid: from + nth }));

describe("reading by watermark", () => {
  it("takes one request for each thousand of 10,000 orders, and at most one more", async () => {
    const { client, seen } = testAccount({ shop: { orders: orders(1, 10_001) } });
    const read = await all(client.orders.each({ fields: ["orderdate"] }));
    expect(read).toHaveLength(10_000);
    expect(seen.length).toBeLessThanOrEqual(11);
  });

  it("asks for no page that cannot exist", async () => {
    const { client, seen } = testAccount({ shop: { orders: orders(1, 1001) } });
    await all(client.orders.each({ fields: ["orderdate"] }));
    expect(seen).toHaveLength(1);
  });

  it("gets every order of an account that cuts its pages shorter than was asked", async () => {
    const { client } = testAccount({ shop: { orders: orders(1, 251) }, options: { largestPage: 100 } });
    expect(await all(client.orders.each({ fields: ["orderdate"] }))).toHaveLength(250);
  });

  it("neither loses nor repeats an order, whatever arrives meanwhile", async () => {
    const plan = fc.record({
      there: fc.integer({ min: 0, max: 60 }),
      pageSize: fc.integer({ min: 1, max: 25 }),
      coming: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ there, pageSize, coming }) => {
        const { client, sitoo } = testAccount({
          shop: { orders: orders(1, there + 1) },
          client: { pageSize },
        });
        const read: number[] = [];
        let next = there + 1;
        for await (const order of client.orders.each({ fields: ["orderdate"] })) {
          read.push(idOf(order));
          const arrived = coming.filter((at) => at === read.length).length;
          for (const late of orders(next, next + arrived)) sitoo.deliver(late);
          next += arrived;
        }
        // What was there at the beginning is read, in its order and once; what comes at the end may be for the next time.
        expect(read).toEqual(Array.from(read, (_, nth) => nth + 1));
        expect(read.length).toBeGreaterThanOrEqual(there);
      }),
      { numRuns: 60 },
    );
  });

  it("goes on where it was when the next run begins", async () => {
    const coming: Arrival[] = orders(4, 6).map((order) => ({ at: morning + 60_000, order }));
    const { client, clock } = testAccount({ shop: { orders: orders(1, 4), coming } });
    expect((await all(client.orders.each())).map(idOf)).toEqual([1, 2, 3]);
    await clock.wait(60_000);
    expect((await all(client.orders.each({ orderidfrom: 4 }))).map(idOf)).toEqual([4, 5]);
  });

  it("begins where it was told, also by a text, and nowhere when that is no number", async () => {
    const { client } = testAccount({ shop: { orders: orders(1, 6) } });
    expect((await all(client.orders.each({ orderidfrom: "4" as never }))).map(idOf)).toEqual([4, 5]);
    const refusalOf = (orderidfrom: unknown) =>
      all(client.orders.each({ orderidfrom: orderidfrom as never })).catch((error: unknown) =>
        error instanceof Error ? error.message : error,
      );
    for (const orderidfrom of ["four", "1e3", 1.5, true])
      expect(await refusalOf(orderidfrom)).toBe("orderidfrom is no whole number.");
    for (const orderidfrom of ["", " "])
      expect(await refusalOf(orderidfrom)).toMatch(/^A list cannot be read: orderidfrom is empty/);
  });

  it("goes by rising id also when it asks for more names than one address can hold, and gives each order once", async () => {
    const named = orders(1, 251).map((order) => ({ ...order, externalid: `E-${String(order.orderid)}` }));
    const { client, seen } = testAccount({ shop: { orders: named }, client: { pageSize: 30 } });
    const names = named.map(({ externalid }) => externalid).toReversed();
    const twice = [...names, "E-1", "E-200", "E-250"];
    expect((await all(client.orders.each({ externalid: twice }))).map(idOf)).toEqual(
      Array.from({ length: 250 }, (_, nth) => nth + 1),
    );
    expect(seen.length).toBeLessThanOrEqual(12);
  });

  it("can be begun again with the same list", async () => {
    const { client } = testAccount({ shop: { orders: orders(1, 4) } });
    const list = client.orders.each({ orderidfrom: 2 });
    expect([(await all(list)).map(idOf), (await all(list)).map(idOf)]).toEqual([
      [2, 3],
      [2, 3],
    ]);
  });
});

describe("a question that would be taken for another one", () => {
  it.each([
    ["one name of a field for a list of them", { fields: "orderid" }, "fields is no list of names"],
    ["null for a name", { externalid: [null] }, "externalid has a value that is neither a text nor a number"],
    ["an empty name, which asks for everything", { externalid: ["A", ""] }, "externalid has an empty value"],
    ["a set", { externalid: new Set(["A"]) }, "externalid is neither a value nor a list of values"],
    ["half a character", { email: "\ud800" }, "email is half a character"],
  ])("is refused before it is sent: %s", async (_, query, words) => {
    const { client, seen } = testAccount();
    await expect(all(client.orders.each(query as never))).rejects.toThrow(words);
    expect(seen).toEqual([]);
  });

  it("is refused also of a call by its path", async () => {
    const { client, seen } = testAccount();
    const call = { method: "GET", path: "orders.json", query: { orderidfrom: Number.NaN } } as const;
    await expect(client.request(call)).rejects.toThrow("A call cannot be sent: orderidfrom is no number.");
    expect(seen).toEqual([]);
  });
});

describe("amounts", () => {
  it("never lose a digit between Sitoo and the caller", async () => {
    const money = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map((cents) => {
      const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
      return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}` as const;
    });
    await fc.assert(
      fc.asyncProperty(money, money, async (net, vat) => {
        const order = { ...anOrder({ orderid: 1 }), moneyfinal_net: net, moneyfinal_vat: vat };
        const { client } = testAccount({ shop: { orders: [order] } });
        expect(await client.orders.find(1)).toMatchObject({ moneyfinal_net: net, moneyfinal_vat: vat });
      }),
      { numRuns: 100 },
    );
  });
});

describe("what a back end in PHP does", () => {
  it.each(["{}", "[]"] as const)("an empty map comes as %s and is an empty map", async (emptyMaps) => {
    const order = anOrder({ orderid: 1, additionaldata: {} });
    const { client } = testAccount({ shop: { orders: [order] }, options: { emptyMaps } });
    expect(await client.orders.find(1)).toMatchObject({ additionaldata: {} });
  });

  it("ids come as text and are numbers", async () => {
    const { client } = testAccount({ shop: { orders: orders(1, 4) }, options: { idsAs: "text" } });
    expect((await all(client.orders.each())).map(idOf)).toEqual([1, 2, 3]);
    expect(await client.orders.newest()).toBe(3);
  });
});

describe("one record", () => {
  it("that Sitoo does not have is undefined, and one that cannot be read is an error with its faults", async () => {
    const broken = { ...anOrder({ orderid: 1 }), moneyfinal_net: 100.5 };
    const { client } = testAccount({ shop: { orders: [broken as never] } });
    expect(await client.orders.find(7)).toBeUndefined();
    const error = await failing(client.orders.find(1));
    expect(error).toMatchObject({ code: "sitoo-unreadable-answer" });
    expect(error.message).toContain("moneyfinal_net: expected a decimal as text");
  });
});
