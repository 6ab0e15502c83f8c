import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderRecord, Stored } from "../books/records.ts";
import { decimal, money, sum } from "../decimals.ts";
import { trade } from "./trade.ts";

const seeds = fc.integer({ min: 1, max: 2 ** 31 });
const ordersOf = (seed: number, orders = 600): readonly OrderRecord[] => {
  const { history } = trade({ seed, orders, perDay: 120 });
  return [...history.range(0, Infinity)];
};
const items = ({ orderitems }: OrderRecord): readonly Stored[] => orderitems as readonly Stored[];
const payments = ({ payments: paid }: OrderRecord): readonly Stored[] => paid as readonly Stored[];
const data = ({ additionaldata }: Stored): Readonly<Record<string, string>> =>
  additionaldata as Readonly<Record<string, string>>;
const total = (values: readonly unknown[]): string => money(sum(values.map((value) => decimal(value))));
const isFinalAtTill = ({ registerid, orderstateid, ordertypeid }: OrderRecord): boolean =>
  registerid !== null && orderstateid === 10 && ordertypeid === 10;

/** Holds for any seed. */
const always = (holds: (seed: number) => void, numRuns = 8): void =>
  fc.assert(fc.property(seeds, holds), { numRuns });

describe("any order that is made", () => {
  it("adds up: lines and fees are its net and VAT, those and its rounding its total, its payments what was paid", () => {
    always((seed) => {
      for (const order of ordersOf(seed)) {
        const net = [...items(order).map((item) => item.moneyitemtotal_net), order.moneydelivery_net];
        const vat = [...items(order).map((item) => item.moneyitemtotal_vat), order.moneydelivery_vat];
        expect([total(net), total(vat)]).toEqual([order.moneyfinal_net, order.moneyfinal_vat]);
        const gross = total([order.moneyfinal_net, order.moneyfinal_vat, order.moneytotal_gross_roundoff]);
        expect(gross).toBe(order.moneytotal_gross_all);
        expect(Math.abs(Number(order.moneytotal_gross_roundoff))).toBeLessThanOrEqual(0.5);
        const paid = total(payments(order).map(({ moneyamount }) => moneyamount));
        if (isFinalAtTill(order)) expect(paid).toBe(gross);
      }
    });
  });

  it("is made again from its number alone, to the letter, whatever was read before it", () => {
    always((seed) => {
      const { history } = trade({ seed, orders: 500 });
      const all = [...history.range(0, Infinity)];
      for (const at of [499, 3, 250, 17, 16]) {
        const [again] = history.range(10_001 + at, 10_002 + at);
        expect(JSON.stringify(again)).toBe(JSON.stringify(all[at]));
      }
    });
  });
});

describe("the orders with a value in a field", () => {
  it("are found without reading the others, where a field says which they are, and are the same as by reading all", () => {
    always((seed) => {
      const { history } = trade({ seed, orders: 1500, firstOrderid: 501 });
      const all = [...history.range(0, Infinity)];
      const ids = Array.from({ length: 1600 }, (_, at) => 450 + at);
      const externalids = [...all.flatMap(({ externalid }) => externalid ?? []), "WEB-1", "WEB-0100011", "X"];
      for (const [field, values] of [
        ["creditorderid", [...ids, 1.5, "510"]],
        ["externalid", externalids],
      ] as const) {
        const byReading = Map.groupBy(all, (order) => order[field]);
        for (const value of values)
          expect([...(history.having?.(field, value) ?? [])]).toEqual(byReading.get(value) ?? []);
      }
      expect([history.having?.("creditorderid", null), history.having?.("email", "")]).toEqual([
        undefined,
        undefined,
      ]);
      expect(all.filter(({ eshopid }) => eshopid !== history.alike?.eshopid)).toEqual([]);
    }, 2);
  });
});

describe("what comes back", () => {
  it("is never more of a line than was sold, and never dearer", () => {
    always((seed) => {
      const orders = ordersOf(seed, 1200);
      const byId = new Map(orders.map((order) => [order.orderid, order]));
      const back = new Map<string, number>();
      const refunds = orders.filter(({ creditorderid }) => creditorderid !== null);
      expect(refunds.length).toBeGreaterThan(30);
      for (const refund of refunds) {
        const sale = byId.get(Number(refund.creditorderid));
        for (const item of items(refund)) {
          const line = Number(data(item)["pos-originalsales-orderitemid"]);
          const sold = sale && items(sale)[line];
          const name = `${String(refund.creditorderid)}/${String(line)}`;
          back.set(name, (back.get(name) ?? 0) - Number(item.quantity));
          expect(back.get(name)).toBeLessThanOrEqual(Number(sold?.quantity));
          expect(Number(sale?.orderdate)).toBeLessThan(Number(refund.orderdate));
          expect(-Number(item.moneyitemtotal_net)).toBeLessThanOrEqual(Number(sold?.moneyitemtotal_net));
        }
      }
    }, 4);
  });

  it("for something else is two orders that name each other, and virtual payments that are nothing together", () => {
    always((seed) => {
      const orders = ordersOf(seed);
      const byId = new Map(orders.map((order) => [String(order.orderid), order]));
      const taken = orders.filter((order) => "pos-refund-orderid" in data(order));
      expect(taken.length).toBeGreaterThan(5);
      for (const sale of taken) {
        const refund = byId.get(data(sale)["pos-refund-orderid"] ?? "");
        expect(refund && data(refund)["pos-refundsales-orderid"]).toBe(String(sale.orderid));
        expect(data(sale)["pos-refund-receiptid"]).toBe(refund && data(refund)["pos-receiptid"]);
        const virtual = [sale, ...(refund ? [refund] : [])]
          .flatMap(payments)
          .filter((paid) => data(paid)["virtual-payment"] === "true");
        expect([virtual.length, total(virtual.map(({ moneyamount }) => moneyamount))]).toEqual([2, "0.00"]);
      }
    });
  });
});

describe("the receipts of a till", () => {
  it("are numbered one by one without a gap, and nobody has two", () => {
    always((seed) => {
      const printed = new Map<string, number[]>();
      for (const order of ordersOf(seed, 900)) {
        const receipt = data(order)["pos-receiptid"];
        if (receipt === undefined) continue;
        const [key, number] = [receipt.slice(0, 16), Number(receipt.slice(16))];
        printed.set(key, [...(printed.get(key) ?? []), number]);
      }
      expect(printed.size).toBe(6);
      for (const numbers of printed.values()) expect(numbers).toEqual(numbers.map((_, at) => 10_001 + at));
    });
  });
});

describe("the Z-report of a session", () => {
  it("equals the orders of the session, of every till on every day", () => {
    always((seed) => {
      const chain = trade({ seed, orders: 480, perDay: 120 });
      const reports = [...chain.zReports()];
      expect(reports).toHaveLength(4 * 6);
      for (const report of reports) {
        const session = chain.session(report.registerid, report.zreportid - 1);
        const closed = session.filter(({ orderstateid }) => orderstateid === 10);
        const grossIn = (sign: 1 | -1, field = "moneyitemtotal_net"): readonly unknown[] =>
          closed
            .flatMap(items)
            .filter(({ quantity }) => Math.sign(Number(quantity)) === sign)
            .map((item) => item[field]);
        const fees = closed.flatMap((order) => [order.moneydelivery_net, order.moneydelivery_vat]);
        const sales = total([...grossIn(1), ...grossIn(1, "moneyitemtotal_vat"), ...fees]);
        const refund = total([...grossIn(-1), ...grossIn(-1, "moneyitemtotal_vat")]);
        expect([report.moneysalestotal, report.moneyrefundtotal]).toEqual([
          sales,
          money(decimal(refund).neg()),
        ]);
        const everything = total(closed.map((order) => order.moneytotal_gross_all));
        expect(report.moneysummarytotal).toBe(everything);
        const tenders = [
          ...(report.paymentssales as Stored[]).map(({ moneycaptured }) => moneycaptured),
          ...(report.paymentsrefund as Stored[]).map(({ moneytotal }) => decimal(moneytotal).neg()),
        ];
        expect(total(tenders)).toBe(everything);
        expect(report.numreceipts).toBe(closed.length);
      }
    }, 4);
  });

  it("equals the orders of its till between its opening and its closing, those that came late among them", () => {
    always((seed) => {
      const chain = trade({ seed, orders: 400, perDay: 80, from: "2026-03-27" });
      const orders = [...chain.history.range(0, Infinity)].filter(isFinalAtTill);
      let reported = 0;
      for (const { registerid, dateopened, datecreated, moneysummarytotal } of chain.zReports()) {
        const own = orders.filter(
          (order) =>
            order.registerid === registerid &&
            Number(order.orderdate) >= Number(dateopened) &&
            Number(order.orderdate) <= Number(datecreated),
        );
        expect(moneysummarytotal).toBe(total(own.map((order) => order.moneytotal_gross_all)));
        reported += own.length;
      }
      expect(reported).toBe(orders.length);
    });
  });

  it("begins with what the one before has left in the drawer", () => {
    const reports = [...trade({ seed: 7, orders: 480, perDay: 120 }).zReports()];
    for (const { registerid } of reports.slice(0, 6)) {
      const own = reports.filter((report) => report.registerid === registerid);
      for (const [at, report] of own.slice(1).entries())
        expect(report.moneycash_in).toBe(own[at]?.moneycash_out);
      expect(own.map(({ moneycash_diff }) => moneycash_diff)).toEqual(own.map(() => "0.00"));
      // What was taken goes to the bank every evening; the float stays.
      expect(own.map(({ moneycash_out }) => moneycash_out)).toEqual(own.map(() => "2000.00"));
    }
  });
});

describe("trade that cannot be", () => {
  it.each([
    [{ seed: Number.NaN }, "seed is NaN, and not a whole number from 0 to 4294967295"],
    [{ seed: 2 ** 32 }, "seed is 4294967296,"],
    [{ seed: 7.9 }, "seed is 7.9,"],
    [{ seed: -1 }, "seed is -1,"],
    [{ orders: -5 }, "orders is -5, and not a whole number from 0"],
    [{ orders: 1.5 }, "orders is 1.5,"],
    [{ perDay: -1 }, "perDay is -1, and not a whole number from 1"],
    [{ perDay: 0 }, "perDay is 0,"],
    [{ perDay: 0.5 }, "perDay is 0.5,"],
    [{ from: "2026-02-30" }, 'from is "2026-02-30", and not a day'],
    [{ from: "x" }, 'from is "x",'],
    [{ from: "9999-12-30", orders: 1000 }, "from which days run beyond the year 9999"],
    [{ firstOrderid: 2 ** 53 }, "firstOrderid is 9007199254740992,"],
    [{ firstOrderid: 2 ** 53 - 9 }, "from which ids run too high"],
    [{ firstOrderid: 0 }, "firstOrderid is 0, and not a whole number from 1"],
  ])("is refused before anything is made: %j", (options, fault) => {
    expect(() => trade({ seed: 7, orders: 10, ...options })).toThrow(fault);
  });

  it("is refused for all that is wrong with it, at once", () => {
    const options = { seed: "7", orders: undefined, perDay: -1, from: "2026-02-30", firstOrderid: 2 ** 53 };
    const refused = (): unknown => trade(options as never); // as plain JavaScript may
    for (const fault of ['seed is "7"', "orders is undefined", "perDay is", "from is", "firstOrderid is"])
      expect(refused).toThrow(fault);
  });

  it.each([{ seed: 0 }, { seed: 2 ** 32 - 1 }, { orders: 0 }, { firstOrderid: 2 ** 53 - 10 }])(
    "is not what lies at the edge: %j",
    (options) => {
      const chain = trade({ seed: 7, orders: 10, ...options });
      const { history } = chain;
      expect([...history.range(0, Infinity)]).toHaveLength(history.count);
      expect([...chain.zReports()]).toHaveLength(history.count === 0 ? 0 : 6);
    },
  );
});
