import Big from "big.js";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { aCompany, anOrder } from "./builders.ts";

const add = (...amounts: readonly string[]): string =>
  amounts.reduce((total, each) => total.plus(each), Big(0)).toFixed(2);

const line = fc.record({
  gross: fc.integer({ min: 1, max: 2_000_000 }).map((ore) => Big(ore).div(100).toFixed(2)),
  quantity: fc.integer({ min: 1, max: 12 }),
  vat: fc.constantFrom(25, 12, 6, 0),
});

it("gives every line a net and a VAT that are its gross, and the header their sums", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const order = anOrder({ lines });

      order.orderitems.forEach(({ moneyitemtotal_net, moneyitemtotal_vat }, index) => {
        expect(add(moneyitemtotal_net, moneyitemtotal_vat)).toBe(lines[index]?.gross);
      });
      expect(add(...order.orderitems.map((item) => item.moneyitemtotal_net))).toBe(order.moneyfinal_net);
      expect(add(...order.orderitems.map((item) => item.moneyitemtotal_vat))).toBe(order.moneyfinal_vat);
      expect(add(order.moneyfinal_net, order.moneyfinal_vat)).toBe(order.moneytotal_gross_all);
      expect(add(...order.payments.map(({ moneyamount }) => moneyamount))).toBe(order.moneytotal_gross_all);
    }),
  );
});

it("takes the VAT out of the gross, rounded half up", () => {
  const [item] = anOrder({ lines: [{ gross: "49.90", vat: 12 }] }).orderitems;

  expect(item).toMatchObject({ moneyitemtotal_net: "44.55", moneyitemtotal_vat: "5.35" });
});

it("says 0.00 for the discounted price of a line without a discount", () => {
  const [item] = anOrder({ lines: [{ gross: "125.00" }] }).orderitems;

  expect(item).toMatchObject({
    moneynetpriceperunit: "100.00",
    moneyoriginalprice: "100.00",
    moneydiscountedprice: "0.00",
    moneydiscount: "0.00",
  });
});

it("states discounts net per unit, and the row's discount with VAT", () => {
  const [item] = anOrder({ lines: [{ gross: "200.00", quantity: 2, discount: "50.00" }] }).orderitems;

  expect(item).toMatchObject({
    moneyitemtotal_net: "160.00",
    moneyoriginalprice: "100.00",
    moneydiscountedprice: "80.00",
    moneydiscount: "20.00",
    additionaldata: { "orderitem-moneyrowdiscount": "50.00" },
  });
});

it("prices weighed goods per unit of weight, and counts their weight", () => {
  const [item] = anOrder({ lines: [{ gross: "53.00", unitQuantity: "0.500", vat: 6 }] }).orderitems;

  expect(item).toMatchObject({
    quantity: 1,
    decimalunitquantity: "0.500",
    decimalquantitytotal: "0.500",
    moneynetpriceperunit: "100.00",
    moneynetpriceperquantity: "50.00",
  });
});

it("keeps unit prices positive on a return", () => {
  const order = anOrder({ lines: [{ gross: "-125.00", quantity: -1 }] });

  expect(order.orderitems[0]).toMatchObject({
    moneynetpriceperunit: "100.00",
    moneyitemtotal_net: "-100.00",
  });
  expect(order.payments[0]).toMatchObject({ moneyamount: "-125.00" });
});

it("reads cash rounding off the payments, in both directions", () => {
  const up = anOrder({ lines: [{ gross: "49.90" }], payments: [{ name: "Cash", moneyamount: "50.00" }] });
  const down = anOrder({ lines: [{ gross: "62.40" }], payments: [{ name: "Cash", moneyamount: "62.00" }] });

  expect(up).toMatchObject({ moneytotal_gross_roundoff: "0.10", moneytotal_gross_all: "50.00" });
  expect(down).toMatchObject({ moneytotal_gross_roundoff: "-0.40", moneytotal_gross_all: "62.00" });
});

it("leaves payments that do not add up as they are", () => {
  const order = anOrder({ lines: [{ gross: "50.00" }], payments: [{ moneyamount: "40.00" }] });

  expect(order).toMatchObject({ moneytotal_gross_roundoff: "0.00", moneytotal_gross_all: "50.00" });
});

it("has no payments on an order that is not paid", () => {
  expect(anOrder({ paymentstateid: 0 }).payments).toEqual([]);
});

it("makes a company that knows the product of the plain order", () => {
  const { items, vatGroups } = aCompany();
  const [item] = anOrder().orderitems;

  expect(items.map(({ ItemCode }) => ItemCode)).toContain(item?.sku);
  expect(vatGroups.map(({ Code }) => Code)).toContain("S25");
});
