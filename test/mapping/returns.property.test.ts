import { allocate, decimal, minus, negate, type Plan, sum, toText } from "@instep/mapping-core";
import type { OrderLine, OrderOverrides } from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { playKind, type Played } from "./play-kind.ts";

const articles = [
  { sku: "HOME-101", vat: 25 },
  { sku: "HOME-115", vat: 25 },
  { sku: "CAFE-102", vat: 12 },
  { sku: "BOOK-103", vat: 6 },
] as const;

/** A line of a sale: whole units of an article for some amount. */
const line = fc.record({
  article: fc.constantFrom(...articles),
  quantity: fc.integer({ min: 1, max: 5 }),
  cents: fc.integer({ min: 1, max: 200_000 }),
});
const tender = fc.constantFrom("Card", "Swish", "Gift card");
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: ({ article }) => article.sku });

type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

const amount = (cents: number): string => (cents / 100).toFixed(2); // of a whole number: the text is exact
const sold = ({ article, quantity, cents }: Line): OrderLine => ({
  ...article,
  quantity,
  gross: amount(cents),
});

type Unit = OrderLine & { readonly orderitemid: number; readonly gross: string };

/** All units of the lines, each with its share of what the line cost, to the cent. */
const unitsOf = (sale: readonly Line[]): readonly Unit[] =>
  sale.flatMap((each, orderitemid) => {
    const shares = allocate(
      decimal(amount(each.cents)),
      Array.from({ length: each.quantity }, () => decimal("1")),
    );
    return shares.map((gross) => ({ ...each.article, orderitemid, gross: `-${toText(gross)}` }));
  });

function returnOf(
  units: readonly Unit[],
  orderid: number,
  { name, reason }: { readonly name: string; readonly reason?: string },
): OrderOverrides {
  const back = units.map(({ orderitemid, quantity = 1, ...unit }) => ({
    ...unit,
    quantity: -quantity,
    additionaldata: {
      "pos-originalsales-orderitemid": String(orderitemid),
      ...(reason !== undefined && { "reasoncode-return": reason }),
    },
  }));
  const cents = units.reduce((total, { gross }) => total + Math.round(Number(gross) * 100), 0);
  const payments = cents === 0 ? [] : [payment(name, cents)];
  return { orderid, creditorderid: 1, lines: back, payments };
}

const payment = (name: string, cents: number) => ({
  name,
  moneyamount: amount(cents),
  ...(name === "Gift card" && { additionaldata: { "giftcard-cardnumber": "1" } }),
});

const saleOf = (sale: readonly Line[], name: string): OrderOverrides => {
  const total = sale.reduce((all, { cents }) => all + cents, 0);
  return { orderid: 1, lines: sale.map(sold), payments: [payment(name, total)] };
};

/** Accounts that moved, by how much. */
function movedIn({ books, before }: Played): Readonly<Record<string, string>> {
  const moved = Object.entries(books.balances()).map(([account, balance]) => {
    const was = decimal(before[account] ?? "0");
    return [account, toText(minus(decimal(balance), was))] as const;
  });
  return Object.fromEntries(moved.filter(([, difference]) => difference !== "0.00"));
}

const shrinkageOf = (plans: readonly Plan[]): string =>
  toText(
    sum(
      plans
        .flatMap(({ breaks }) => breaks.filter(({ name }) => name === "shrinkage"))
        .map((each) => decimal(each.amount ?? "0")),
    ),
  );

/** A line as it comes back whole, for what it cost. */
const wholeLines = (sale: readonly Line[]) =>
  sale.map(({ article, quantity, cents }, orderitemid) => ({
    ...article,
    orderitemid,
    quantity,
    gross: `-${amount(cents)}`,
  }));

/** The VAT that the receipts themselves leave, and what SAP's rounding adds to it by name. */
function vatLeft({ plans, receipts }: Played): string {
  const named = plans.flatMap(({ breaks }) => breaks.flatMap(({ amount: text }) => text ?? []));
  const own = receipts.map(({ moneyfinal_vat }) => moneyfinal_vat);
  return toText(sum([...named, ...own].map((text) => decimal(text))));
}

describe("a sale and its returns", () => {
  it("leave every account, tax and stock at zero: restocked, same tender, the sale's cost (H36)", async () => {
    await fc.assert(
      fc.asyncProperty(lines, tender, async (sale, name) => {
        const back = { order: returnOf(wholeLines(sale), 2, { name }) };
        const played = await playKind({ name: "all back", orders: [{ order: saleOf(sale, name) }, back] });
        expect(movedIn(played)).toEqual({});
        for (const { InStock } of played.books.b1.books.stock()) expect(InStock).toBe("100000");
      }),
      { numRuns: 40 },
    );
  });

  it("one unit at a time, leave what the receipts' own VAT leaves, and the rounding that is named (H13, H36)", async () => {
    await fc.assert(
      fc.asyncProperty(lines, tender, async (sale, name) => {
        const returns = unitsOf(sale).map((unit, index) => ({
          order: returnOf([unit], 2 + index, { name }),
        }));
        const orders = [{ order: saleOf(sale, name) }, ...returns];
        const played = await playKind({ name: "unit by unit", orders });
        const moved = movedIn(played);
        const vat = sum(["2611", "2621", "2631"].map((account) => decimal(moved[account] ?? "0")));
        expect(toText(negate(vat))).toBe(vatLeft(played));
        expect(moved["3010"] ?? "0.00").toBe(vatLeft(played));
        expect(Object.keys(moved).filter((account) => !/^(26|3010)/.test(account))).toEqual([]);
        for (const { InStock } of played.books.b1.books.stock()) expect(InStock).toBe("100000");
      }),
      { numRuns: 30 },
    );
  });

  it("leave exactly the named shrinkage when the goods are written off (H36)", async () => {
    await fc.assert(
      fc.asyncProperty(lines, tender, fc.boolean(), async (sale, name, byIssue) => {
        const writeOff = byIssue
          ? ({ kind: "goods-issue", warehouse: "DAMAGED", account: "6991" } as const)
          : ({ kind: "without-movement" } as const);
        const rules = { returns: { reasons: { FAULTY: "write-off" }, writeOff } } as const;
        const back = returnOf(wholeLines(sale), 2, { name, reason: "FAULTY" });
        const orders = [{ order: saleOf(sale, name) }, { order: back }];
        const played = await playKind({ name: "sale and write-off", rules, orders });
        const shrinkage = shrinkageOf(played.plans);
        expect(movedIn(played)).toEqual({ [byIssue ? "6991" : "4010"]: shrinkage, "1460": `-${shrinkage}` });
      }),
      { numRuns: 30 },
    );
  });
});
