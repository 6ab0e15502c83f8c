import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anOrder, aRegister, aStore } from "../../builders.ts";
import { createTill } from "../shop-floor/till.ts";
import type { Arrival } from "../shop.ts";
import { anAccount, openingTime } from "../test-account.ts";

const minute = 60_000;

/** An order that reaches Sitoo so many minutes after nine. */
const arrival = (orderid: number, minutes: number): Arrival => ({
  at: openingTime + minutes * minute,
  order: anOrder({ orderid, email: "arrived@example.com" }),
});

/** An account whose till sells, and to which a web shop adds orders, while more is to arrive. */
function aBusyAccount(shop: { readonly arrivals?: readonly Arrival[]; readonly coming?: Iterable<Arrival> }) {
  const account = anAccount({ shop });
  const { books } = account.sitoo;
  const till = createTill({ books, register: aRegister(), store: aStore() });
  const sell = (): number =>
    till.sell({ lines: [{ sku: "TEA-1" }], order: { email: "sold@example.com" } }).orderid;
  const add = () => account.post("/sites/1/orders.json", { ordertypeid: 10, email: "added@example.com" });
  const told = (): readonly (readonly [number, unknown])[] =>
    account.sitoo.orders().map(({ orderid, email }) => [orderid, email]);
  return { ...account, sell, add, told };
}

describe("an order that is made while others are still to arrive", () => {
  it("has a number that none of them has, so that nothing is overwritten", async () => {
    const { sell, add, told, clock } = aBusyAccount({ arrivals: [arrival(1, 1), arrival(2, 2)] });
    expect([sell(), await add()]).toEqual([3, 4]);
    await clock.wait(5 * minute);
    expect(told()).toEqual([
      [1, "arrived@example.com"],
      [2, "arrived@example.com"],
      [3, "sold@example.com"],
      [4, "added@example.com"],
    ]);
  });

  it("is still there at the end of any day, whoever made it when, and so is all that arrived", async () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 8 });
    const deeds = fc.array(fc.constantFrom("sell", "add", "wait"), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(numbers, deeds, async (orderids, plan) => {
        const arrivals = orderids.map((orderid, nth) => arrival(orderid, nth));
        const { sell, add, told, clock } = aBusyAccount({ arrivals });
        const made: unknown[] = [];
        for (const deed of plan) {
          if (deed === "wait") await clock.wait(minute);
          else made.push(deed === "sell" ? sell() : await add());
        }
        await clock.wait(60 * minute);
        const arrived = told().filter(([, email]) => email === "arrived@example.com");
        expect(arrived.map(([orderid]) => orderid)).toEqual(orderids.toSorted((a, b) => a - b));
        const others = told().filter(([, email]) => email !== "arrived@example.com");
        expect(others.map(([orderid]) => orderid)).toEqual(made);
      }),
      { numRuns: 40 },
    );
  });
});

describe("an order that is made while others come one at a time, so that nobody knows their numbers", () => {
  const coming = () => [arrival(1, 1), arrival(2, 2)];

  it("does not take the number of one whose time has come", async () => {
    const { sell, told, clock } = aBusyAccount({ coming: coming() });
    await clock.wait(minute);
    expect(sell()).toBe(2);
    expect(told()[0]).toEqual([1, "arrived@example.com"]);
  });

  it("stops the account, again and again, when one of them comes with its number", async () => {
    const { sell, get, clock, sitoo } = aBusyAccount({ coming: coming() });
    expect(sell()).toBe(1);
    await clock.wait(minute);
    const clash = "Order 1 comes with the number of an order that was made here";
    for (let again = 0; again < 2; again += 1) await expect(get("/orders.json")).rejects.toThrow(clash);
    expect(sitoo.books.orders.get(1)).toMatchObject({ email: "sold@example.com" });
  });

  it("is no matter when they have numbers of their own", async () => {
    const { sell, told, clock } = aBusyAccount({ coming: [arrival(1001, 1), arrival(1001, 2)] });
    expect(sell()).toBe(1);
    await clock.wait(3 * minute);
    expect(told().map(([orderid]) => orderid)).toEqual([1, 1001]);
  });
});
