import { describe, expect, it } from "vitest";
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
});

const anOrderPayment = {
  name: "Card",
  externalid: "",
  reftype: "",
  refid: "",
  cardissuer: "Visa",
  additionaldata: {},
};
