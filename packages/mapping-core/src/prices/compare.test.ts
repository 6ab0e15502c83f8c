import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, minus, sum, times, toText } from "../money/decimal.ts";
import { type AskedPrice, comparePaidPrices, type PriceFrom } from "./compare-paid.ts";
import { comparePrices, type SapPrice, type SitooPrice } from "./compare.ts";

const date = "2026-11-20";
const inSap = (sku: string, price: string, more: Partial<SapPrice> = {}): SapPrice => ({
  ...{ sku, priceList: 1, price: decimal(price), currency: "SEK", ...more },
});
const inSitoo = (sku: string, price: string, more: Partial<SitooPrice> = {}): SitooPrice => ({
  ...{ sku, priceList: 1, price: decimal(price), ...more },
});

async function compared(sap: readonly SapPrice[], sitoo: readonly SitooPrice[]) {
  const comparison = comparePrices(sap, sitoo, { date });
  return { differences: await Array.fromAsync(comparison), counts: comparison.counts() };
}
const causeOf = async (sap: SapPrice, price: string) =>
  (await compared([sap], [inSitoo(sap.sku, price)])).differences[0]?.likelyCause;

describe("prices of SAP against prices of Sitoo", () => {
  it("are told where they differ, list by list, with both figures", async () => {
    const sap = [inSap("A", "100"), inSap("A", "80", { priceList: 10 }), inSap("B", "5"), inSap("C", "7")];
    const sitoo = [
      inSitoo("A", "100.00"),
      inSitoo("A", "90", { priceList: 10 }),
      inSitoo("B", "5", { currency: "EUR" }),
      inSitoo("D", "1.50"),
    ];
    const { differences, counts } = await compared(sap, sitoo);
    expect(differences).toEqual([
      {
        code: "price-differs",
        sku: "A",
        priceList: 10,
        sap: "80.00",
        sitoo: "90.00",
        likelyCause: "unknown",
      },
      {
        code: "price-currency-differs",
        ...{ sku: "B", priceList: 1, sap: "5.00 SEK", sitoo: "5.00 EUR", likelyCause: "other-currency" },
      },
      { code: "price-missing-in-sitoo", sku: "C", priceList: 1, sap: "7.00", likelyCause: "never-sent" },
      { code: "price-left-in-sitoo", sku: "D", priceList: 1, sitoo: "1.50", likelyCause: "no-price-in-sap" },
    ]);
    expect(counts).toEqual({ prices: 5, agreed: 1 });
  });

  it("differ by one minor unit of the currency: two roundings of one price", async () => {
    expect(await causeOf(inSap("A", "99.90"), "99.91")).toBe("rounding");
    expect(await causeOf(inSap("A", "99.90"), "99.92")).toBe("unknown");
    expect(await causeOf(inSap("A", "990", { currency: "ISK" }), "991")).toBe("rounding");
  });

  it("differ because a special price is over, or has not begun", async () => {
    const specials = [
      { price: decimal("79"), to: "2026-11-19" },
      { price: decimal("69"), from: "2026-11-27", to: "2026-11-30" },
      { price: decimal("59"), from: "2026-11-20", to: "2026-11-20" },
    ];
    expect(await causeOf(inSap("A", "99", { specials }), "79")).toBe("special-price-over");
    expect(await causeOf(inSap("A", "99", { specials }), "69")).toBe("special-price-not-begun");
    expect(await causeOf(inSap("A", "99", { specials }), "59")).toBe("unknown");
  });

  it("differ because the VAT rate has changed, is left out, or was added twice", async () => {
    const food = inSap("A", "106", { vatRate: decimal("6"), formerVatRate: decimal("12") });
    expect(await causeOf(food, "112.00")).toBe("vat-rate-changed");
    const shirt = inSap("A", "125", { vatRate: decimal("25") });
    expect(await causeOf(shirt, "100")).toBe("without-vat");
    expect(await causeOf(shirt, "156.25")).toBe("vat-twice");
    expect(await causeOf(shirt, "112")).toBe("unknown");
  });

  it("differ because a change was not sent, or because somebody changed it in Sitoo", async () => {
    expect(await causeOf(inSap("A", "99", { sent: decimal("89") }), "89")).toBe("push-missing");
    expect(await causeOf(inSap("A", "99", { sent: decimal("99") }), "89")).toBe("changed-in-sitoo");
  });

  it("have no difference from themselves", async () => {
    const price = fc.tuple(
      fc.stringMatching(/^[A-Za-z0-9]{1,3}$/),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(9999),
    );
    const prices = fc.uniqueArray(price, { selector: ([sku, list]) => `${sku} ${list}` });
    await fc.assert(
      fc.asyncProperty(prices, async (unsorted) => {
        const rows = unsorted.toSorted(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1));
        const { differences, counts } = await compared(
          rows.map(([sku, priceList, amount]) => inSap(sku, String(amount), { priceList })),
          rows.map(([sku, priceList, amount]) => inSitoo(sku, String(amount), { priceList })),
        );
        expect([differences, counts.agreed]).toEqual([[], rows.length]);
      }),
    );
  });
});

const asked = (on: string, price: string, more: Partial<AskedPrice> = {}): AskedPrice => ({
  ...{ sku: "A", priceList: 1, date: on, price: decimal(price), quantity: decimal("1"), ...more },
});
const from = (sku: string, day: string, price: string): PriceFrom => ({
  ...{ sku, priceList: 1, from: day, price: decimal(price) },
});
async function paid(lines: readonly AskedPrice[], prices: readonly PriceFrom[]) {
  const comparison = comparePaidPrices(lines, prices);
  return { differences: await Array.fromAsync(comparison), counts: comparison.counts() };
}

describe("what items were sold at, against SAP's price of the day (H38)", () => {
  const history = [
    from("A", "2026-11-01", "100"),
    from("A", "2026-11-15", "125"),
    from("A", "2026-12-01", "150"),
  ];

  it("is told per item with how often, how many and what it did to the margin without VAT", async () => {
    const vatRate = decimal("25");
    const wrong = [
      asked("2026-11-16", "100", { vatRate, quantity: decimal("3") }),
      asked("2026-11-17", "100", { vatRate, quantity: decimal("-1") }),
    ];
    const { differences, counts } = await paid([asked("2026-11-01", "100"), ...wrong], history);
    expect(differences).toEqual([
      {
        ...{ code: "sold-at-other-price", sku: "A", priceList: 1, sitoo: "100.00", sap: "125.00" },
        ...{ lines: 2, quantity: "2", marginEffect: "-40.00", likelyCause: "former-price" },
      },
    ]);
    expect(counts).toEqual({ lines: 3, agreed: 1, rounded: 0 });
  });

  it("knows a price that came too early, one that SAP never had, and an item that had none", async () => {
    const causes = async (...lines: readonly AskedPrice[]) =>
      (await paid(lines, history)).differences.map(({ code, likelyCause }) => [code, likelyCause]);
    expect(await causes(asked("2026-11-20", "150"), asked("2026-11-20", "99"))).toEqual([
      ["sold-at-other-price", "later-price"],
      ["sold-at-other-price", "other-price"],
    ]);
    expect(await causes(asked("2026-10-31", "100"), asked("2026-11-20", "5", { sku: "B" }))).toEqual([
      ["sold-without-price", "no-price-in-sap"],
      ["sold-without-price", "no-price-in-sap"],
    ]);
  });

  it("counts one minor unit as rounding, and is no difference", async () => {
    const { differences, counts } = await paid([asked("2026-11-02", "100.01")], history);
    expect([differences, counts]).toEqual([[], { lines: 1, agreed: 0, rounded: 1 }]);
  });

  it("adds up to what was asked less what SAP would have asked, to the cent", async () => {
    const line = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: -5, max: 5 }));
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const sold = lines.map(([cents, quantity]) =>
          asked("2026-11-02", (cents / 100).toFixed(2), { quantity: decimal(String(quantity)) }),
        );
        const far = sold.filter(({ price }) => Math.abs(Number(price.toFixed()) - 100) > 0.015);
        const expected = sum(far.map(({ price, quantity }) => times(minus(price, decimal("100")), quantity)));
        const { differences } = await paid(sold, history);
        const told = sum(differences.map(({ marginEffect = "0" }) => decimal(marginEffect)));
        expect(toText(told)).toBe(toText(expected));
        expect(differences.reduce((all, each) => all + each.lines, 0)).toBe(far.length);
      }),
    );
  });
});
