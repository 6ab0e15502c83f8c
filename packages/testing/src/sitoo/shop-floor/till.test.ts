import { describe, expect, it } from "vitest";
import { aRegister, aStore } from "../../builders.ts";
import { aStoreWithTill as store, cap, card, cash, noon } from "./test-store.ts";
import { createTill } from "./till.ts";

describe("a sale", () => {
  it("is one order with a receipt, and its goods leave the store", () => {
    const { till, books, onShelf } = store();
    const { orderid } = till.sell({ lines: [{ ...cap, quantity: 2, gross: "250.00" }] });
    expect(books.orders.get(orderid)).toMatchObject({
      ...{
        orderstateid: 10,
        paymentstateid: 20,
        ordertypeid: 10,
        moneyfinal_net: "200.00",
        moneyfinal_vat: "50.00",
      },
      additionaldata: { "pos-receiptid": "INS00000015000011", "store-externalid": "S1" },
    });
    expect(onShelf("CAP")).toBe("8.000");
  });

  it.each([
    ["12.40", "12.00", "-0.40"],
    ["12.50", "13.00", "0.50"],
    ["12.00", "12.00", "0.00"],
  ])("of %s in cash is paid with %s and rounded by %s", (gross, paid, roundoff) => {
    const { till } = store();
    expect(till.sell({ lines: [{ ...cap, gross }], payments: [cash(paid)] })).toMatchObject({
      moneytotal_gross_roundoff: roundoff,
      moneytotal_gross_all: paid,
    });
  });

  it("with a fee for the way home has it in its totals, beside its lines", () => {
    const { till } = store();
    expect(till.sell({ lines: [cap], deliveryFee: { gross: "50.00", vat: 25 } })).toMatchObject({
      ...{ moneytotal_net: "100.00", moneydelivery_net: "40.00", moneydelivery_vat: "10.00" },
      ...{ moneyfinal_net: "140.00", moneyfinal_vat: "35.00", moneytotal_gross_all: "175.00" },
    });
  });

  it("in a state with sales tax has it on top, and no VAT", () => {
    const { till } = store();
    const salesTax = { name: "NYC", percent: "8.875" };
    expect(till.sell({ lines: [{ ...cap, vat: 0, gross: "100.00" }], salesTax })).toMatchObject({
      ...{
        moneyfinal_net: "100.00",
        moneyfinal_vat: "0.00",
        moneyfinal_salestax: "8.88",
        moneytotal_gross_all: "108.88",
      },
      orderitems: [
        { salestaxes: [{ name: "NYC", moneytotal: "100.00", moneytax: "8.88", decimaltaxvalue: "8.875" }] },
      ],
    });
  });

  it("of which everything was taken off is paid by nobody", () => {
    const { till } = store();
    expect(till.sell({ lines: [{ ...cap, gross: "0.00", discount: "125.00" }] })).toMatchObject({
      moneytotal_gross_all: "0.00",
      payments: [],
    });
  });

  it("paid in foreign cash gives change in the till's own", () => {
    const { till } = store();
    const payments = [{ name: "EUR", moneyamount: "150.00" }, cash("-25.00")];
    expect(till.sell({ lines: [cap], payments })).toMatchObject({
      moneytotal_gross_all: "125.00",
      moneytotal_gross_roundoff: "0.00",
    });
  });
});

describe("a gift card", () => {
  it("is sold without VAT with its number on the line, and pays with its number on the payment", () => {
    const { till, books } = store();
    const sold = till.sellGiftCard("500.00");
    const number = sold.orderitems[0]?.additionaldata["giftcard-cardnumber"] ?? "";
    expect(sold).toMatchObject({ moneyfinal_net: "500.00", moneyfinal_vat: "0.00" });
    const sale = till.sell({ lines: [cap], payments: [till.giftCardPayment(number, "125.00")] });
    expect(sale).toMatchObject({
      payments: [
        { name: "Gift card", moneyamount: "125.00", additionaldata: { "giftcard-cardnumber": number } },
      ],
    });
    expect(() => till.giftCardPayment(number, "400.00")).toThrow("Insufficient funds");
    expect(books.tables.giftcardtransactions.where("cardnumber", number)).toHaveLength(2);
  });
});

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
});

describe("a closing", () => {
  it("counts what was sold, refunded, taken in advance and in the drawer", () => {
    const { till } = store();
    const sale = till.sell({ lines: [{ ...cap, quantity: 2, gross: "250.00" }], payments: [cash("250.00")] });
    till.refund({ of: sale.orderid, back: [{ orderitemid: 0, quantity: 1 }], payments: [cash("-125.00")] });
    till.sell({ lines: [{ ...cap, gross: "12.40", vat: 12 }], payments: [cash("12.00")] });
    till.takeDeposit({ lines: [cap], payments: [card("25.00")] });
    till.pettyCash("40.00");
    till.bankDrop("500.00");
    expect(till.close("600.00", "-100.00")).toMatchObject({
      ...{ zreportid: 1, numsales: 2, numrefund: 1, numreceipts: 3 },
      ...{ moneysalestotal: "262.40", moneyrefundtotal: "125.00", moneyroundoff: "-0.40" },
      ...{ moneysummarysubtotal: "137.40", moneysummarytotal: "137.00" },
      ...{ moneysalesnotdeliveredtotal: "125.00", numsalesnotdelivered: 1 },
      vatgroupssales: [
        { vatvalue: 12, moneytotal: "12.40" },
        { vatvalue: 25, moneytotal: "250.00", moneytotalnet: "200.00", moneytotalvat: "50.00" },
      ],
      paymentssales: [
        { name: "Card", moneytotal: "25.00", moneycaptured: "0.00", moneyinadvance: "25.00" },
        { name: "Cash", moneytotal: "262.00", moneycaptured: "262.00" },
      ],
      paymentsrefund: [{ name: "Cash", moneytotal: "125.00" }],
      ...{
        moneycash_in: "1000.00",
        moneycash_salesrefunds: "137.00",
        moneycash_petty: "-40.00",
        moneycash_bank: "-500.00",
      },
      ...{
        moneycash_expected: "597.00",
        moneycash_counted: "600.00",
        moneycash_diff: "3.00",
        moneycash_out: "500.00",
      },
    });
  });

  it("has the same total, whichever signs Sitoo writes", () => {
    const { books } = store();
    const signs = { refundsInReports: "negative", roundoff: "subtracted" } as const;
    const till = createTill({ books, register: aRegister(), store: aStore(), ...signs });
    const sale = till.sell({ lines: [{ ...cap, gross: "125.40" }], payments: [cash("125.00")] });
    expect(sale).toMatchObject({ moneytotal_gross_roundoff: "0.40", moneytotal_gross_all: "125.00" });
    till.refund({ lines: [{ ...cap, quantity: -1, gross: "-25.00" }] });
    expect(till.close()).toMatchObject({
      ...{
        moneyrefundtotal: "-25.00",
        moneysummaryrefund: "-25.00",
        moneyroundoff: "0.40",
        moneysummarytotal: "100.00",
      },
      paymentsrefund: [{ moneytotal: "-25.00" }],
    });
  });

  it("leaves the drawer and the lifetime to the next session, and nothing else", () => {
    const { till } = store();
    till.sell({ lines: [cap], payments: [cash("125.00")] });
    till.close();
    expect(till.close()).toMatchObject({
      ...{
        zreportid: 2,
        moneycash_in: "1125.00",
        moneysalestotal: "0.00",
        numreceipts: 0,
        moneygrandtotalsales: "125.00",
      },
    });
  });

  it("after midnight covers the time since the last one", async () => {
    const { till, clock } = store();
    await clock.wait(14 * 3_600_000);
    expect(till.close()).toMatchObject({ dateopened: noon / 1000, datecreated: noon / 1000 + 14 * 3600 });
  });
});

describe("the people of a store", () => {
  it("receive, move, scrap and count goods", () => {
    const { staff, onShelf, books } = store();
    staff.move(1, 2, [{ sku: "CAP", decimalquantity: "4.000" }]);
    staff.scrap(1, [{ sku: "CAP", decimalquantity: "1.000" }], "BROKEN");
    expect([onShelf("CAP"), onShelf("CAP", 2)]).toEqual(["5.000", "4.000"]);
    const counted = staff.takeStock(1, [{ sku: "CAP", decimalquantity: "3.000" }]);
    expect(counted).toMatchObject({ transactiontype: 50, items: [{ decimalquantity: "-2.000" }] });
    expect(onShelf("CAP")).toBe("3.000");
    expect(books.tables.warehousetransactions.size()).toBe(5);
  });
});
