import { expectSame, fact, type LedgerFact } from "./fact.ts";
import {
  aPlan,
  claim,
  due,
  inException,
  minute,
  noLines,
  noon,
  orderidsOf,
  planless,
  read,
} from "./orders.ts";

const givenBack = { status: "due", reason: "SAP is out of reach", dueAt: noon } as const;

/** What a ledger promises of how long an order is whose. */
export const leaseFacts: readonly LedgerFact[] = [
  fact(
    "gives an order back when its lease ran out, and says until when it was held (H1)",
    async ({ ledger }) => {
      await read(ledger, 1);
      await claim(ledger, "a", { until: noon + minute });
      expectSame(await claim(ledger, "b", { now: noon + minute - 1 }), []);

      const [second] = await claim(ledger, "b", { now: noon + minute, until: noon + 5 * minute });
      expectSame([second?.orderid, second?.interruptedUntil], [1, noon + minute]);

      const [third] = await claim(ledger, "c", { now: noon + 9 * minute });
      expectSame([third?.orderid, third?.interruptedUntil], [1, noon + 5 * minute]);
    },
  ),

  fact("says nothing of interruption when the order was given back properly", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a");
    await ledger.record(1, { holder: "a", now: noon, ends: givenBack });

    const [second] = await claim(ledger, "b");
    expectSame([second?.orderid, second?.interruptedUntil], [1, undefined]);
  }),

  fact("forgets an interruption when the next holder gives the order back properly", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a", { until: noon + 1 });
    await claim(ledger, "b", { now: noon + 1 });
    await ledger.record(1, { holder: "b", now: noon + 1, ends: givenBack });

    const [third] = await claim(ledger, "c", { now: noon + 2 });
    expectSame([third?.orderid, third?.interruptedUntil], [1, undefined]);
  }),

  fact("takes an order back from a holder that is late, while nobody else has it", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a", { until: noon + 1 });
    await ledger.record(1, { holder: "a", now: noon + minute, ends: givenBack });

    const [second] = await claim(ledger, "b", { now: noon + minute });
    expectSame([second?.orderid, second?.interruptedUntil], [1, undefined]);
  }),

  fact("keeps an order for a holder that extends its lease", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a", { until: noon + minute });

    expectSame(await ledger.extend(1, { holder: "a", until: noon + 3 * minute }), true);
    expectSame(await claim(ledger, "b", { now: noon + 2 * minute }), []);
    const [second] = await claim(ledger, "b", { now: noon + 3 * minute });
    expectSame([second?.orderid, second?.interruptedUntil], [1, noon + 3 * minute]);
  }),

  fact("extends no lease for a holder that lost the order", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a", { until: noon + 1 });
    await claim(ledger, "b", { now: noon + 1, until: noon + minute });

    expectSame(await ledger.extend(1, { holder: "a", until: noon + 9 * minute }), false);
    expectSame(orderidsOf(await claim(ledger, "c", { now: noon + minute })), [1]);
  }),

  fact("extends no lease on an order that was given back, or that it does not know", async ({ ledger }) => {
    await read(ledger, 1);
    expectSame(await ledger.extend(1, { holder: "a", until: noon + minute }), false);
    await claim(ledger, "a");
    await ledger.record(1, { holder: "a", now: noon, ends: givenBack });

    expectSame(await ledger.extend(1, { holder: "a", until: noon + minute }), false);
    expectSame(await ledger.extend(2, { holder: "a", until: noon + minute }), false);
  }),

  fact("knows when the next order is due: when its time comes and its lease is over", async ({ ledger }) => {
    const idle = [planless(1, "open"), planless(2, "void"), inException(3)];
    await ledger.recordIntake({ entries: idle, now: noon - minute });
    expectSame(await ledger.nextDue(), undefined);

    await ledger.recordIntake({ entries: [due(4)], now: noon });
    await ledger.recordIntake({ entries: [due(5)], now: noon + 4 * minute });
    expectSame(await ledger.nextDue(), noon);

    await claim(ledger, "a", { until: noon + 2 * minute });
    expectSame(await ledger.nextDue(), noon + 2 * minute);

    await ledger.extend(4, { holder: "a", until: noon + 9 * minute });
    expectSame(await ledger.nextDue(), noon + 4 * minute);

    const ends = { ...givenBack, dueAt: noon + 3 * minute };
    await ledger.record(4, { holder: "a", now: noon, ends });
    expectSame(await ledger.nextDue(), noon + 3 * minute);
  }),

  fact(
    "knows in whose hands an order is, until somebody else has it or it is given back",
    async ({ ledger }) => {
      await read(ledger, 1);
      expectSame(await ledger.holds(1, "a"), false);
      await claim(ledger, "a", { until: noon + 1 });
      expectSame([await ledger.holds(1, "a"), await ledger.holds(1, "b")], [true, false]);
      expectSame(await ledger.holds(2, "a"), false);

      await claim(ledger, "b", { now: noon + 1 });
      expectSame([await ledger.holds(1, "a"), await ledger.holds(1, "b")], [false, true]);

      await ledger.record(1, { holder: "b", now: noon + 2, ends: givenBack });
      expectSame(await ledger.holds(1, "b"), false);
    },
  ),

  fact(
    "resumes an order that was never given back when it is retried, and says so (H1)",
    async ({ ledger }) => {
      await read(ledger, 1);
      await claim(ledger, "a");
      await ledger.record(1, { holder: "a", now: noon, ends: { ...givenBack, finding: noLines } });
      await claim(ledger, "b", { until: noon + minute });

      expectSame(await ledger.retry("all", noon + 2 * minute), 1);
      await ledger.recordIntake({ entries: [due(1, { plan: aPlan(1, "C-1007") })], now: noon + 2 * minute });

      expectSame(await ledger.openOrders(), []);
      const [again] = await claim(ledger, "c", { now: noon + 2 * minute });
      expectSame([again?.interruptedUntil, again?.plan], [noon + minute, aPlan(1)]);
    },
  ),
];
