import { describe, expect, it } from "vitest";
import { aStoreWithTill as store, cap, card, noon, unitsOf } from "./test-store.ts";

describe("a till that is offline", () => {
  it("delivers later what it sold, with the time of the sale and its receipt", async () => {
    const { till, books, clock } = store();
    till.goOffline();
    till.sell({ lines: [cap] });
    expect(books.orders.size()).toBe(0);
    await clock.wait(3 * 3_600_000);
    till.goOnline();
    expect([...books.orders.each({ from: 0, to: Infinity })]).toMatchObject([
      { orderdate: noon / 1000, moneytotal_gross_all: "125.00" },
    ]);
  });

  it("and breaks down leaves a gap in the receipts that its report knows of", () => {
    const { till, books } = store();
    till.sell({ lines: [cap] });
    till.goOffline();
    till.sell({ lines: [cap] });
    till.breakDown();
    till.sell({ lines: [cap] });
    const receipts = [...books.orders.each({ from: 0, to: Infinity })].map(({ additionaldata }) => ({
      ...(additionaldata as object),
    }));
    expect(receipts).toMatchObject([
      { "pos-receiptid": "INS00000015000011" },
      { "pos-receiptid": "INS00000015000013" },
    ]);
    expect(till.close()).toMatchObject({ numreceipts: 3 });
  });

  it("and closes has its reports in Sitoo after their orders, with the numbers that it gave them", () => {
    const { till, books } = store();
    expect(till.close()).toMatchObject({ zreportid: 1 });
    till.goOffline();
    till.sell({ lines: [cap] });
    const [first, second] = [till.close(), till.close()];
    expect([first, second]).toMatchObject([{ zreportid: 2, moneysalestotal: "125.00" }, { zreportid: 3 }]);
    expect([books.orders.size(), books.tables.zreports.size()]).toEqual([0, 1]);
    const seen: string[] = [];
    books.onChange(({ table, kind }) => seen.push(`${table} ${kind}`));
    till.goOnline();
    expect(seen.filter((name) => /^(orders|zreports) /.test(name))).toEqual([
      ...["orders created", "zreports created", "zreports created"],
    ]);
    expect(books.tables.zreports.all().map(({ zreportid }) => zreportid)).toEqual([1, 2, 3]);
    expect(till.close()).toMatchObject({ zreportid: 4, moneysalestotal: "0.00" });
  });

  it("learns the numbers of its orders when it is online, by which they are taken back and delivered", () => {
    const { till, books } = store();
    till.goOffline();
    const unknown = till.sell({ lines: [cap] });
    till.takeDeposit({ lines: [cap], payments: [card("125.00")] });
    expect(() => till.refund(unitsOf(unknown.orderid))).toThrow(
      "An order has no number before it reaches Sitoo: goOnline gives those that have one then.",
    );
    const [sale, deposit] = till.goOnline();
    expect(books.orders.get(sale?.orderid ?? 0)).toEqual(sale);
    expect(till.refund(unitsOf(sale?.orderid ?? 0))).toMatchObject({ creditorderid: sale?.orderid });
    till.deliver(deposit?.orderid ?? 0);
    expect(till.close()).toMatchObject({
      ...{ moneysalestotal: "250.00", moneyrefundtotal: "125.00", numsalesnotdelivered: 0 },
      paymentssales: [{ name: "Card", moneytotal: "250.00", moneyinadvance: "0.00" }],
    });
    expect(till.goOnline()).toEqual([]);
  });

  it("changes no order that Sitoo has", () => {
    const { till, books } = store();
    const [deposit, booked] = [till.takeDeposit({ lines: [cap] }), till.book([cap], books.now() + 3600)];
    till.goOffline();
    for (const change of [
      () => till.deliver(deposit.orderid),
      () => till.handOut(deposit.orderid),
      () => till.pickUp(booked.orderid),
    ])
      expect(change).toThrow("An offline till changes no order that Sitoo has.");
  });
});
