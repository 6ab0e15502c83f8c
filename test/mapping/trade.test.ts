import type { Order } from "@instep/sitoo-client";
import { trade } from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainCompany, chainRules, chainWorld, openBooks } from "./chain.ts";
import { postTrade } from "./post-trade.ts";

const ordersOf = (seed: number, count: number): Iterable<Order> =>
  trade({ seed, orders: count }).history.range(0, Infinity) as Iterable<Order>; // as the client reads them

describe("the trade of a chain, posted to SAP", () => {
  it.each([
    { GroupLinesInVATCalculation: false, PriceAccuracy: 2 },
    { GroupLinesInVATCalculation: true, PriceAccuracy: 2 },
    { GroupLinesInVATCalculation: true, PriceAccuracy: 6 },
  ])("every document comes to what its plan predicted, to the cent: %j", async (settings) => {
    const books = openBooks(chainCompany(settings));
    const world = chainWorld(chainRules(), settings);
    const { plans } = await postTrade(ordersOf(7, 240), world, books);
    expect(plans.size).toBeGreaterThan(180);
    expect(books.balances()["1690"]).toBe("0.00");
  });
});

describe("any order that a chain can make", () => {
  it("is planned without a problem, and its documents come to its receipt", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), fc.boolean(), async (seed, grouped) => {
        const world = chainWorld(chainRules(), { GroupLinesInVATCalculation: grouped });
        const { plans } = await postTrade(ordersOf(seed, 100), world);
        expect(plans.size).toBeGreaterThan(70);
      }),
      { numRuns: 10 },
    );
  });
});
