import type { Finding, Ledger } from "@instep/sync-engine";
import { expectSame, fact, type LedgerFact } from "./fact.ts";
import {
  anException,
  claim,
  due,
  inException,
  minute,
  noLines,
  noon,
  planless,
  read,
  refuse,
} from "./orders.ts";

const later = noon + minute;
const closing = { reason: "booked by hand", now: later };
const missingCode: Finding = {
  code: "unmapped-tender",
  tender: "Swish",
  amount: "1.00",
  rule: "tenders.Swish",
};
const changedLater: Finding = { code: "changed-after-posting", changes: ["its total"] };

const statusOf = async (ledger: Ledger, orderid: number): Promise<string | undefined> =>
  (await ledger.find(orderid))?.status;

const openOf = async (ledger: Ledger): Promise<readonly string[]> =>
  (await ledger.exceptions())
    .filter(({ resolvedAt }) => resolvedAt === undefined)
    .map(({ finding }) => finding.code);

/** What a ledger promises of what a person ends by hand (H19). */
export const closingFacts: readonly LedgerFact[] = [
  fact(
    "closes all open exceptions of an order with a person's reason, and of no other",
    async ({ ledger }) => {
      const both = planless(1, "exception", [missingCode, noLines]);
      await ledger.recordIntake({ entries: [both, inException(2)], now: noon });

      expectSame(await ledger.close(1, closing), true);

      const closed = { resolvedAt: later, closedBecause: "booked by hand" };
      expectSame(await ledger.exceptions(), [
        anException(closed),
        anException({ ...closed, finding: missingCode }),
        anException({ trace: "order/2", orderid: 2 }),
      ]);
      const [one, two] = [await ledger.find(1), await ledger.find(2)];
      expectSame([one?.status, one?.reason, two?.status], ["closed", "booked by hand", "exception"]);
    },
  ),

  fact("closes only what has an open exception", async ({ ledger }) => {
    await ledger.recordIntake({ entries: [due(1), inException(2), inException(3)], now: noon });
    await ledger.recordIntake({ entries: [planless(3, "void"), planless(4, "exception")], now: noon });
    await ledger.close(2, { ...closing, reason: "the first reason" });

    for (const orderid of [1, 2, 3, 4, 5]) expectSame(await ledger.close(orderid, closing), false);

    const statuses = (await Array.fromAsync(ledger.orders())).map(({ status }) => status);
    expectSame(statuses, ["due", "closed", "void", "exception"]);
    expectSame((await ledger.find(2))?.reason, "the first reason");
  }),

  fact("never gives out, reads again or retries a closed order", async ({ ledger }) => {
    await read(ledger, 1, 2);
    await refuse(ledger, 1, noon);
    await ledger.recordIntake({ entries: [inException(2)], now: noon });
    await ledger.close(1, closing);
    await ledger.close(2, closing);
    const before = [await ledger.find(1), await ledger.find(2)];

    await ledger.recordIntake({ entries: [due(1, { fingerprint: "changed" }), due(2)], now: later });
    expectSame(await ledger.retry("all", later), 0);
    expectSame(await ledger.retry([1, 2], later), 0);

    expectSame(await claim(ledger, "b", { now: later }), []);
    expectSame(await ledger.openOrders(), []);
    expectSame(await ledger.nextDue(), undefined);
    expectSame([await ledger.find(1), await ledger.find(2)], before);
  }),

  fact(
    "closes an order that waits with an exception open, also when its holder is gone",
    async ({ ledger }) => {
      await read(ledger, 1);
      await claim(ledger, "a");
      const waits = { status: "due", reason: "waits", dueAt: noon, finding: noLines } as const;
      await ledger.record(1, { holder: "a", now: noon, ends: waits });
      await claim(ledger, "b", { until: later });

      expectSame(await ledger.close(1, closing), true);

      expectSame(await statusOf(ledger, 1), "closed");
      expectSame(await ledger.holds(1, "b"), false);
      await ledger.record(1, { holder: "b", now: later, ends: waits });
      expectSame(await statusOf(ledger, 1), "closed");
      expectSame(await openOf(ledger), []);
    },
  ),

  fact(
    "closes nothing while somebody works on the order: it may be posted in this moment",
    async ({ ledger }) => {
      const waits = { status: "due", reason: "waits", dueAt: noon, finding: noLines } as const;
      await read(ledger, 1);
      await claim(ledger, "a");
      await ledger.record(1, { holder: "a", now: noon, ends: waits });
      await claim(ledger, "b", { until: later + 1 });

      expectSame(await ledger.close(1, closing), false);

      expectSame([await statusOf(ledger, 1), await ledger.holds(1, "b")], ["due", true]);
      expectSame(await openOf(ledger), ["no-lines"]);
    },
  ),

  fact("closes an order that was put back to work and not read again yet", async ({ ledger }) => {
    await ledger.recordIntake({ entries: [inException(1)], now: noon });
    await ledger.retry([1], noon);

    expectSame(await ledger.close(1, closing), true);

    expectSame([await statusOf(ledger, 1), await ledger.openOrders()], ["closed", []]);
  }),

  fact("leaves a posted order posted when what was found of it later is closed", async ({ ledger }) => {
    const changed = planless(1, "exception", [changedLater]);
    await read(ledger, 1);
    await claim(ledger, "a");
    await ledger.record(1, { holder: "a", now: noon, ends: { status: "posted", reason: "posted" } });
    await ledger.recordIntake({ entries: [changed], now: noon });

    expectSame(await ledger.close(1, closing), true);

    expectSame(await statusOf(ledger, 1), "posted");
    await ledger.recordIntake({ entries: [changed], now: later });
    expectSame(await openOf(ledger), []);
    const more = planless(1, "exception", [{ ...changedLater, changes: ["its total", "its store"] }]);
    await ledger.recordIntake({ entries: [more], now: later + minute });
    const [again] = await ledger.exceptions();
    expectSame(
      [again?.openedAt, again?.resolvedAt, again?.closedBecause],
      [later + minute, undefined, undefined],
    );
  }),
];
