import { describe, expect, it } from "vitest";
import { aStoreWithTill as store, cap, cash } from "./test-store.ts";

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
