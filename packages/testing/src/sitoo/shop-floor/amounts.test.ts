import { describe, expect, it } from "vitest";
import { aStoreWithTill as store, cap, card, cash, unitsOf } from "./test-store.ts";

type StoreWithTill = ReturnType<typeof store>;

describe("what is no amount or number is named, and nothing has happened:", () => {
  it.each<[string, (of: StoreWithTill) => unknown]>([
    [
      'lines[1].gross is no amount: "abc".',
      ({ till }) => till.sell({ lines: [cap, { ...cap, gross: "abc" }] }),
    ],
    [
      'lines[0].discount is no amount: "1 %".',
      ({ till }) => till.sell({ lines: [{ ...cap, discount: "1 %" }] }),
    ],
    [
      'lines[0].unitQuantity is no amount: "kg".',
      ({ till }) => till.sell({ lines: [{ ...cap, unitQuantity: "kg" }] }),
    ],
    [
      "lines[0].quantity is 0: units are whole, and not none.",
      ({ till }) => till.sell({ lines: [{ ...cap, quantity: 0 }] }),
    ],
    [
      'payments[0].moneyamount is no amount: "125,00".',
      ({ till }) => till.sell({ lines: [cap], payments: [card("125,00")] }),
    ],
    [
      'deliveryFee.gross is no amount: "".',
      ({ till }) => till.sell({ lines: [cap], deliveryFee: { gross: "", vat: 25 } }),
    ],
    [
      'salesTax.percent is no amount: "8 %".',
      ({ till }) => till.takeDeposit({ lines: [cap], salesTax: { name: "NYC", percent: "8 %" } }),
    ],
    ['amount is no amount: "ten".', ({ till }) => till.pettyCash("ten")],
    ["What leaves the drawer is above zero, and not -50.00.", ({ till }) => till.pettyCash("-50.00")],
    ["What leaves the drawer is above zero, and not -1.00.", ({ till }) => till.bankDrop("-1.00")],
    ['amount is no amount: "abc".', ({ till }) => till.practise("abc")],
    [
      'payments[0].moneyamount is no amount: "x".',
      ({ till }) => till.sellGiftCard("100.00", [{ moneyamount: "x" }]),
    ],
    ['amount is no amount: "x".', ({ till }) => till.sellGiftCard("x")],
  ])("%s", (words, act) => {
    const of = store();
    expect(() => act(of)).toThrow(words);
    expect(of.books.tables.giftcards.size()).toBe(0);
    expect(of.till.sell({ lines: [cap] }).additionaldata["pos-receiptid"]).toMatch(/1$/);
    expect(of.till.close()).toMatchObject({ numreceipts: 1, moneycash_expected: "1000.00", numpractice: 0 });
  });

  it("an exchange of which the sale fails prints no receipt, and nothing has come back", () => {
    const { till, books } = store();
    const sale = till.sell({ lines: [cap], payments: [cash("125.00")] });
    expect(() => till.exchange(unitsOf(sale.orderid), { lines: [cap], payments: [card("x")] })).toThrow(
      "payments[0].moneyamount is no amount",
    );
    expect(books.orders.size()).toBe(1);
    expect(till.refund(unitsOf(sale.orderid)).additionaldata["pos-receiptid"]).toMatch(/2$/);
  });
});
