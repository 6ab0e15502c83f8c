import type { Claim } from "@instep/sync-engine";
import { expectSame, fact, type LedgerFact } from "./fact.ts";
import {
  anException,
  aPlan,
  aStep,
  claim,
  due,
  inException,
  invoiceKey,
  minute,
  noon,
  orderidsOf,
  paymentKey,
  planless,
  read,
} from "./orders.ts";

/** What a ledger promises of who gets which order. */
export const claimFacts: readonly LedgerFact[] = [
  fact("gives one of twenty racing holders the order", async ({ ledger, pair, store }) => {
    await read(ledger, 1);
    const ledgers = await Promise.all(
      Array.from({ length: 20 }, () => store.open(pair, { id: "another", now: noon })),
    );

    const claims = await Promise.all(ledgers.map((each, index) => claim(each, `holder ${index}`)));

    expectSame(orderidsOf(claims.flat()), [1]);
  }),

  fact("shares many orders between racing holders, each to one of them", async ({ ledger }) => {
    const orderids = Array.from({ length: 20 }, (_, index) => index + 1);
    await read(ledger, ...orderids);

    const claims = await Promise.all(
      ["a", "b", "c", "d"].map((holder) => claim(ledger, holder, { limit: 7 })),
    );

    expectSame(
      orderidsOf(claims.flat()).toSorted((a, b) => a - b),
      orderids,
    );
  }),

  fact("gives out an order with its plan and its steps", async ({ ledger }) => {
    await read(ledger, 1);

    const expected: Claim = {
      orderid: 1,
      plan: aPlan(1),
      steps: [aStep(invoiceKey(1)), aStep(paymentKey(1))],
      attempts: 0,
      interruptedUntil: undefined,
    };
    expectSame(await claim(ledger, "a"), [expected]);
  }),

  fact("never gives out a posted order", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a");
    await ledger.record(1, { holder: "a", now: noon, ends: { status: "posted", reason: "posted" } });
    await ledger.recordIntake({ entries: [due(1)], now: noon + minute });

    expectSame(await claim(ledger, "b", { now: noon + 60 * minute }), []);
    expectSame(await claim(ledger, "b", { now: noon + 60 * minute, orderid: 1 }), []);
    expectSame(await ledger.nextDue(), undefined);
  }),

  fact("gives out nothing that is not due", async ({ ledger }) => {
    const entries = [planless(1, "open"), planless(2, "void"), planless(3, "out-of-scope"), inException(4)];
    await ledger.recordIntake({ entries: [...entries, due(5)], now: noon });

    expectSame(await claim(ledger, "a", { now: noon - 1 }), []);
    expectSame(orderidsOf(await claim(ledger, "a", { now: noon })), [5]);
  }),

  fact("gives out orders in the order in which they are due, then by orderid", async ({ ledger }) => {
    await ledger.recordIntake({ entries: [due(9), due(2)], now: noon + 2 });
    await ledger.recordIntake({ entries: [due(5), due(10), due(4)], now: noon + 1 });
    await ledger.recordIntake({ entries: [due(7)], now: noon + 3 });

    expectSame(orderidsOf(await claim(ledger, "a", { now: noon + 2 })), [4, 5, 10, 2, 9]);
  }),

  fact("gives out no more orders than asked for, the longest due first", async ({ ledger }) => {
    await ledger.recordIntake({ entries: [due(1), due(2)], now: noon + 1 });
    await ledger.recordIntake({ entries: [due(3), due(4)], now: noon });

    expectSame(orderidsOf(await claim(ledger, "a", { now: noon + 1, limit: 3 })), [3, 4, 1]);
    expectSame(orderidsOf(await claim(ledger, "a", { now: noon + 1, limit: 3 })), [2]);
  }),

  fact("gives out one order by its orderid, and no other", async ({ ledger }) => {
    await read(ledger, 0, 1, 2, 3);

    expectSame(orderidsOf(await claim(ledger, "a", { orderid: 2 })), [2]);
    expectSame(orderidsOf(await claim(ledger, "a", { orderid: 2 })), []);
    expectSame(orderidsOf(await claim(ledger, "a", { orderid: 4 })), []);
    expectSame(orderidsOf(await claim(ledger, "a", { orderid: 0 })), [0]);
    expectSame(orderidsOf(await claim(ledger, "a")), [1, 3]);
  }),

  fact("remembers how often an order was tried", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a");
    const ends = { status: "due", reason: "SAP was busy", dueAt: noon + minute, attempts: 4 } as const;
    await ledger.record(1, { holder: "a", now: noon, ends });

    const [again] = await claim(ledger, "a", { now: noon + minute });
    expectSame(again?.attempts, 4);
  }),

  fact(
    "ends an order that is due without a plan as an exception, and gives out the others",
    async ({ ledger }) => {
      await ledger.recordIntake({ entries: [planless(1, "due"), due(2)], now: noon });

      expectSame(orderidsOf(await claim(ledger, "a")), [2]);

      expectSame((await ledger.find(1))?.status, "exception");
      expectSame(await ledger.holds(1, "a"), false);
      const message = "its plan in the ledger cannot be read";
      expectSame(await ledger.exceptions(), [
        anException({ finding: { code: "cannot-be-planned", message } }),
      ]);
      await ledger.recordIntake({ entries: [due(1)], now: noon });
      expectSame((await ledger.find(1))?.status, "exception");
      await ledger.retry("all", noon);
      expectSame(await ledger.openOrders(), [1]);
    },
  ),
];
