import type { Item, SpecialPrice } from "@instep/sap-b1-client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { absolute, decimal, isLess, isNegative, minus, round, times, toText } from "../money/decimal.ts";
import { priceDifferences } from "./price-differences.ts";
import { PriceListRule, PriceRounding, PriceRules } from "./price-rules.ts";
import { roundPrice } from "./round-price.ts";
import { type PriceFacts, toPrice } from "./to-price.ts";
import { grossOfNet, netOfGross, rateOn } from "./vat-in-price.ts";

const item = (row: object, more: object = {}): Item => ({
  ItemCode: "A1",
  SalesVATGroup: "S25",
  ItemPrices: [{ PriceList: 1, Currency: "SEK", ...row }],
  ...more,
});

const vatGroups = {
  S25: [{ from: "1990-01-01", rate: "25" }],
  S12: [
    { from: "1990-01-01", rate: "12" },
    { from: "2026-04-01", rate: "6" },
  ],
};
const facts = (overrides: Partial<PriceFacts> = {}): PriceFacts => ({
  sku: "A1",
  pricelistid: 1,
  date: "2026-03-31",
  currency: "SEK",
  sapWithVat: false,
  sitooWithVat: true,
  vatGroups,
  ...overrides,
});
const list = (overrides: object = {}) => PriceListRule.parse({ priceList: 1, ...overrides });
const guard = (overrides: object = {}) => PriceRules.parse({ guard: overrides }).guard;
/** The rule of the list; what guards it stands beside, under `guard`. */
const priced = (
  what: Item,
  overrides: Partial<PriceFacts> = {},
  { guard: guarding = {}, ...rule }: Ruled = {},
) => toPrice(what, { list: list(rule), guard: guard(guarding) }, facts(overrides));
interface Ruled {
  readonly guard?: object;
  readonly [rule: string]: unknown;
}
const priceOf = (...args: Parameters<typeof priced>) => {
  const result = priced(...args);
  return result.ok ? result.value?.draft.moneyprice : result.problems;
};

describe("a price of SAP's in Sitoo", () => {
  it("gets its VAT where SAP has it without and Sitoo with, at the rate of the day", () => {
    expect(priceOf(item({ Price: 79.92 }))).toBe("99.90");
    const food = item({ Price: 100 }, { SalesVATGroup: "S12" });
    expect(priceOf(food)).toBe("112.00");
    expect(priceOf(food, { date: "2026-04-01" })).toBe("106.00");
  });

  it("loses its VAT where SAP has it with and Sitoo without", () => {
    expect(priced(item({ Price: 99.9 }), { sapWithVat: true, sitooWithVat: false })).toMatchObject({
      value: { draft: { moneyprice: "79.92" }, gross: "99.90", net: "79.92" },
    });
  });

  it("is not converted where both have it, or neither", () => {
    expect(priceOf(item({ Price: 99.95 }), { sapWithVat: true })).toBe("99.95");
    expect(priceOf(item({ Price: 79.96 }), { sitooWithVat: false })).toBe("79.96");
  });

  it("is no price where SAP has none: zero without a currency", () => {
    expect(priced(item({ Price: 0, Currency: null }))).toEqual({ ok: true, value: undefined, notes: [] });
    expect(priced(item({ PriceList: 2, Price: 5 }))).toMatchObject({ value: undefined });
  });

  it("is that of Sitoo's currency: the list's own or one of its additional ones, else a problem", () => {
    const two = item({ Price: 100, AdditionalPrice1: 9.5, AdditionalCurrency1: "EUR" });
    expect(priceOf(two, { currency: "EUR", sapWithVat: true })).toBe("9.50");
    expect(priceOf(two, { currency: "DKK" })).toMatchObject([
      { code: "price-in-other-currency", currency: "DKK", inSap: "SEK, EUR" },
    ]);
  });

  it("cannot be told without a VAT rate of that day", () => {
    expect(priceOf(item({ Price: 10 }, { SalesVATGroup: null }))).toMatchObject([
      { code: "price-without-vat-rate", vatGroup: "" },
    ]);
    expect(priceOf(item({ Price: 10 }), { date: "1980-01-01" })).toMatchObject([
      { code: "price-without-vat-rate", vatGroup: "S25", date: "1980-01-01" },
    ]);
  });
});

describe("special and volume prices", () => {
  const special = (overrides: object = {}): SpecialPrice => ({
    ItemCode: "A1",
    CardCode: "*1",
    Price: 80,
    Currency: "SEK",
    Valid: "tYES",
    ValidFrom: "2026-03-01",
    ValidTo: "2026-03-31",
    ...overrides,
  });
  const hundred = item({ Price: 100 });
  const gross = { sapWithVat: true } as const;

  it("hold on their days, and say until when", () => {
    const specials = [special()];
    expect(priced(hundred, { ...gross, specials })).toMatchObject({
      value: { draft: { moneyprice: "80.00" }, from: "special-price", until: "2026-03-31" },
    });
    expect(priced(hundred, { ...gross, specials, date: "2026-04-01" })).toMatchObject({
      value: { draft: { moneyprice: "100.00" }, from: "price-list" },
    });
  });

  it("are those for everybody on the list, in force, and only where the rules take them", () => {
    const is = (overrides: object, rule = {}) =>
      priceOf(hundred, { ...gross, specials: [special(overrides)] }, rule);
    expect(is({ CardCode: "C20001" })).toBe("100.00");
    expect(is({ CardCode: "*2" })).toBe("100.00");
    expect(is({ Valid: "tNO" })).toBe("100.00");
    expect(is({}, { specialPrices: false })).toBe("100.00");
  });

  it("are those of a period before the one around it", () => {
    const period = { DateFrom: "2026-03-15", Dateto: null, SpecialPrice: 70, PriceCurrency: "SEK" };
    const specials = [special({ SpecialPriceDataAreas: [period] })];
    expect(priceOf(hundred, { ...gross, specials })).toBe("70.00");
    expect(priceOf(hundred, { ...gross, specials, date: "2026-03-14" })).toBe("80.00");
  });

  it("hold until the next change that is known: of a period, of the price around it, of the VAT rate", () => {
    const untilOf = (specials: SpecialPrice[], date = "2026-03-10", more: object = {}) => {
      const result = priced(item({ Price: 100 }, more), { ...gross, specials, date });
      return result.ok ? result.value?.until : result.problems;
    };
    const period = { DateFrom: "2026-03-15", Dateto: "2026-06-30", Discount: 10 };
    expect(untilOf([special({ SpecialPriceDataAreas: [period] })])).toBe("2026-03-14");
    expect(untilOf([special({ SpecialPriceDataAreas: [period] })], "2026-03-15")).toBe("2026-03-31");
    expect(untilOf([special()], "2026-02-01")).toBe("2026-02-28");
    expect(untilOf([], "2026-03-10", { SalesVATGroup: "S12" })).toBe("2026-03-31");
    expect(untilOf([])).toBeUndefined();
  });

  it("are guarded as the price of one is, each of them", () => {
    const area = (Quantity: number, SpecialPrice: number) => ({
      Quantity,
      SpecialPrice,
      PriceCurrency: "SEK",
    });
    const levels = (...areas: object[]) => [
      special({
        SpecialPriceDataAreas: [
          { DateFrom: "2026-03-01", Dateto: null, SpecialPrice: 90, SpecialPriceQuantityAreas: areas },
        ],
      }),
    ];
    const cost = { ...gross, cost: "60.00" };
    expect(priceOf(hundred, { ...cost, specials: levels(area(3, 80), area(10, 70)) })).toMatchObject([
      { code: "price-below-cost", net: "56.00" },
    ]);
    for (const unusable of [levels(area(0, 80)), levels(area(-3, 80)), levels(area(3, 80), area(3, 85))])
      expect(priceOf(hundred, { ...gross, specials: unusable })).toMatchObject([
        { code: "volume-price-unusable" },
      ]);
  });

  it("may be a discount of a period, and rise in levels of whole units", () => {
    const period = {
      DateFrom: "2026-03-15",
      Dateto: "2026-03-31",
      Discount: 10,
      SpecialPriceQuantityAreas: [
        { Quantity: 10, Discountin: 20 },
        { Quantity: 3, SpecialPrice: 85, PriceCurrency: "SEK" },
      ],
    };
    const specials = [special({ Price: 0, SpecialPriceDataAreas: [period] })];
    expect(priced(hundred, { ...gross, specials })).toMatchObject({
      value: {
        draft: {
          moneyprice: "90.00",
          moneypricevolume: [
            { levelstart: 3, moneyprice: "85.00" },
            { levelstart: 10, moneyprice: "72.00" },
          ],
        },
      },
    });
    const parts = [
      special({
        SpecialPriceDataAreas: [{ ...period, SpecialPriceQuantityAreas: [{ Quantity: 2.5, Discountin: 5 }] }],
      }),
    ];
    expect(priceOf(hundred, { ...gross, specials: parts })).toMatchObject([
      { code: "volume-price-unusable", quantity: "2.5" },
    ]);
  });
});

describe("how a price is rounded", () => {
  const rounded = (price: string, rule: object) =>
    toText(roundPrice(decimal(price), PriceRounding.parse(rule), 2));

  it.each([
    ["12.345", { kind: "minor-unit" }, "12.35"],
    ["12.32", { kind: "step", step: "0.05" }, "12.30"],
    ["12.325", { kind: "step", step: "0.05" }, "12.35"],
    ["12.01", { kind: "step", step: "1", mode: "up" }, "13.00"],
    ["12.99", { kind: "step", step: "1", mode: "down" }, "12.00"],
    ["12.30", { kind: "ending", ending: "0.90" }, "11.90"],
    ["12.40", { kind: "ending", ending: "0.90" }, "12.90"],
    ["12.90", { kind: "ending", ending: "0.90", mode: "up" }, "12.90"],
    ["12.91", { kind: "ending", ending: "0.90", mode: "up" }, "13.90"],
    ["123.00", { kind: "ending", ending: "9.90", step: "10" }, "119.90"],
    ["128.00", { kind: "ending", ending: "9", step: "10", mode: "down" }, "119.00"],
    ["0.105", { kind: "ending", ending: "0.90" }, "0.11"],
    ["1.00", { kind: "ending", ending: "9.90", step: "10" }, "1.00"],
    ["0", { kind: "ending", ending: "0.90" }, "0.00"],
  ])("%s by %j is %s", (price, rule, expected) => {
    expect(rounded(price, rule)).toBe(expected);
  });

  it("is by the list, on the price that customers see", () => {
    expect(priceOf(item({ Price: 79 }), {}, { rounding: { kind: "ending", ending: "0.90" } })).toBe("98.90");
    const stored = { sapWithVat: true, sitooWithVat: false };
    expect(
      priced(item({ Price: 98.2 }), stored, { rounding: { kind: "ending", ending: "0.90" } }),
    ).toMatchObject({
      value: { gross: "97.90", draft: { moneyprice: "78.32" } },
    });
  });

  it("never moves a price further than its step, and never makes it negative", () => {
    const cents = fc
      .integer({ min: 0, max: 10_000_000 })
      .map((value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`);
    const rules = fc.oneof(
      fc.record({
        kind: fc.constant("step"),
        step: fc.constantFrom("0.05", "0.50", "1", "10"),
        mode: fc.constantFrom("half-up", "up", "down"),
      }),
      fc.record({
        kind: fc.constant("ending"),
        ending: fc.constantFrom("0.90", "0.95", "0"),
        step: fc.constantFrom("1", "10"),
        mode: fc.constantFrom("half-up", "up", "down"),
      }),
    );
    fc.assert(
      fc.property(cents, rules, (price, rule) => {
        const after = roundPrice(decimal(price), PriceRounding.parse(rule), 2);
        expect(isNegative(after)).toBe(false);
        expect(isLess(absolute(minus(after, decimal(price))), decimal(rule.step))).toBe(true);
      }),
    );
  });

  it("comes back to the cent: VAT added to a net price and taken off again", () => {
    const rate = fc.constantFrom("25", "12", "6", "20", "5.5");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), rate, (cents, percent) => {
        const net = times(decimal(String(cents)), decimal("0.01"));
        const gross = round(grossOfNet(net, decimal(percent)), 2, "half-up");
        expect(toText(round(netOfGross(gross, decimal(percent)), 2, "half-up"))).toBe(toText(net));
      }),
    );
  });

  it("is refused in rules that cannot be: an ending beyond its step, a step of nothing or finer than a cent", () => {
    expect(PriceRounding.safeParse({ kind: "ending", ending: "1.90" }).success).toBe(false);
    expect(PriceRounding.safeParse({ kind: "step", step: "0" }).success).toBe(false);
    expect(PriceRounding.safeParse({ kind: "step", step: 0.05 }).success).toBe(false);
    expect(PriceRounding.safeParse({ kind: "step", step: "0.005" }).success).toBe(false);
  });
});

describe("a price that a person must look at", () => {
  it("is below cost or leaves less than the margin, net against net", () => {
    const hundred = item({ Price: 100 });
    expect(priceOf(hundred, { cost: "100.00" })).toBe("125.00");
    expect(priceOf(hundred, { cost: "100.01" })).toMatchObject([
      { code: "price-below-cost", net: "100.00", cost: "100.01" },
    ]);
    expect(priceOf(hundred, { cost: "80.00" }, { guard: { leastMargin: "20" } })).toBe("125.00");
    expect(priceOf(hundred, { cost: "80.01" }, { guard: { leastMargin: "20" } })).toMatchObject([
      { code: "price-below-cost", leastMargin: "20" },
    ]);
  });

  it("rises or falls by more than the limit", () => {
    const hundred = item({ Price: 100 });
    expect(priceOf(hundred, { current: "250.00" })).toBe("125.00");
    expect(priceOf(hundred, { current: "250.01" })).toMatchObject([
      { code: "price-jump", was: "250.01", becomes: "125.00" },
    ]);
    expect(priceOf(hundred, { current: "12.50" })).toMatchObject([{ code: "price-jump" }]);
    expect(priceOf(hundred, { current: "0.00" })).toBe("125.00");
  });

  it("is less than nothing, as a discount of more than all of it makes it", () => {
    expect(priceOf(item({ Price: -10 }))).toMatchObject([{ code: "price-is-negative", price: "-12.50" }]);
  });

  it("is zero in a currency: free, unless the rules say that goods may be", () => {
    const free = item({ Price: 0 });
    expect(priceOf(free, { cost: "5.00" })).toMatchObject([{ code: "price-is-zero" }]);
    expect(priceOf(free, {}, { guard: { zero: "push" } })).toBe("0.00");
  });
});

describe("what is pushed of a list", () => {
  const draft = (moneyprice: `${number}`, levels: object[] = []) =>
    ({ sku: "A", moneyprice, moneypricevolume: levels }) as never;

  it("is what differs, and what SAP has taken away; nothing else", () => {
    const current = new Map([
      ["SAME", { moneyprice: "10.0" as const, moneypricevolume: [] }],
      ["OTHER", { moneyprice: "9.00" as const, moneypricevolume: [] }],
      ["GONE", { moneyprice: "9.00" as const, moneypricevolume: [] }],
      ["BY HAND", { moneyprice: "9.00" as const, moneypricevolume: [] }],
      [
        "LEVELS",
        { moneyprice: "10.00" as const, moneypricevolume: [{ levelstart: 3, moneyprice: "8.00" as const }] },
      ],
    ]);
    const wanted = [
      { sku: "SAME", draft: draft("10.00") },
      { sku: "OTHER", draft: draft("10.00") },
      { sku: "NEW", draft: draft("10.00") },
      { sku: "GONE", draft: undefined },
      { sku: "NEVER", draft: undefined },
      { sku: "LEVELS", draft: draft("10.00", [{ levelstart: 3, moneyprice: "8.50" }]) },
    ];
    expect(priceDifferences(wanted, current)).toMatchObject({
      set: [{ moneyprice: "10.00" }, { moneyprice: "10.00" }, { moneypricevolume: [{ moneyprice: "8.50" }] }],
      remove: ["GONE"],
      same: 2,
    });
  });
});

it("takes the rate that began last on or before the day", () => {
  expect(rateOn(vatGroups.S12, "2026-03-31")?.rate).toBe("12");
  expect(rateOn(vatGroups.S12, "2026-04-01")?.rate).toBe("6");
  expect(rateOn(vatGroups.S12.toReversed(), "2026-04-01")?.rate).toBe("6");
  expect(rateOn(vatGroups.S12, "1970-01-01")).toBeUndefined();
});
