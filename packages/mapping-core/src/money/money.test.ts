import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import { decimal, type Decimal, equals, isNegative, minus, round, sum, toText } from "./decimal.ts";
import { grossOf, predictTotals } from "./sap-arithmetic.ts";
import { stateLines } from "./state-lines.ts";

const cents = (value: number): Decimal =>
  decimal((BigInt(value) < 0n ? "-" : "") + centsText(Math.abs(value)));
const centsText = (value: number): string =>
  `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, "0")}`;
const texts = (values: readonly Decimal[]): string[] => values.map((value) => toText(value));

describe("decimals", () => {
  it("add tenths without the float's error", () => {
    expect(toText(sum([decimal("0.1"), decimal("0.2")]))).toBe("0.30");
  });

  it("refuse what is not decimal text", () => {
    for (const text of ["", "abc", "1,50", "Infinity", "NaN"])
      expect(() => decimal(text)).toThrow(RangeError);
  });

  it("are never cut in silence when they become text", () => {
    expect(() => toText(decimal("10.005"))).toThrow(/more than 2 decimals/);
  });

  it("have no negative zero", () => {
    expect(toText(decimal("-0.00"))).toBe("0.00");
  });

  it("round by the mode that is named", () => {
    const modes = ["down", "half-up", "half-even", "up"] as const;
    expect(modes.map((mode) => toText(round(decimal("-2.345"), 2, mode)))).toEqual([
      "-2.34",
      "-2.35",
      "-2.34",
      "-2.35",
    ]);
  });
});

/** Never runs: it is here for the type check, which fails when a float is let in. */
export function floatsDoNotCompile(): void {
  // @ts-expect-error a bare number is no amount
  sum([0.1, 0.2]);
  // @ts-expect-error nor is its text, before it was read as a decimal
  toText("0.10");
  // @ts-expect-error and only text is read
  decimal(0.1);
}

describe("allocation", () => {
  it("gives the cents that rounding leaves to the largest remainders, ties to the earlier part", () => {
    expect(texts(allocate(decimal("100.00"), [decimal("1"), decimal("1"), decimal("1")]))).toEqual([
      "33.34",
      "33.33",
      "33.33",
    ]);
    expect(texts(allocate(decimal("-0.05"), [decimal("3"), decimal("7")]))).toEqual(["-0.02", "-0.03"]);
  });

  it("always adds up to the whole, with no part a whole cent from its exact share", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 }),
        (total, weights) => {
          const parts = allocate(cents(total), weights.map(cents));
          const whole = weights.reduce((a, b) => a + b, 0);
          expect(equals(sum(parts), cents(total))).toBe(true);
          for (const [index, part] of parts.entries()) {
            const exact = whole === 0 ? total / weights.length : (total * (weights[index] ?? 0)) / whole;
            expect(Math.abs(Number(toText(part)) * 100 - exact)).toBeLessThan(1 + 1e-6);
          }
        },
      ),
    );
  });
});

describe("SAP's arithmetic", () => {
  const line = (price: string, rate: string, quantity = "2") => ({
    priceAfterVat: decimal(price),
    quantity: decimal(quantity),
    vatRate: decimal(rate),
  });
  const sourced = [line("13.95", "19"), line("11.95", "19"), line("12.95", "19")];

  it("puts the cent that unit nets miss on the last line of the rate (sourced case at 19 %)", () => {
    const { docTotal, vatSum, lines } = predictTotals(sourced, { priceAccuracy: 2, groupLinesInVat: true });
    expect(texts(lines.map(({ net }) => net))).toEqual(["23.44", "20.08", "21.77"]);
    expect(texts([docTotal, vatSum])).toEqual(["77.70", "12.41"]);
  });

  it("computes VAT line by line where the company does not group lines", () => {
    const { lines } = predictTotals(sourced, { priceAccuracy: 2, groupLinesInVat: false });
    expect(texts(lines.map(({ net }) => net))).toEqual(["23.45", "20.08", "21.76"]);
  });

  it("rounds a half cent of VAT up where a discount on the document leaves one: 95.835", () => {
    const { vatSum } = predictTotals(
      [line("1022.24", "12", "1")],
      { priceAccuracy: 2, groupLinesInVat: false },
      { discountPercent: decimal("12.5") },
    );
    expect(toText(vatSum)).toBe("95.84");
  });

  it("keeps net plus VAT equal to the receipt for every line and document", () => {
    const anyLine = fc.record({
      priceAfterVat: fc.nat(500_000).map(cents),
      quantity: fc.integer({ min: -20, max: 20 }).map((value) => decimal(String(value))),
      vatRate: fc.constantFrom("25", "12", "6", "0").map(decimal),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), fc.boolean(), (lines, groupLinesInVat) => {
        const totals = predictTotals(lines, { priceAccuracy: 2, groupLinesInVat });
        expect(equals(totals.docTotal, sum(lines.map((line) => grossOf(line))))).toBe(true);
        const net = sum(totals.lines.map((each) => each.net));
        expect(equals(minus(totals.docTotal, totals.vatSum), net)).toBe(true);
      }),
    );
  });
});

describe("stating a line", () => {
  const stated = (quantity: string, gross: string): string[] =>
    stateLines(decimal(quantity), decimal(gross), { priceAccuracy: 2 }).map(
      (each) => `${each.quantity.toFixed()} x ${toText(each.priceAfterVat)}`,
    );

  it("splits a line whose price does not divide", () => {
    expect(stated("3", "100.00")).toEqual(["2 x 33.33", "1 x 33.34"]);
    expect(stated("7", "100.00")).toEqual(["3 x 14.28", "4 x 14.29"]);
  });

  it("lets one unit of measured goods take the remainder", () => {
    expect(stated("2.350", "99.99")).toEqual(["2.35 x 42.55"]);
    expect(stated("9.75", "100.00")).toEqual(["8.75 x 10.26", "1 x 10.22"]);
  });

  it("states a discount line as a negative quantity at a positive price (H27)", () => {
    expect(stated("1", "-50.00")).toEqual(["-1 x 50.00"]);
  });

  it("adds up to the receipt exactly, for pieces and for measured goods, at positive prices only", () => {
    const quantity = fc.oneof(
      fc.integer({ min: 1, max: 200 }).map(String),
      fc.integer({ min: 1, max: 50_000 }).map((grams) => (grams / 1000).toFixed(3)),
    );
    fc.assert(
      fc.property(quantity, fc.nat(2_000_000), fc.constantFrom(2, 3, 4, 6), (units, gross, priceAccuracy) => {
        const lines = stateLines(decimal(units), cents(gross), { priceAccuracy });
        expect(toText(sum(lines.map((line) => grossOf(line))))).toBe(toText(cents(gross)));
        expect(equals(sum(lines.map((each) => each.quantity)), decimal(units))).toBe(true);
        expect(lines.some((each) => isNegative(each.priceAfterVat))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
