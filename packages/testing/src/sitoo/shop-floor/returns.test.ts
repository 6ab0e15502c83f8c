import { describe, expect, it } from "vitest";
import { aRegister, aStore } from "../../builders.ts";
import { aStoreWithTill as store, cap, card, cash, unitsOf } from "./test-store.ts";
import { createTill } from "./till.ts";

describe("a return", () => {
  it("with the receipt names the sale, its line and why, and the goods come back", () => {
    const { till, onShelf } = store();
    const sale = till.sell({ lines: [{ ...cap, quantity: 3, gross: "100.00" }] });
    const back = till.refund({
      of: sale.orderid,
      back: [{ orderitemid: 0, quantity: 1, reason: "SIZE" }],
      reason: "REGRET",
    });
    expect(back).toMatchObject({
      creditorderid: sale.orderid,
      moneytotal_gross_all: "-33.33",
      additionaldata: {
        "pos-originalsales-orderid": String(sale.orderid),
        "refundreasoncode-reasoncode": "REGRET",
      },
      orderitems: [
        {
          quantity: -1,
          additionaldata: { "pos-originalsales-orderitemid": "0", "reasoncode-return": "SIZE" },
        },
      ],
      payments: [{ moneyamount: "-33.33" }],
    });
    expect(onShelf("CAP")).toBe("8.000");
  });

  it("one by one gives back what was paid, to the cent, and not a unit more, in whatever store", () => {
    const { till, books } = store();
    const other = createTill({
      books,
      register: aRegister({ registerid: "{0B}", registerkey: "INS2" }),
      store: aStore({ storeid: 2 }),
    });
    const sale = till.sell({ lines: [{ ...cap, quantity: 3, gross: "100.00" }] });
    const one = { of: sale.orderid, back: [{ orderitemid: 0, quantity: 1 }] };
    const amounts = [till.refund(one), other.refund(one), till.refund(one)].map(
      ({ moneytotal_gross_all }) => moneytotal_gross_all,
    );
    expect(amounts).toEqual(["-33.33", "-33.34", "-33.33"]);
    expect(() => other.refund(one)).toThrow("Of 3 units of line 0, 4 would have come back.");
  });

  it("without the receipt names no sale", () => {
    const { till } = store();
    const back = till.refund({
      lines: [{ ...cap, quantity: -1, gross: "-125.00" }],
      payments: [cash("-125.00")],
    });
    expect(back).toMatchObject({ creditorderid: null, moneytotal_gross_all: "-125.00" });
    expect(back.additionaldata).not.toHaveProperty("pos-originalsales-orderid");
  });

  it("at an offline till is remembered by that till, and refused when it comes again", () => {
    const { till, books } = store();
    const sale = till.sell({ lines: [cap] });
    till.goOffline();
    till.refund(unitsOf(sale.orderid));
    expect(() => till.refund(unitsOf(sale.orderid))).toThrow("Of 1 units of line 0, 2 would have come back.");
    till.goOnline();
    expect(() => till.refund(unitsOf(sale.orderid))).toThrow("Of 1 units of line 0, 2 would have come back.");
    expect(books.orders.where("creditorderid", sale.orderid)).toHaveLength(1);
  });

  it.each([0.5, 1.5, 0, -1, Number.NaN])(
    "of %s units is refused: units are whole, and above zero",
    (quantity) => {
      const { till, books } = store();
      const sale = till.sell({ lines: [{ ...cap, quantity: 3, gross: "100.00" }] });
      expect(() => till.refund(unitsOf(sale.orderid, quantity))).toThrow(
        `Units come back whole and above zero, and not ${String(quantity)} of line 0.`,
      );
      expect(books.orders.size()).toBe(1);
    },
  );

  it.each([
    ["units", { ...cap, gross: "-125.00" }],
    ["an amount", { ...cap, quantity: -1 }],
  ])("without the receipt is no sale: %s above zero is refused", (_, line) => {
    const { till, books } = store();
    expect(() => till.refund({ lines: [line] })).toThrow(
      "lines[0] comes back with units and amount below zero.",
    );
    expect(books.orders.size()).toBe(0);
  });

  it("gives back the sales tax that was paid as well, one by one to the cent", () => {
    const { till } = store();
    const salesTax = { name: "NYC", percent: "8.875" };
    const sale = till.sell({ lines: [{ ...cap, quantity: 3, vat: 0, gross: "100.00" }], salesTax });
    const back = [1, 2, 3].map(() => till.refund(unitsOf(sale.orderid)));
    expect(back.map(({ moneyfinal_salestax }) => moneyfinal_salestax)).toEqual(["-2.96", "-2.96", "-2.96"]);
    expect(back[0]?.orderitems).toMatchObject([
      { salestaxes: [{ name: "NYC", moneytotal: "-33.33", moneytax: "-2.96", decimaltaxvalue: "8.875" }] },
    ]);
    expect(back.map(({ moneytotal_gross_all }) => moneytotal_gross_all)).toEqual(
      back.map(({ payments }) => payments[0]?.moneyamount),
    );
    expect(till.close()).toMatchObject({ moneysummarysalestax: "0.00", moneysummarytotal: "0.00" });
  });

  it("that names a line twice gives back no unit twice", () => {
    const { till } = store();
    const sale = till.sell({ lines: [{ ...cap, quantity: 3, gross: "100.00" }] });
    const one = { orderitemid: 0, quantity: 1 };
    const back = till.refund({ of: sale.orderid, back: [one, one] });
    expect(back.orderitems.map(({ moneyitemtotal_net }) => moneyitemtotal_net)).toEqual(["-26.66", "-26.67"]);
    expect(() => till.refund({ of: sale.orderid, back: [one, one] })).toThrow(
      "Of 3 units of line 0, 4 would have come back.",
    );
  });

  it.each([
    ["parked", 0],
    ["booked", 1],
    ["paid in advance", 2],
    ["cancelled", 3],
  ])("of what was only %s is refused: nothing of it was sold", (_, nth) => {
    const { till, books } = store();
    const all = [
      till.park([cap]),
      till.book([cap], books.now() + 3600),
      till.takeDeposit({ lines: [cap], payments: [card("10.00")] }),
      { ...till.park([cap]), orderstateid: 20 },
    ];
    for (const order of all) books.deliver(order);
    const orderid = all[nth]?.orderid ?? 0;
    expect(() => till.refund(unitsOf(orderid))).toThrow(
      `Order ${String(orderid)} is not closed: nothing of it was sold.`,
    );
    expect(books.orders.size()).toBe(4);
  });

  it("of a gift card takes its money off it, so that what was used is not paid back", () => {
    const { till, books } = store();
    const [whole, used] = [till.sellGiftCard("200.00"), till.sellGiftCard("200.00")];
    till.giftCardPayment(used.orderitems[0]?.additionaldata["giftcard-cardnumber"] ?? "", "100.00");
    till.refund(unitsOf(whole.orderid));
    const number = whole.orderitems[0]?.additionaldata["giftcard-cardnumber"];
    const moved = books.tables.giftcardtransactions.where("cardnumber", number);
    expect(moved.map(({ moneyamount }) => moneyamount)).toEqual(["200.00", "-200.00"]);
    expect(() => till.refund(unitsOf(used.orderid))).toThrow("Insufficient funds");
    expect(books.orders.size()).toBe(3);
  });
});
