import type { Order } from "@instep/sitoo-client";
import { anOrder } from "@instep/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { facts, rules } from "../test/orders.ts";
import { planAdvance } from "./advances/plan-advance.ts";
import { planOrder } from "./plan-order.ts";
import { problemCodes } from "./problems.ts";

const amount = fc.oneof(
  fc.integer({ min: -500_000, max: 500_000 }).map((cents) => (cents / 100).toFixed(2)),
  fc.constantFrom("0.00", "-0.00", "0", "10.005", "99999999999999.99", "1", "-7.5"),
);
const text = fc.constantFrom(
  "",
  "true",
  "false",
  "0",
  "12",
  "-1",
  "x".repeat(300),
  "__proto__",
  "Cash",
  "Card",
);
const anyKey = fc.constantFrom(
  ...["giftcard-cardnumber", "virtual-payment", "return-warehouseid", "pos-originalsales-orderitemid"],
  ...[
    "pos-originalsales-orderid",
    "pos-receiptid",
    "pos-timezone",
    "delivery-ignore-stock",
    "reasoncode-return",
  ],
  ...["product-group-name", "constructor", "pos-staff-externalid"],
);
const additionaldata = fc.dictionary(anyKey, text, { maxKeys: 4 });
const line = fc.record({
  sku: fc.constantFrom("SKU-1", "SKU-2", "", "toString", "y".repeat(80)),
  quantity: fc.integer({ min: -4, max: 4 }),
  vatvalue: fc.constantFrom(25, 12, 6, 0, 13, 5.5, -25, 100),
  decimalquantitytotal: fc.option(fc.constantFrom("0.450", "-1.5", "0.000", "3.000", "1.2345"), {
    nil: undefined,
  }),
  orderitemtype: fc.constantFrom(10, 10, 10, 20),
  moneyitemtotal_net: amount,
  moneyitemtotal_vat: amount,
  vouchername: text,
  additionaldata,
});
const payment = fc.record({
  name: fc.constantFrom("Cash", "Card", "Swish", "Gold", "valueOf"),
  moneyamount: amount,
  additionaldata,
});
const order = fc.record({
  orderitems: fc.array(line, { maxLength: 4 }),
  payments: fc.array(payment, { maxLength: 3 }),
  additionaldata,
  currencycode: fc.constantFrom("SEK", "EUR", "ISK", "xxx"),
  orderdate: fc.constantFrom(0, 1_795_165_200, -1, 9_999_999_999),
  creditorderid: fc.constantFrom(null, 0, 7),
  moneytotal_gross_all: amount,
  moneytotal_gross_roundoff: amount,
  moneyfinal_net: amount,
  moneyfinal_vat: amount,
  moneydelivery_net: amount,
  moneydelivery_vat: amount,
});

const everyRule = rules({
  exchangeAccount: "1690",
  giftCards: { kind: "single", itemCode: "GIFT", vatRate: "25", vatGroup: "S25" },
  advances: { kind: "down-payment", itemCode: "ADVANCE" },
  discountLineTypes: [20],
  fees: { delivery: { expenseCode: 1 } },
});

it("no order, however strange, makes the planner throw: what is wrong with it is told", () => {
  fc.assert(
    fc.property(order, fc.boolean(), (strange, allRules) => {
      const { additionaldata: extra, orderitems, ...fields } = strange;
      const items = orderitems.map((item, orderitemid) => ({ ...item, orderitemid }));
      const given = { ...anOrder(), ...fields, orderitems: items, additionaldata: extra } as unknown as Order;
      const ruling = allRules ? everyRule : rules();
      for (const plan of [planOrder, planAdvance]) {
        const result = plan(given, ruling, facts());
        const told = result.ok ? result.notes : result.problems;
        for (const { code } of told) expect(problemCodes).toContain(code);
        if (!result.ok) expect(told.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 2000 },
  );
});
