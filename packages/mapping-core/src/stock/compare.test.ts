import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "../money/decimal.ts";
import { compareStock, type SapStock, type SitooStock, type StockTolerance } from "./compare.ts";

type More = Partial<Record<"pending" | "sent", string>> & { readonly storeMovement?: boolean };

const inSap = (sku: string, available: string, { pending, sent, ...more }: More = {}): SapStock => ({
  ...{ sku, available: decimal(available), ...more },
  ...(pending !== undefined && { pending: decimal(pending) }),
  ...(sent !== undefined && { sent: decimal(sent) }),
});
const inSitoo = (sku: string, total: string): SitooStock => ({ sku, total: decimal(total) });

async function compared(sap: readonly SapStock[], sitoo: readonly SitooStock[], pool: StockTolerance = {}) {
  const comparison = compareStock(sap, sitoo, pool);
  return { differences: await Array.fromAsync(comparison), counts: comparison.counts() };
}
const causeOf = async (sap: SapStock, sitoo: SitooStock, pool?: StockTolerance) =>
  (await compared([sap], [sitoo], pool)).differences[0]?.likelyCause;

describe("stock of SAP against stock of Sitoo", () => {
  it("is told where it differs, with both figures, and counted where it agrees", async () => {
    const sap = [inSap("A", "5"), inSap("B", "3"), inSap("C", "2"), inSap("D", "0")];
    const sitoo = [inSitoo("A", "5.000"), inSitoo("B", "7"), inSitoo("X", "1"), inSitoo("Y", "0")];
    const { differences, counts } = await compared(sap, sitoo);
    expect(differences).toEqual([
      { code: "stock-differs", sku: "B", sap: "3.000", sitoo: "7.000", likelyCause: "unknown" },
      { code: "stock-missing-in-sitoo", sku: "C", sap: "2.000", likelyCause: "never-sent" },
      { code: "stock-without-item", sku: "X", sitoo: "1.000", likelyCause: "unknown-item" },
    ]);
    expect(counts).toEqual({ skus: 6, agreed: 3 });
  });

  it("differs by sales that SAP does not have yet (H20)", async () => {
    expect(await causeOf(inSap("A", "3", { pending: "2" }), inSitoo("A", "5"))).toBe("pending-sales");
    expect(await causeOf(inSap("A", "5", { pending: "-1" }), inSitoo("A", "4"))).toBe("pending-sales");
    expect(await causeOf(inSap("A", "3", { pending: "2" }), inSitoo("A", "9"))).toBe("unknown");
  });

  it("differs by what a store counted, moved or scrapped, whatever else may be true (H21)", async () => {
    const held = inSap("A", "3", { pending: "2", sent: "5", storeMovement: true });
    expect(await causeOf(held, inSitoo("A", "5"))).toBe("store-movement");
  });

  it("differs because a change was not sent, or because somebody changed it in Sitoo", async () => {
    expect(await causeOf(inSap("A", "3", { sent: "8" }), inSitoo("A", "8"))).toBe("push-missing");
    expect(await causeOf(inSap("A", "3", { sent: "3" }), inSitoo("A", "8"))).toBe("changed-in-sitoo");
  });

  it("differs by less than the pool sells", async () => {
    expect(await causeOf(inSap("A", "2.75"), inSitoo("A", "2"))).toBe("rounding");
    expect(await causeOf(inSap("A", "2.75"), inSitoo("A", "2"), { decimals: 2 })).toBe("unknown");
    expect(await causeOf(inSap("A", "3"), inSitoo("A", "2"))).toBe("unknown");
  });

  it("differs by so little that the pool does not push it, unless it is sold out or for sale again", async () => {
    const pool = { leastChange: "2" };
    expect(await causeOf(inSap("A", "5"), inSitoo("A", "7"), pool)).toBe("small-change");
    expect(await causeOf(inSap("A", "5"), inSitoo("A", "8"), pool)).toBe("unknown");
    expect(await causeOf(inSap("A", "0"), inSitoo("A", "1"), pool)).toBe("unknown");
  });

  it("is not compared where a SKU stands twice on one side", async () => {
    const { differences } = await compared([inSap("A", "1"), inSap("A", "1")], [inSitoo("A", "1")]);
    expect(differences).toEqual([{ code: "stock-stated-twice", sku: "A", likelyCause: "two-records" }]);
  });

  it("has no difference from itself, and as many differences as figures were changed", async () => {
    const figures = fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^[A-Za-z0-9]{1,4}$/), fc.nat(99), fc.boolean()),
      {
        selector: ([sku]) => sku,
      },
    );
    await fc.assert(
      fc.asyncProperty(figures, async (unsorted) => {
        const rows = unsorted.toSorted(([a], [b]) => (a < b ? -1 : 1));
        const sap = rows.map(([sku, figure]) => inSap(sku, String(figure)));
        const same = rows.map(([sku, figure]) => inSitoo(sku, String(figure)));
        expect((await compared(sap, same)).differences).toEqual([]);
        const other = rows.map(([sku, figure, isOff]) => inSitoo(sku, String(figure + (isOff ? 1 : 0))));
        const { differences } = await compared(sap, other);
        expect(differences.map(({ sku }) => sku)).toEqual(
          rows.flatMap(([sku, , isOff]) => (isOff ? [sku] : [])),
        );
      }),
    );
  });
});
