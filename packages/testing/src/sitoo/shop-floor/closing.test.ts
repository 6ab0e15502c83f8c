import { describe, expect, it } from "vitest";
import { aRegister, aStore } from "../../builders.ts";
import { aStoreWithTill as store, cap, card, cash, noon } from "./test-store.ts";
import { createTill } from "./till.ts";

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

  it("has small fees at the rate at which they were sold, also when their order was open first", () => {
    const { till } = store();
    const free = { ...cap, gross: "0.00" };
    till.sell({ lines: [free], deliveryFee: { gross: "0.10", vat: 12 } });
    const { orderid } = till.takeDeposit({ lines: [free], checkoutFee: { gross: "0.01", vat: 6 } });
    till.deliver(orderid);
    expect(till.close()).toMatchObject({
      vatgroupssales: [
        { vatvalue: 6, moneytotal: "0.01", moneytotalvat: "0.00" },
        { vatvalue: 12, moneytotal: "0.10", moneytotalvat: "0.01" },
        { vatvalue: 25, moneytotal: "0.00" },
      ],
    });
  });

  it.each([
    ["counted", ["1,125.00"]],
    ["bankFinal", ["1125.00", "all"]],
  ] as const)("with no amount as %s says so, and the session goes on", (name, amounts) => {
    const { till } = store();
    till.sell({ lines: [cap], payments: [cash("125.00")] });
    expect(() => till.close(...amounts)).toThrow(`${name} is no amount: "${amounts.at(-1) ?? ""}".`);
    expect(till.close()).toMatchObject({
      ...{ zreportid: 1, moneysalestotal: "125.00", moneycash_expected: "1125.00", moneycash_diff: "0.00" },
    });
  });
});
