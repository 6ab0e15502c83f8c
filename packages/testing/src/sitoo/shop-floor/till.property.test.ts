import fc from "fast-check";
import { expect, it } from "vitest";
import { aRegister, aShop, aStore, aWarehouse } from "../../builders.ts";
import type { SitooOrder } from "../../builders/order.ts";
import { virtualClock } from "../../virtual-clock.ts";
import { decimal, money, sum } from "../decimals.ts";
import { createSitooEmulator } from "../emulator.ts";
import { createStaff } from "./staff.ts";
import { createTill } from "./till.ts";

const total = (values: readonly unknown[]): string => money(sum(values.map((value) => decimal(value))));
const paidIn = ({ payments }: SitooOrder): string => total(payments.map(({ moneyamount }) => moneyamount));
const cash = (moneyamount: string) => ({ name: "Cash", moneyamount });

interface Tender {
  readonly moneytotal: string;
}

/** What is done at a till: how much, how many, at which rate, and to which of what is there. */
interface Deed {
  readonly verb: keyof typeof verbs;
  readonly cents: number;
  readonly quantity: number;
  readonly vat: number;
  readonly nth: number;
}

/** A store with a thousand caps, its till, and what a day has left open. */
function day() {
  const clock = virtualClock(Date.parse("2026-07-14T08:00:00Z"));
  const products = [{ productid: 1, sku: "CAP", title: "Cap" }];
  const shop = aShop({ warehouses: [aWarehouse({ warehousetype: 10 })], records: { products } });
  const sitoo = createSitooEmulator({ shop, clock });
  createStaff(sitoo.books).receive(1, [{ sku: "CAP", decimalquantity: "1000.000", moneypricein: "1.00" }]);
  const till = createTill({ books: sitoo.books, register: aRegister(), store: aStore() });
  const [sold, deposits, booked]: SitooOrder[][] = [[], [], []];
  const reports: ReturnType<typeof till.close>[] = [];
  return {
    sitoo,
    books: sitoo.books,
    till,
    sold: sold ?? [],
    deposits: deposits ?? [],
    booked: booked ?? [],
    reports,
    isOffline: false,
  };
}

type Day = ReturnType<typeof day>;

const lineOf = ({ cents, quantity, vat }: Deed) => ({
  sku: "CAP",
  quantity,
  vat,
  gross: money(decimal(cents).div(100)),
});
const backOf = ({ sold }: Day, { nth }: Deed) => ({
  of: sold[nth % Math.max(1, sold.length)]?.orderid ?? 0,
  back: [{ orderitemid: 0, quantity: 1 }],
});

/** What an offline till can do as well. */
const anywhere = {
  cash: ({ till }: Day, deed: Deed) =>
    till.sell({ lines: [lineOf(deed)], payments: [cash(money(decimal(deed.cents).div(100).round(0)))] }),
  petty: ({ till }: Day, deed: Deed) => till.pettyCash(lineOf(deed).gross),
  bank: ({ till }: Day, deed: Deed) => till.bankDrop(lineOf(deed).gross),
  offline: (of: Day) => {
    of.isOffline = true;
    of.till.goOffline();
  },
  online: (of: Day) => {
    of.isOffline = false;
    of.till.goOnline();
  },
  close: ({ till, reports }: Day) => reports.push(till.close()),
};

const verbs = {
  ...anywhere,
  sell: ({ till, sold }: Day, deed: Deed) => sold.push(till.sell({ lines: [lineOf(deed)] })),
  park: ({ till }: Day, deed: Deed) => till.park([lineOf(deed)]),
  book: ({ till, booked, books }: Day, deed: Deed) =>
    booked.push(till.book([lineOf(deed)], books.now() + 3600)),
  pickUp: ({ till, booked }: Day) => till.pickUp(booked.shift()?.orderid ?? 0),
  refund: (of: Day, deed: Deed) => of.till.refund(backOf(of, deed)),
  exchange: (of: Day, deed: Deed) => of.till.exchange(backOf(of, deed), { lines: [lineOf(deed)] }),
  mixed: (of: Day, deed: Deed) => of.till.exchange(backOf(of, deed), { lines: [lineOf(deed)] }, "one order"),
  deposit: ({ till, deposits }: Day, deed: Deed) =>
    deposits.push(
      till.takeDeposit({
        lines: [lineOf(deed)],
        payments: [{ moneyamount: money(decimal(deed.cents).div(250)) }],
      }),
    ),
  deliver: ({ till, deposits }: Day) => {
    const deposit = deposits.shift();
    const left = deposit ? money(decimal(deposit.moneytotal_gross_all).minus(paidIn(deposit))) : "0.00";
    const rest = { name: "Card", externalid: "", reftype: "", refid: "", cardissuer: "", additionaldata: {} };
    till.deliver(deposit?.orderid ?? 0, [{ ...rest, moneyamount: left }]);
  },
};

/** What the till refuses, there being nothing left to take back, to collect or to deliver, is a RangeError. */
function play(of: Day, deed: Deed): void {
  if (of.isOffline && !Object.hasOwn(anywhere, deed.verb)) return;
  try {
    verbs[deed.verb](of, deed);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
  }
}

const deed: fc.Arbitrary<Deed> = fc.record({
  verb: fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[])),
  cents: fc.integer({ min: 1, max: 99_999 }),
  quantity: fc.integer({ min: 1, max: 4 }),
  vat: fc.constantFrom(25, 12, 6),
  nth: fc.nat(),
});

it("whatever happens at a till, its orders add up, its reports are its orders, and drawer and shelves hold what is left", () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 40 }), (deeds) => {
      const of = day();
      for (const each of deeds) play(of, each);
      of.till.goOnline();
      of.reports.push(of.till.close());

      const orders = of.sitoo.orders() as unknown as readonly SitooOrder[];
      const closed = orders.filter(
        ({ ordertypeid, orderstateid }) => ordertypeid === 10 && orderstateid === 10,
      );
      for (const order of closed) {
        expect(paidIn(order)).toBe(order.moneytotal_gross_all);
        const { moneyfinal_net, moneyfinal_vat, moneytotal_gross_roundoff } = order;
        expect(total([moneyfinal_net, moneyfinal_vat, moneytotal_gross_roundoff])).toBe(
          order.moneytotal_gross_all,
        );
      }
      const reported = total(of.reports.map(({ moneysummarytotal }) => moneysummarytotal));
      expect(reported).toBe(total(closed.map(({ moneytotal_gross_all }) => moneytotal_gross_all)));
      const tenders = of.reports.flatMap(({ paymentssales, paymentsrefund }) => [
        ...(paymentssales as Tender[]).map(({ moneytotal }) => moneytotal),
        ...(paymentsrefund as Tender[]).map(({ moneytotal }) => decimal(moneytotal).neg()),
      ]);
      expect(total(tenders)).toBe(total(orders.map(paidIn)));
      for (const [at, { moneycash_in }] of of.reports.slice(1).entries())
        expect(moneycash_in).toBe(of.reports[at]?.moneycash_out);
      const left = closed.flatMap(({ orderitems }) => orderitems.map(({ quantity }) => decimal(quantity)));
      expect(of.books.stock.find(1, "CAP")?.decimaltotal).toBe(decimal(1000).minus(sum(left)).toFixed(3));
    }),
    { numRuns: 60 },
  );
});
