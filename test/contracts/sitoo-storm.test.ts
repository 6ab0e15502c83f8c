import { createSitooClient, SitooError } from "@instep/sitoo-client";
import {
  aShop,
  aWarehouse,
  createFaults,
  createSitooEmulator,
  type FaultKind,
  faultKinds,
  seededRandom,
  virtualClock,
} from "@instep/testing";
import fc from "fast-check";
import { expect, it } from "vitest";

/** Of every kind of fault as many as a bad day has, without those that wait for somebody for ever. */
const rates = Object.fromEntries(faultKinds.map((kind) => [kind, 0.02])) as Record<FaultKind, number>;

function stormyAccount(seed: number) {
  const clock = virtualClock(Date.parse("2026-07-14T10:00:00Z"));
  const products = [{ productid: 1, sku: "CAP", title: "Cap" }];
  const shop = aShop({
    warehouses: [aWarehouse({ warehouseid: 2, warehousetype: 10 })],
    records: { products },
  });
  const random = seededRandom(seed);
  const faults = createFaults({ random, rates });
  const sitoo = createSitooEmulator({ shop, clock, faults });
  const { apiId, password, eshopid } = shop;
  const { baseUrl, fetch } = sitoo;
  return {
    sitoo,
    client: createSitooClient({ baseUrl, eshopid, apiId, password, fetch, clock, random, gap: 0 }),
  };
}

it("in a storm of faults no write is made twice, and what is told of each is the truth", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
      const { sitoo, client } = stormyAccount(seed);
      const told: string[] = [];
      for (let nth = 0; nth < 25; nth += 1) {
        const externalid = `WEB-${String(nth)}`;
        const orderitems = [
          { productname: "Cap", sku: "CAP", quantity: 1, moneyrowprice: "125.00" as const },
        ];
        const outcome = await client.orders.add({ ordertypeid: 10, externalid, orderitems }).then(
          (orderid) => `confirmed ${String(orderid)}`,
          (error: unknown) => (error instanceof SitooError ? error.outcome : "another error"),
        );
        told.push(outcome);
        const made = sitoo.orders().filter((order) => order.externalid === externalid);
        expect(made.length).toBeLessThanOrEqual(1);
        if (outcome.startsWith("confirmed")) expect(outcome).toBe(`confirmed ${String(made[0]?.orderid)}`);
        if (outcome === "rejected" || outcome === "not-sent") expect(made).toEqual([]);
      }
      expect(told).not.toContain("another error");

      const items = [{ sku: "CAP", decimalquantity: "1.000", moneypricein: "1.00" }] as const;
      const drafts = Array.from(
        { length: 12 },
        (_, nth) =>
          ({ warehouseid: 2, transactiontype: 10, externalid: `GR-${String(nth)}`, items }) as const,
      );
      const results = (
        await Promise.all(
          drafts.map((draft) => client.warehouseTransactions.batchAdd([draft]).catch(() => [])),
        )
      ).flat();
      const made = [...sitoo.books.tables.warehousetransactions.all()].map(({ externalid }) => externalid);
      expect(new Set(made).size).toBe(made.length);
      for (const { key, outcome } of results) {
        if (outcome === "confirmed") expect(made).toContain(key);
        if (outcome === "rejected" || outcome === "not-sent") expect(made).not.toContain(key);
      }
    }),
    { numRuns: 30 },
  );
});
