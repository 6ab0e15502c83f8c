import type { Ledger, StepRecord } from "@instep/sync-engine";
import { expectSame, fact, type LedgerFact } from "./fact.ts";
import { aStep, claim, invoiceKey, minute, noLines, noon, orderidsOf, paymentKey, read } from "./orders.ts";

const confirmed = aStep(invoiceKey(1), {
  state: "confirmed",
  leftAt: noon,
  rounds: 2,
  DocEntry: 801,
  DocNum: 10_801,
});
const inDoubt = aStep(invoiceKey(1), { state: "in-doubt", leftAt: noon + minute });
const untouched = aStep(invoiceKey(1));

/** An order that "a" claimed and lost to "b". */
async function losing(ledger: Ledger): Promise<void> {
  await read(ledger, 1);
  await claim(ledger, "a", { until: noon + 1 });
  await claim(ledger, "b", { now: noon + 1 });
}

const tell = (ledger: Ledger, holder: string, step: StepRecord): Promise<void> =>
  ledger.record(1, { holder, now: noon + minute, steps: [step] });

const invoiceIn = async (ledger: Ledger): Promise<StepRecord | undefined> => (await ledger.find(1))?.steps[0];

/** What a ledger promises of what became of an order. */
export const outcomeFacts: readonly LedgerFact[] = [
  fact("keeps a step's DocEntry, DocNum, leftAt and rounds", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a");
    await tell(ledger, "a", confirmed);
    expectSame((await ledger.find(1))?.steps, [confirmed, aStep(paymentKey(1))]);

    const ends = { status: "due", reason: "SAP is out of reach", dueAt: noon } as const;
    await ledger.record(1, { holder: "a", now: noon, ends });
    const [again] = await claim(ledger, "b");
    expectSame(again?.steps, [confirmed, aStep(paymentKey(1))]);
  }),

  fact(
    "takes back what a holder said of its own order: a refused step was never there",
    async ({ ledger }) => {
      await read(ledger, 1);
      await claim(ledger, "a");
      await tell(ledger, "a", inDoubt);
      await tell(ledger, "a", untouched);

      expectSame(await invoiceIn(ledger), untouched);
    },
  ),

  fact("writes down what became of a step and of its order in one go", async ({ ledger }) => {
    await read(ledger, 1);
    await claim(ledger, "a");
    const ends = { status: "exception", reason: "refused", dueAt: noon + minute, finding: noLines } as const;
    await ledger.record(1, { holder: "a", now: noon, steps: [inDoubt], ends });

    const found = await ledger.find(1);
    expectSame([found?.status, found?.reason, found?.dueAt], ["exception", "refused", noon + minute]);
    expectSame(found?.steps[0], inDoubt);
    expectSame(orderidsOf(await ledger.exceptions()), [1]);
  }),

  fact(
    "keeps what a holder that lost its lease says of a step, and leaves the order to the new holder (H16)",
    async ({ ledger }) => {
      await losing(ledger);
      const ends = { status: "posted", reason: "posted" } as const;
      await ledger.record(1, { holder: "a", now: noon + 2, steps: [confirmed], ends });

      expectSame((await ledger.find(1))?.status, "due");
      expectSame(await invoiceIn(ledger), confirmed);
      expectSame(await claim(ledger, "c", { now: noon + 2 }), []);
      expectSame(await ledger.extend(1, { holder: "b", until: noon + minute }), true);
    },
  ),

  fact("opens and resolves no exception for a holder that lost its lease (H16)", async ({ ledger }) => {
    await losing(ledger);
    const refused = { status: "exception", reason: "refused", finding: noLines } as const;
    await ledger.record(1, { holder: "a", now: noon + 2, ends: refused });
    expectSame(await ledger.exceptions(), []);

    await ledger.record(1, { holder: "b", now: noon + 3, ends: { ...refused, status: "due" } });
    await ledger.record(1, { holder: "a", now: noon + 4, ends: { status: "posted", reason: "posted" } });

    const [exception] = await ledger.exceptions();
    expectSame([exception?.openedAt, exception?.resolvedAt], [noon + 3, undefined]);
    expectSame((await ledger.find(1))?.status, "due");
  }),

  fact("never lets a holder that lost its lease make a step look absent (H16)", async ({ ledger }) => {
    await losing(ledger);
    await tell(ledger, "b", inDoubt);
    await tell(ledger, "a", untouched);
    expectSame(await invoiceIn(ledger), inDoubt);

    await tell(ledger, "b", confirmed);
    await tell(ledger, "a", untouched);
    await tell(ledger, "a", { ...inDoubt, leftAt: noon + 9 * minute });
    await tell(ledger, "a", { ...confirmed, DocEntry: 802 });
    expectSame(await invoiceIn(ledger), confirmed);
  }),

  fact("keeps the last moment at which any holder's request can have left (H1, H16)", async ({ ledger }) => {
    const later = { ...inDoubt, leftAt: noon + 2 * minute };
    await losing(ledger);
    await tell(ledger, "a", inDoubt);
    expectSame(await invoiceIn(ledger), inDoubt);

    await tell(ledger, "a", later);
    await tell(ledger, "a", inDoubt);
    expectSame(await invoiceIn(ledger), later);
  }),

  fact("writes down nothing of an order that it does not know", async ({ ledger }) => {
    const ends = { status: "exception", reason: "refused", finding: noLines } as const;
    await ledger.record(1, { holder: "a", now: noon, steps: [confirmed], ends });

    expectSame(await ledger.find(1), undefined);
    expectSame(await ledger.exceptions(), []);
  }),
];
