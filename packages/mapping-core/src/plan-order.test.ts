import type { OrderOverrides } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { facts, order, rules } from "../test/orders.ts";
import type { AdvanceFacts, RulesInput } from "./index.ts";
import { planOrder } from "./plan-order.ts";

const paid = (...amounts: string[]) => amounts.map((moneyamount) => ({ name: "Card", moneyamount }));

function problemsOf(
  overrides: OrderOverrides,
  advances: readonly AdvanceFacts[] = [],
  ruling: Partial<RulesInput> = {},
) {
  const result = planOrder(order({ orderid: 9, ...overrides }), rules(ruling), facts({ advances }));
  return result.ok ? [] : result.problems;
}

const account = { advances: { kind: "account", account: "2420" } } as const;
const downPayment = { advances: { kind: "down-payment", itemCode: "ADVANCE" } } as const;
const first = (amount: string): AdvanceFacts => ({ key: "SITOO-1500-9/advance-1", amount });

describe("what was posted before an order was final (H4)", () => {
  it("is the payment that the order still shows, else no money is moved", () => {
    const sale = { payments: paid("30.00", "70.00") };
    expect(problemsOf(sale, [first("30.00")], account)).toEqual([]);
    expect(problemsOf({ payments: paid("100.00") }, [first("30.00")], account)).toEqual([
      { code: "advance-unlike-payment", key: "SITOO-1500-9/advance-1", posted: "30.00", paid: "100.00" },
    ]);
  });

  it("is of a payment that the order has", () => {
    const gone = { key: "SITOO-1500-9/advance-3", amount: "30.00" };
    expect(problemsOf({}, [gone], account)).toEqual([
      { code: "advance-unlike-payment", key: gone.key, posted: "30.00", paid: "0.00" },
    ]);
  });

  it("is not forgotten when its rule is taken away", () => {
    const sale = { payments: paid("30.00", "70.00") };
    expect(problemsOf(sale, [first("30.00")])).toEqual([
      { code: "advance-without-rule", amount: "30.00", rule: "advances" },
    ]);
  });

  it("is no down payment of more than is sold at last", () => {
    const advance = { ...first("130.00"), downPayment: { key: "SITOO-1500-9/down-payment", vat: "26.00" } };
    const sale = { payments: paid("130.00", "-30.00") };
    expect(problemsOf(sale, [advance], downPayment)).toContainEqual({
      code: "advance-exceeds-sale",
      advance: "130.00",
      sale: "100.00",
    });
  });
});

describe("an order that cannot be", () => {
  it("is rounded by more than a coin: a total of 20.00 for goods of 100.00 is no rounding", () => {
    const rounded = { roundoff: "-80.00", payments: paid("20.00") };
    expect(problemsOf(rounded)).toEqual([
      { code: "rounding-too-large", amount: "80.00", largest: "0.50", rule: "cashRounding.largest" },
    ]);
    const cash = [{ name: "Cash", moneyamount: "100.50" }];
    expect(problemsOf({ roundoff: "0.50", payments: cash })).toEqual([]);
  });

  it("takes a unit back and hands its weight out", () => {
    const [item] = order().orderitems;
    const orderitems = [{ ...item, quantity: -1, decimalquantitytotal: "0.450" }];
    expect(problemsOf({ orderitems: orderitems as never })).toContainEqual({
      code: "quantities-contradict",
      sku: "SKU-1",
      quantity: "-1",
      decimalquantitytotal: "0.45",
    });
  });

  it("weighs its goods finer than Sitoo does", () => {
    const [item] = order().orderitems;
    const orderitems = [{ ...item, decimalquantitytotal: "0.4504567" }];
    expect(problemsOf({ orderitems: orderitems as never })).toContainEqual({
      code: "amount-too-fine",
      field: "orderitems.0.decimalquantitytotal",
      amount: "0.4504567",
    });
  });

  it.each([0, 1_795_165_200_000])("is of no day of trade: %d (H6)", (orderdate) => {
    expect(problemsOf({ orderdate })).toEqual([{ code: "impossible-order-date", orderdate }]);
  });
});
