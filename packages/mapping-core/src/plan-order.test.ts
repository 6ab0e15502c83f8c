import type { OrderOverrides } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { facts, order, rules } from "../test/orders.ts";
import { type AdvanceFacts, planAdvance, type RulesInput } from "./index.ts";
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

  it("is drawn, and not released as well, when it was a down payment and the rule has changed", () => {
    const advance = { ...first("30.00"), downPayment: { key: "SITOO-1500-9/down-payment", vat: "6.00" } };
    const sale = order({ orderid: 9, payments: paid("30.00", "70.00") });
    const result = planOrder(sale, rules(account), facts({ advances: [advance] }));
    const means = result.ok
      ? result.value.steps.flatMap((step) => (step.kind === "payment" ? [step.predicted.means] : []))
      : result.problems;
    expect(means).toEqual(["70.00"]);
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

describe("deliveries of an order (H26)", () => {
  const from = (warehouseid: number, ...quantities: number[]) => ({
    orderdeliveryid: warehouseid,
    warehouseid,
    orderdeliveryitems: quantities.map((quantity) => ({ orderitemid: 0, quantity })),
  });
  const linesOf = (...deliveries: ReturnType<typeof from>[]) => {
    const sold = order({ orderid: 9, lines: [{ quantity: 3, gross: "30.00" }] });
    const ruling = rules({ warehouses: { "44": "CENTRAL", "45": "LUND" } });
    const result = planOrder(sold, ruling, facts({ deliveries }));
    if (!result.ok) return result.problems;
    const [invoice] = result.value.steps;
    return invoice?.kind !== "invoice"
      ? []
      : invoice.body.DocumentLines.map(({ Quantity, WarehouseCode }) => `${Quantity} ${WarehouseCode}`);
  };

  it("say where goods left, every part of them and what came back again, and the store's own is the rest", () => {
    expect(linesOf(from(44, 2))).toEqual(["2 CENTRAL", "1 MALMO"]);
    expect(linesOf(from(44, 1, 1), from(45, 1))).toEqual(["2 CENTRAL", "1 LUND"]);
    expect(linesOf(from(44, 2), from(44, -1))).toEqual(["1 CENTRAL", "2 MALMO"]);
    const cancelled = { ...from(44, 2), datecancelled: 1_795_165_200 };
    expect(linesOf(cancelled, from(45, 1))).toEqual(["1 LUND", "2 MALMO"]);
  });

  it.each([[from(44, 5)], [from(44, 2), from(45, 2)], [from(44, -1)]])(
    "never change what was sold: more of it, or less than nothing, is a problem",
    (...deliveries) => {
      expect(linesOf(...deliveries)).toMatchObject([{ code: "delivered-unlike-sold", sold: "3" }]);
    },
  );
});

describe("a gift card that carries its VAT (H18)", () => {
  const giftCards = { kind: "single", itemCode: "GIFT", vatRate: "25", vatGroup: "S25" } as const;
  const card = { name: "Gift card", additionaldata: { "giftcard-cardnumber": "1" } };

  it("pays a part of several pieces where SAP takes VAT of the group: its line holds the group's cents (H13)", () => {
    const sale = order({
      lines: [{ quantity: 4, gross: "39.92" }],
      payments: [{ ...card, moneyamount: "5.00" }, ...paid("34.92")],
    });
    const grouped = { localCurrency: "SEK", priceAccuracy: 2, groupLinesInVat: true };
    const result = planOrder(sale, rules({ giftCards }), facts({ company: grouped }));
    expect(result.ok ? result.value.breaks.map(({ name }) => name) : result.problems).toContain(
      "single-purpose-voucher",
    );
  });

  it("is no advance: what it pays before the order is final is no money", () => {
    const open = { orderstateid: 0, paymentstateid: 10, payments: [{ ...card, moneyamount: "40.00" }] };
    const plan = planAdvance(order(open), rules({ giftCards, ...account }), facts());
    expect(plan).toMatchObject({ ok: true, value: { steps: [] } });
  });
});

it("a return is not held against another order's sale (H22)", () => {
  const refund = order({ creditorderid: 8, lines: [{ quantity: -1, gross: "-100.00" }] });
  const original = { orderid: 7, settled: true };
  expect(planOrder(refund, rules(), facts({ original }))).toMatchObject({
    problems: [{ code: "waits-for-sale", orderid: 8 }],
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
