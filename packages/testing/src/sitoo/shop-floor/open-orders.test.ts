import { describe, expect, it } from "vitest";
import { decimal, money } from "../decimals.ts";
import { aStoreWithTill as store, cap, card, cash } from "./test-store.ts";

describe("goods that come later", () => {
  it("are paid in advance: the order is open, and closes when they are handed over and the rest is paid", () => {
    const { till, books, onShelf } = store();
    const { orderid } = till.takeDeposit({ lines: [cap], payments: [card("25.00")] });
    expect(books.orders.get(orderid)).toMatchObject({
      orderstateid: 0,
      paymentstateid: 10,
      moneytotal_gross_all: "125.00",
    });
    expect(onShelf("CAP")).toBe("10.000");
    till.deliver(orderid, [{ ...anOrderPayment, moneyamount: "100.00" }]);
    expect(books.orders.get(orderid)).toMatchObject({
      orderstateid: 10,
      paymentstateid: 20,
      payments: [{ moneyamount: "25.00" }, { moneyamount: "100.00" }],
    });
    expect(onShelf("CAP")).toBe("9.000");
  });

  it("may be paid in full, and the order is open all the same", () => {
    const { till } = store();
    expect(till.takeDeposit({ lines: [cap] })).toMatchObject({ orderstateid: 0, paymentstateid: 20 });
  });

  it("are booked, held back, and sold by an order that names the booking", () => {
    const { till, books } = store();
    const booking = till.book([cap], books.now() + 86_400);
    expect(books.reserved({ warehouseid: 1, sku: "CAP" })).toBe("1.000");
    const sale = till.pickUp(booking.orderid, [cash("125.00")]);
    expect(sale).toMatchObject({
      ordertypeid: 10,
      additionaldata: { "pos-sourceorderid": String(booking.orderid) },
    });
    expect(books.reserved({ warehouseid: 1, sku: "CAP" })).toBe("0.000");
  });

  it("of a web order are handed out without a receipt", () => {
    const { till, books, onShelf } = store();
    const web = till.park([cap]);
    till.handOut(web.orderid);
    expect(books.orders.get(web.orderid)).toMatchObject({ orderstateid: 10 });
    expect(onShelf("CAP")).toBe("9.000");
  });

  it("are handed over once: a deposit that is closed or was cancelled is not open any more", () => {
    const { till, books, onShelf } = store();
    const [closed, cancelled] = [till.takeDeposit({ lines: [cap] }), till.takeDeposit({ lines: [cap] })];
    till.deliver(closed.orderid);
    books.deliver({ ...cancelled, orderstateid: 20 });
    for (const { orderid } of [closed, cancelled]) {
      expect(() => till.deliver(orderid)).toThrow(`Order ${String(orderid)} is not open.`);
      expect(() => till.handOut(orderid)).toThrow("is not open.");
    }
    expect(books.orders.get(cancelled.orderid)).toMatchObject({ orderstateid: 20 });
    expect(onShelf("CAP")).toBe("9.000");
    expect(till.close()).toMatchObject({ moneysalestotal: "125.00" });
  });

  it("are picked up once, and only what was booked or parked is", () => {
    const { till, books } = store();
    const [booked, sold] = [till.book([cap], books.now() + 3600), till.sell({ lines: [cap] })];
    till.pickUp(booked.orderid);
    expect(() => till.pickUp(booked.orderid)).toThrow(`Order ${String(booked.orderid)} is not open.`);
    expect(() => till.pickUp(sold.orderid)).toThrow(`Order ${String(sold.orderid)} is not open.`);
    const deposit = till.takeDeposit({ lines: [cap] });
    expect(() => till.pickUp(deposit.orderid)).toThrow("is neither booked nor parked.");
    const parked = till.park([cap]);
    expect(() => till.deliver(parked.orderid)).toThrow("is booked or parked: it is picked up.");
    expect(till.close()).toMatchObject({ moneysalestotal: "250.00" });
  });

  it("and are handed over in the session of their deposit are delivered in its report, with all that was paid", () => {
    const { till } = store();
    const { orderid } = till.takeDeposit({ lines: [cap], payments: [cash("25.00")] });
    till.deliver(orderid, [{ ...anOrderPayment, moneyamount: "100.00" }]);
    expect(till.close()).toMatchObject({
      ...{ moneysalestotal: "125.00", numsales: 1, numreceipts: 1 },
      ...{ moneysalesnotdeliveredtotal: "0.00", numsalesnotdelivered: 0 },
      paymentssales: [
        { name: "Card", moneytotal: "100.00", moneyinadvance: "0.00" },
        { name: "Cash", moneytotal: "25.00", moneyinadvance: "0.00" },
      ],
      ...{ moneycash_salesrefunds: "25.00", moneycash_diff: "0.00" },
    });
  });

  it("in a later session leave to its report what was paid then", () => {
    const { till } = store();
    const { orderid } = till.takeDeposit({ lines: [cap], payments: [card("25.00")] });
    expect(till.close()).toMatchObject({
      numsalesnotdelivered: 1,
      paymentssales: [{ moneyinadvance: "25.00" }],
    });
    till.deliver(orderid, [{ ...anOrderPayment, moneyamount: "100.00" }]);
    expect(till.close()).toMatchObject({
      moneysalestotal: "125.00",
      paymentssales: [{ moneytotal: "100.00", moneycaptured: "100.00" }],
    });
  });

  it.each([
    ["less than the rest", "99.99"],
    ["more than the rest", "100.01"],
  ])("are not handed over for %s", (_, moneyamount) => {
    const { till, books } = store();
    const { orderid } = till.takeDeposit({ lines: [cap], payments: [card("25.00")] });
    expect(() => till.deliver(orderid, [{ ...anOrderPayment, moneyamount }])).toThrow(
      `Order ${String(orderid)} comes to 125.00, and ${money(decimal(moneyamount).plus("25.00"))} was paid for it.`,
    );
    expect(books.orders.get(orderid)).toMatchObject({
      orderstateid: 0,
      payments: [{ moneyamount: "25.00" }],
    });
  });

  it("are rounded when their rest is paid in cash", () => {
    const { till } = store();
    const { orderid } = till.takeDeposit({
      lines: [{ ...cap, gross: "125.40" }],
      payments: [card("25.00")],
    });
    expect(till.deliver(orderid, [{ ...anOrderPayment, name: "Cash", moneyamount: "100.00" }])).toMatchObject(
      {
        ...{ moneytotal_gross_roundoff: "-0.40", moneytotal_gross_all: "125.00" },
      },
    );
    expect(till.close()).toMatchObject({ moneysummarytotal: "125.00", moneyroundoff: "-0.40" });
  });
});

const anOrderPayment = {
  name: "Card",
  externalid: "",
  reftype: "",
  refid: "",
  cardissuer: "Visa",
  additionaldata: {},
};
