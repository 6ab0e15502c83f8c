import {
  decimal,
  minus,
  type Plan,
  plus,
  type Step,
  sum,
  toText,
  zero,
  type Decimal,
} from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import { trade } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { chainCompany, chainRules, chainWorld, openBooks } from "./chain.ts";
import { postTrade } from "./post-trade.ts";

const seed = 20_261_125;
const ordersOf = (count: number): Iterable<Order> =>
  trade({ seed, orders: count, perDay: 400 }).history.range(0, Infinity) as Iterable<Order>; // as the client reads them

/** What a plan's documents come to, as the receipt says it: credit memos are negative. */
const documentsOf = ({ steps }: Plan): Decimal =>
  steps.reduce((total: Decimal, step) => {
    if (step.kind === "invoice") return plus(total, decimal(step.predicted.docTotal));
    return step.kind === "credit-memo" ? minus(total, decimal(step.predicted.docTotal)) : total;
  }, zero);

/** What came in less what went out. */
const paidIn = ({ steps }: Plan): Decimal =>
  steps.reduce((total: Decimal, step) => {
    if (step.kind === "payment") return plus(total, decimal(step.predicted.means));
    return step.kind === "outgoing-payment" ? minus(total, decimal(step.predicted.means)) : total;
  }, zero);

const clearedIn = (step: Step): Decimal => {
  if (step.kind !== "payment" && step.kind !== "outgoing-payment") return zero;
  if (step.body.TransferAccount !== "1690") return zero;
  return decimal(`${step.kind === "payment" ? "" : "-"}${String(step.body.TransferSum)}`);
};

describe(`20,000 orders of a chain (seed ${seed})`, () => {
  it.each([true, false])(
    "each plan comes to its receipt, its payments too, VAT within its bound, exchanges clear (VAT grouped: %j)",
    async (GroupLinesInVATCalculation) => {
      const world = chainWorld(chainRules(), { GroupLinesInVATCalculation });
      const { plans } = await postTrade(ordersOf(20_000), world);
      expect(plans.size).toBeGreaterThan(16_000);
      let cleared = zero;
      for (const plan of plans.values()) {
        expect([plan.orderid, toText(documentsOf(plan))]).toEqual([plan.orderid, plan.total]);
        expect([plan.orderid, toText(paidIn(plan))]).toEqual([plan.orderid, plan.total]);
        const lines = plan.steps.flatMap((step) =>
          step.kind === "invoice" || step.kind === "credit-memo" ? step.body.DocumentLines : [],
        );
        for (const { amount = "0" } of plan.breaks.filter(({ name }) => name === "vat-rounding"))
          expect(Math.abs(Number(amount))).toBeLessThanOrEqual(lines.length * 2 * 0.005 + 1e-9);
        cleared = plus(cleared, sum(plan.steps.map(clearedIn)));
      }
      expect(toText(cleared)).toBe("0.00");
    },
  );

  it("4,000 of them, posted to SAP's books, come to what was predicted", async () => {
    const settings = { GroupLinesInVATCalculation: true, PriceAccuracy: 4 };
    const books = openBooks(chainCompany(settings));
    const { plans } = await postTrade(ordersOf(4000), chainWorld(chainRules(), settings), books);
    expect(plans.size).toBeGreaterThan(3200);
    expect(books.balances()["1690"]).toBe("0.00");
  });
});
