import { describe, expect, it } from "vitest";
import { money, sum } from "../../builders/amounts.ts";
import type { SitooOrder } from "../../builders/order.ts";
import { aRegister, aStore } from "../../builders.ts";
import { aStoreWithTill as store, cap, cash, unitsOf } from "./test-store.ts";
import { createTill } from "./till.ts";

describe("an exchange", () => {
  it("is two orders that name each other, and their virtual payments are nothing together", () => {
    const { till } = store();
    const sale = till.sell({ lines: [cap] });
    const [back, taken] = till.exchange(
      { of: sale.orderid, back: [{ orderitemid: 0, quantity: 1 }] },
      { lines: [{ sku: "MUG", gross: "200.00" }] },
    );
    expect(back).toMatchObject({
      additionaldata: { "pos-refundsales-orderid": String(taken?.orderid) },
      payments: [{ name: "Exchange", moneyamount: "-125.00", additionaldata: { "virtual-payment": "true" } }],
    });
    expect(taken).toMatchObject({
      additionaldata: {
        "pos-refund-orderid": String(back?.orderid),
        "pos-refund-receiptid": back?.additionaldata["pos-receiptid"],
      },
      payments: [{ moneyamount: "125.00" }, { name: "Card", moneyamount: "75.00" }],
    });
  });

  it.each(["two orders", "one order"] as const)(
    "as %s pays nothing out for what comes back: it pays for what is taken",
    (as) => {
      const { till, books } = store();
      const sale = till.sell({ lines: [cap] });
      const refund = { ...unitsOf(sale.orderid), payments: [cash("-125.00")] };
      expect(() => till.exchange(refund, { lines: [cap] }, as)).toThrow(
        "What comes back pays for what is taken: the payments of an exchange are those of its sale.",
      );
      expect(books.orders.size()).toBe(1);
    },
  );

  it("names the right order whatever is sold elsewhere the moment it is told of", () => {
    const { till, books } = store();
    const other = createTill({
      books,
      register: aRegister({ registerid: "{0B}", registerkey: "INS2" }),
      store: aStore(),
    });
    const sale = till.sell({ lines: [cap] });
    const stop = books.onChange(({ table }) => {
      if (table !== "orders") return;
      stop();
      other.sell({ lines: [cap] });
    });
    const [back, taken] = till.exchange(unitsOf(sale.orderid), { lines: [{ ...cap, gross: "200.00" }] });
    expect(back?.additionaldata["pos-refundsales-orderid"]).toBe(String(taken?.orderid));
    expect(taken?.additionaldata["pos-refund-orderid"]).toBe(String(back?.orderid));
  });

  it("in two orders needs the numbers that only Sitoo gives", () => {
    const { till } = store();
    const sale = till.sell({ lines: [cap] });
    till.goOffline();
    const back = unitsOf(sale.orderid);
    expect(() => till.exchange(back, { lines: [cap] })).toThrow("an offline till does not have");
  });

  it("of an older till is one order with both signs", () => {
    const { till } = store();
    const sale = till.sell({ lines: [cap] });
    const back = unitsOf(sale.orderid);
    expect(till.exchange(back, { lines: [{ sku: "MUG", gross: "200.00" }] }, "one order")).toMatchObject([
      {
        moneytotal_gross_all: "75.00",
        creditorderid: sale.orderid,
        orderitems: [{ quantity: -1 }, { quantity: 1 }],
        payments: [{ moneyamount: "75.00" }],
      },
    ]);
  });

  it.each([
    ["a fee", { deliveryFee: { gross: "49.00", vat: 25 } }, "124.00"],
    ["sales tax", { salesTax: { name: "NYC", percent: "10" } }, "95.00"],
  ])("with %s on what is taken is paid to the cent", (_, asked, rest) => {
    const { till } = store();
    const sale = till.sell({ lines: [cap] });
    const mug = { sku: "MUG", gross: "200.00", vat: 0 };
    const [, taken] = till.exchange(unitsOf(sale.orderid), { lines: [mug], ...asked });
    expect(taken?.payments).toMatchObject([{ name: "Exchange" }, { name: "Card", moneyamount: rest }]);
    expect(paidIn(taken)).toBe(taken?.moneytotal_gross_all);
  });

  it("in one order keeps the fee and the words of what is taken, and taxes only that", () => {
    const { till } = store();
    const sale = till.sell({ lines: [cap] });
    const taken = {
      lines: [{ sku: "MUG", gross: "200.00", vat: 0 }],
      deliveryFee: { gross: "49.00", vat: 0 },
      salesTax: { name: "NYC", percent: "10" },
      order: { additionaldata: { "order-note": "A present" } },
    };
    const [both] = till.exchange(unitsOf(sale.orderid), taken, "one order");
    expect(both).toMatchObject({
      ...{ moneytotal_gross_delivery: "49.00", moneyfinal_salestax: "20.00", moneytotal_gross_all: "144.00" },
      additionaldata: { "order-note": "A present", "pos-originalsales-orderid": String(sale.orderid) },
    });
    expect(paidIn(both)).toBe("144.00");
  });
});

const paidIn = (order: SitooOrder | undefined): string =>
  money(sum((order?.payments ?? []).map(({ moneyamount }) => moneyamount)));
