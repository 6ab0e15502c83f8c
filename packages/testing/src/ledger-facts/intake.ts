import type { OrderRecord } from "@instep/sync-engine";
import { birth, expectSame, fact, type LedgerFact } from "./fact.ts";
import {
  aPlan,
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
} from "./orders.ts";

/** The same order, read when the rules or the order had changed. */
const changed = due(1, { reason: "planned anew", fingerprint: "changed", plan: aPlan(1, "C-1007") });

/** More orders than a ledger reads at a time. */
const many = Array.from({ length: 1201 }, (_, index) => index);

/** What a ledger promises of orders that are read. */
export const intakeFacts: readonly LedgerFact[] = [
  fact("keeps its id and its time of birth when it is opened again", async ({ ledger, pair, store }) => {
    const again = await store.open(pair, { id: "another", now: noon });

    expectSame(await again.identity(), { id: birth.id, bornAt: birth.now, watermark: 0 });
    expectSame(await ledger.identity(), { id: birth.id, bornAt: birth.now, watermark: 0 });
  }),

  fact("writes orders, exceptions and watermark in one go", async ({ ledger }) => {
    const entries = [due(1), inException(2), planless(3, "open")];
    await ledger.recordIntake({ entries, watermark: 3, now: noon });

    expectSame((await ledger.identity()).watermark, 3);
    expectSame(orderidsOf(await Array.fromAsync(ledger.orders())), [1, 2, 3]);
    expectSame(orderidsOf(await ledger.exceptions()), [2]);
  }),

  fact("never moves the watermark back", async ({ ledger }) => {
    await ledger.recordIntake({ entries: [], watermark: 12, now: noon });
    await ledger.recordIntake({ entries: [], watermark: 7, now: noon });
    await ledger.recordIntake({ entries: [due(3)], now: noon });

    expectSame((await ledger.identity()).watermark, 12);
  }),

  fact("gives an order back as it was read", async ({ ledger }) => {
    await read(ledger, 1);

    const expected: OrderRecord = {
      orderid: 1,
      status: "due",
      reason: "planned",
      fingerprint: "fingerprint of 1",
      plan: aPlan(1),
      steps: [aStep(invoiceKey(1)), aStep(paymentKey(1))],
      dueAt: noon,
    };
    expectSame(await ledger.find(1), expected);
    expectSame(await Array.fromAsync(ledger.orders()), [expected]);
    expectSame(await ledger.find(2), undefined);
  }),

  fact("replaces plan and steps while nobody has claimed the order", async ({ ledger }) => {
    const onlyTheInvoice = { ...aPlan(1, "C-1007"), steps: aPlan(1, "C-1007").steps.slice(0, 1) };
    await read(ledger, 1);
    await ledger.recordIntake({ entries: [{ ...changed, plan: onlyTheInvoice }], now: noon + minute });

    const [found] = await Array.fromAsync(ledger.orders());
    expectSame(found?.plan, onlyTheInvoice);
    expectSame(found?.steps, [aStep(invoiceKey(1))]);
    expectSame([found?.reason, found?.fingerprint, found?.dueAt], ["planned anew", "changed", noon + minute]);
  }),

  fact("keeps plan and steps once an order was claimed, whatever is read later (H7)", async ({ ledger }) => {
    const inDoubt = aStep(invoiceKey(1), { state: "in-doubt", leftAt: noon, rounds: 1 });
    await read(ledger, 1);
    await claim(ledger, "a");
    await ledger.record(1, { holder: "a", now: noon, steps: [inDoubt] });
    const before = await ledger.find(1);
    await ledger.recordIntake({ entries: [changed], now: noon + minute });
    expectSame(await ledger.find(1), before);

    const ends = { status: "due", reason: "no answer", dueAt: noon + minute } as const;
    await ledger.record(1, { holder: "a", now: noon, ends });
    await ledger.recordIntake({ entries: [planless(1, "void")], now: noon + minute });

    const found = await ledger.find(1);
    expectSame(found, { ...before, reason: "no answer", dueAt: noon + minute });
    expectSame(found?.steps, [inDoubt, aStep(paymentKey(1))]);
  }),

  fact("knows which orders may still become final, by orderid", async ({ ledger }) => {
    const open = [planless(7, "open"), planless(5, "open"), planless(6, "open")];
    await ledger.recordIntake({ entries: [...open, due(4), planless(8, "void")], now: noon });
    expectSame(await ledger.openOrders(), [5, 6, 7]);

    await ledger.recordIntake({ entries: [due(6), planless(7, "out-of-scope")], now: noon + minute });

    expectSame(await ledger.openOrders(), [5]);
  }),

  fact("goes through all orders by orderid, however many", async ({ ledger }) => {
    await ledger.recordIntake({ entries: many.toReversed().map((orderid) => due(orderid)), now: noon });

    const orders = await Array.fromAsync(ledger.orders());

    expectSame(orderidsOf(orders), many);
    expectSame(
      orders.flatMap(({ steps }) => steps.map(({ key }) => key)),
      many.flatMap((orderid) => [invoiceKey(orderid), paymentKey(orderid)]),
    );
  }),

  fact("keeps the orders of one pair from every other", async ({ ledger, pair, store }) => {
    await ledger.recordIntake({
      entries: [due(1), inException(2), planless(3, "open")],
      watermark: 3,
      now: noon,
    });
    const other = await store.open(`${pair}, another`, { id: "ledger-2", now: noon });

    expectSame(await other.identity(), { id: "ledger-2", bornAt: noon, watermark: 0 });
    expectSame(await other.find(1), undefined);
    expectSame(await Array.fromAsync(other.orders()), []);
    expectSame(await other.openOrders(), []);
    expectSame(await other.exceptions(), []);
    expectSame(await other.nextDue(), undefined);
    expectSame(await other.retry("all", noon), 0);
    expectSame(await claim(other, "a"), []);
    expectSame(await other.extend(1, { holder: "a", until: noon }), false);

    await other.recordIntake({ entries: [due(1, { plan: aPlan(1, "C-1007") })], now: noon });
    await other.record(1, { holder: "a", now: noon, steps: [aStep(invoiceKey(1), { state: "confirmed" })] });
    expectSame((await ledger.find(1))?.plan, aPlan(1));
    expectSame((await ledger.find(1))?.steps, [aStep(invoiceKey(1)), aStep(paymentKey(1))]);
  }),

  fact("keeps in whose place it posts, and never narrows it", async ({ ledger, pair, store }) => {
    const other = await store.open(`${pair}, another`, birth);
    expectSame((await ledger.identity()).adopted, undefined);
    await ledger.adopt({ at: noon, upTo: 20 });
    expectSame((await ledger.identity()).adopted, { at: noon, upTo: 20 });

    await ledger.adopt({ at: noon + minute, upTo: 10 });
    expectSame((await ledger.identity()).adopted, { at: noon + minute, upTo: 20 });
    await ledger.adopt({ at: noon, upTo: 30 });

    const again = await store.open(pair, { id: "another", now: noon });
    const adopted = { at: noon + minute, upTo: 30 };
    expectSame(await again.identity(), { id: birth.id, bornAt: birth.now, watermark: 0, adopted });
    expectSame((await other.identity()).adopted, undefined);
  }),

  fact(
    "counts its orders by their status and by whether an exception is open",
    async ({ ledger, pair, store }) => {
      const other = await store.open(`${pair}, another`, birth);
      await other.recordIntake({ entries: [due(1), inException(2)], now: noon });
      expectSame(await ledger.counts(), []);
      const entries = [
        due(1),
        due(2),
        due(3),
        inException(4),
        inException(5),
        planless(6, "void"),
        inException(7),
      ];
      await ledger.recordIntake({ entries, now: noon });
      await claim(ledger, "a", { orderid: 3 });
      const ends = { status: "due", reason: "waits", dueAt: noon, finding: noLines } as const;
      await ledger.record(3, { holder: "a", now: noon, ends });
      await ledger.close(7, { reason: "booked by hand", now: noon });

      const counts = (await ledger.counts()).map(({ status, excepted, count }) => [status, excepted, count]);
      expectSame(counts.toSorted(), [
        ["closed", false, 1],
        ["due", false, 2],
        ["due", true, 1],
        ["exception", true, 2],
        ["void", false, 1],
      ]);
    },
  ),
];
