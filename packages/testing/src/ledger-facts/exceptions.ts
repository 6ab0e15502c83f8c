import type { Finding, Ledger } from "@instep/sync-engine";
import { closingFacts } from "./closing.ts";
import { expectSame, fact, type LedgerFact } from "./fact.ts";
import {
  anException,
  aStep,
  claim,
  due,
  inException,
  invoiceKey,
  minute,
  noLines,
  noon,
  orderidsOf,
  paymentKey,
  planless,
  read,
  refuse,
} from "./orders.ts";

const unmapped = (amount: string): Finding => ({
  code: "unmapped-tender",
  tender: "Swish",
  amount,
  rule: "tenders.Swish",
});

async function postIt(ledger: Ledger, orderid: number, now: number): Promise<void> {
  await claim(ledger, "a", { orderid, now });
  await ledger.record(orderid, { holder: "a", now, ends: { status: "posted", reason: "posted" } });
}

/** What a ledger promises of what needs a person. */
export const exceptionFacts: readonly LedgerFact[] = [
  fact(
    "opens an exception once for each order and code, and keeps when it was first opened",
    async ({ ledger }) => {
      const entry = planless(1, "exception", [noLines, unmapped("10.00")]);
      await ledger.recordIntake({ entries: [entry], now: noon });
      const again = planless(1, "exception", [noLines, unmapped("20.00")]);
      await ledger.recordIntake({ entries: [again], now: noon + minute });

      const [first, second, ...more] = (await ledger.exceptions()).toSorted((a, b) =>
        a.finding.code.localeCompare(b.finding.code),
      );
      expectSame(first, anException());
      expectSame(second, anException({ finding: unmapped("20.00") }));
      expectSame(more, []);
    },
  ),

  fact("resolves all exceptions of an order when it is posted, and of no other", async ({ ledger }) => {
    const both = planless(1, "exception", [noLines, unmapped("1.00")]);
    await ledger.recordIntake({ entries: [both, inException(2)], now: noon });
    await ledger.recordIntake({ entries: [due(1)], now: noon + minute });
    expectSame(
      (await ledger.exceptions()).map(({ resolvedAt }) => resolvedAt),
      [undefined, undefined, undefined],
    );

    await postIt(ledger, 1, noon + 2 * minute);

    const resolved = (await ledger.exceptions()).filter(({ resolvedAt }) => resolvedAt === noon + 2 * minute);
    expectSame(orderidsOf(resolved), [1, 1]);
  }),

  fact("resolves what is no longer wrong with an order when it is judged anew", async ({ ledger }) => {
    await ledger.recordIntake({ entries: [inException(1)], now: noon });
    await ledger.recordIntake({ entries: [inException(1, unmapped("1.00"))], now: noon + minute });
    const byReading = (await ledger.exceptions()).map(({ finding, resolvedAt }) => [
      finding.code,
      resolvedAt,
    ]);
    expectSame(byReading, [
      ["no-lines", noon + minute],
      ["unmapped-tender", undefined],
    ]);

    await ledger.recordIntake({ entries: [due(1)], now: noon + minute });
    await refuse(ledger, 1, noon + 2 * minute);
    const byPosting = (await ledger.exceptions()).map(({ finding, resolvedAt }) => [
      finding.code,
      resolvedAt,
    ]);
    expectSame(byPosting, [
      ["unmapped-tender", noon + 2 * minute],
      ["no-lines", undefined],
    ]);
  }),

  fact("opens an exception again with a new time, once it was resolved", async ({ ledger }) => {
    await ledger.recordIntake({ entries: [inException(1)], now: noon });
    await ledger.recordIntake({ entries: [planless(1, "void")], now: noon + minute });
    expectSame(await ledger.exceptions(), [anException({ resolvedAt: noon + minute })]);

    await ledger.recordIntake({ entries: [inException(1)], now: noon + 2 * minute });
    expectSame(await ledger.exceptions(), [anException({ openedAt: noon + 2 * minute })]);
  }),

  fact("resolves by reading only what nobody has claimed", async ({ ledger }) => {
    await read(ledger, 1);
    await refuse(ledger, 1, noon);
    await ledger.recordIntake({ entries: [planless(1, "void")], now: noon + minute });

    expectSame(await ledger.exceptions(), [anException()]);
  }),

  fact("lists exceptions by the time at which they opened", async ({ ledger }) => {
    await ledger.recordIntake({ entries: [inException(3)], now: noon });
    await ledger.recordIntake({ entries: [inException(2)], now: noon + 1 });
    await ledger.recordIntake({ entries: [inException(9), inException(1)], now: noon + 2 });
    await ledger.recordIntake({ entries: [planless(3, "void")], now: noon + 3 });
    await ledger.recordIntake({ entries: [inException(3)], now: noon + 4 });

    expectSame(orderidsOf(await ledger.exceptions()), [2, 1, 9, 3]);
  }),

  fact(
    "resumes an order of which a step may have left, with its plan and with new patience",
    async ({ ledger }) => {
      await read(ledger, 1);
      await refuse(ledger, 1, noon);
      expectSame(await claim(ledger, "b", { now: noon + minute }), []);

      expectSame(await ledger.retry([1, 1], noon + minute), 1);

      expectSame(await claim(ledger, "b", { now: noon + minute - 1 }), []);
      const [again] = await claim(ledger, "b", { now: noon + minute });
      expectSame([again?.orderid, again?.attempts, again?.interruptedUntil], [1, 0, undefined]);
      const invoice = aStep(invoiceKey(1), { state: "in-doubt", leftAt: noon, rounds: 0 });
      expectSame(again?.steps, [invoice, aStep(paymentKey(1))]);
    },
  ),

  fact("reads an order again of which nothing can have left", async ({ ledger }) => {
    await ledger.recordIntake({ entries: [inException(1)], now: noon });

    expectSame(await ledger.retry([1], noon + minute), 1);

    expectSame((await ledger.find(1))?.status, "open");
    expectSame(await ledger.openOrders(), [1]);
    expectSame(
      (await ledger.exceptions()).map(({ resolvedAt }) => resolvedAt),
      [undefined],
    );
  }),

  fact("lets a refused step be planned anew, and keeps what is confirmed", async ({ ledger }) => {
    const confirmed = aStep(invoiceKey(1), { state: "confirmed", DocEntry: 7, DocNum: 70 });
    await read(ledger, 1);
    await claim(ledger, "a", { orderid: 1 });
    const ends = { status: "exception", reason: "refused by SAP", finding: noLines } as const;
    await ledger.record(1, { holder: "a", now: noon, steps: [confirmed], ends });
    await ledger.recordIntake({ entries: [due(1, { fingerprint: "not yet" })], now: noon + minute });
    expectSame((await ledger.find(1))?.fingerprint, "fingerprint of 1");

    expectSame(await ledger.retry("all", noon + minute), 1);
    expectSame(await ledger.openOrders(), [1]);
    await ledger.recordIntake({ entries: [due(1, { fingerprint: "now" })], now: noon + minute });

    const found = await ledger.find(1);
    expectSame([found?.fingerprint, found?.steps], ["now", [confirmed, aStep(paymentKey(1))]]);
  }),

  fact("frees the plan of an order that was given back with nothing of it sent", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a", { orderid: 1 });
    const ends = { status: "exception", reason: "refused by SAP", finding: noLines } as const;
    await ledger.record(1, { holder: "a", now: noon, ends });
    await ledger.recordIntake({ entries: [due(1, { fingerprint: "corrected" })], now: noon + minute });

    expectSame((await ledger.find(1))?.fingerprint, "corrected");
  }),

  fact("puts an order that waits with an exception open to work at once", async ({ ledger }) => {
    await read(ledger, 1, 2);
    for (const orderid of [1, 2]) await claim(ledger, "a", { orderid });
    const waits = { status: "due", reason: "waits", dueAt: noon + 60 * minute } as const;
    await ledger.record(1, { holder: "a", now: noon, ends: { ...waits, finding: noLines } });
    await ledger.record(2, { holder: "a", now: noon, ends: waits });

    expectSame(await ledger.retry("all", noon + minute), 1);
    expectSame(await ledger.openOrders(), [1]);
  }),

  fact("retries the orders it is told to, and only those in exception", async ({ ledger }) => {
    const entries = [inException(0), inException(1), inException(2), due(3), planless(4, "void")];
    await ledger.recordIntake({ entries, now: noon });

    expectSame(await ledger.retry([], noon), 0);
    expectSame(await ledger.retry([0, 3, 4, 5], noon), 1);
    expectSame(await ledger.openOrders(), [0]);
    expectSame(await ledger.retry("all", noon), 2);
    expectSame(await ledger.openOrders(), [0, 1, 2]);
    expectSame([(await ledger.find(3))?.status, (await ledger.find(4))?.status], ["due", "void"]);
  }),

  ...closingFacts,
];
