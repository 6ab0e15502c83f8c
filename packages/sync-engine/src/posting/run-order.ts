import type { Step } from "@instep/mapping-core";
import type { CallOptions } from "@instep/sap-b1-client";
import type { Context } from "../context.ts";
import type { Claim, OrderChange, StepRecord } from "../ledger/ledger.ts";
import type { Lease } from "./lease.ts";
import { type Found, lookUp } from "./look-up.ts";
import { type Consequence, consequenceOf, roundsAtMost } from "./next-step.ts";
import { type Attempt, postOnce, sendStep } from "./post-once.ts";

/** An order in hand: its claim, the lease on it, and what a look-up found of its steps, where one was needed. */
export interface Work {
  readonly claim: Claim;
  readonly lease: Lease;
  readonly found: ReadonlyMap<string, Found>;
}

export type OrderEnd = "done" | "out-of-reach" | "lost";

/** Posts the steps of one order in their order, each once, and writes every outcome down before the next is sent. */
export async function runOrder(context: Context, work: Work, options: CallOptions): Promise<OrderEnd> {
  const { ledger, holder, clock } = context;
  const { claim } = work;
  const records = new Map(claim.steps.map((record) => [record.key, record]));

  for (const step of claim.plan.steps) {
    const record = records.get(step.key);
    if (!record) throw new Error(`The ledger has lost the step ${step.key}`);
    if (record.state === "confirmed" && !work.found.has(step.key)) continue;

    const consequence = await attempt(context, { ...work, step, record, records }, options);
    if (consequence === "lost") return "lost"; // its new holder knows better: nothing more is written
    records.set(step.key, consequence.step);
    await ledger.record(claim.orderid, {
      holder,
      now: clock.now(),
      steps: [consequence.step],
      ...(consequence.ends && { ends: consequence.ends }),
    });
    announce(context, claim.orderid, { step, consequence });
    if (consequence.ends) return consequence.outOfReach ? "out-of-reach" : "done";
  }
  const ends = { status: "posted", reason: "posted" } as const satisfies OrderChange["ends"];
  await ledger.record(claim.orderid, { holder, now: clock.now(), ends });
  context.onEvent({ type: "order-posted", orderid: claim.orderid });
  return "done";
}

interface StepWork extends Work {
  readonly step: Step;
  readonly record: StepRecord;
  /** All steps of the order as they stand now. */
  readonly records: ReadonlyMap<string, StepRecord>;
}

async function attempt(
  context: Context,
  work: StepWork,
  options: CallOptions,
): Promise<Consequence | "lost"> {
  const { clock, pace, random } = context;
  const { step, claim } = work;
  const found = work.found.get(step.key);
  const situation = {
    step,
    invoice: invoiceOf(work),
    attempts: claim.attempts,
    now: clock.now(),
    pace,
    random,
  };

  const doubt =
    found?.kind === "absent" ? stillInDoubt(work, situation.now, pace.quietPeriod) : { record: work.record };
  if ("ends" in doubt) return { step: doubt.record, ends: doubt.ends };
  if ((!found || found.kind === "absent") && !(await work.lease.hold())) return "lost";

  const outcome: Attempt = await postOnce({
    before: found,
    key: step.key,
    look: async () =>
      (await lookUp([claim.plan.steps], lookUpOf(context, options))).get(step.key) ?? { kind: "absent" },
    post: () => sendStep(step, { ...sendingOf(context, work, options), invoice: invoiceOf(work) }),
  });
  stopOnCredentials(outcome);
  if (outcome.kind === "confirmed" && work.record.state !== "confirmed")
    tellPosted(context, claim.orderid, { step, outcome });
  return consequenceOf(outcome, { ...situation, record: doubt.record, now: clock.now() });
}

type Doubt =
  { readonly record: StepRecord } | { readonly record: StepRecord; readonly ends: OrderChange["ends"] };

/** Looked for and not found: absent for good only when the quiet period after the last possible sending is over (H1). */
function stillInDoubt({ step, record }: StepWork, now: number, quietPeriod: number): Doubt {
  const { key } = step;
  if (record.state === "parked" || record.state === "cancelled-by-hand") {
    const finding = { code: "cancelled-by-hand" as const, key, DocEntry: record.DocEntry ?? 0 };
    return { record, ends: { status: "exception", reason: "removed by hand", finding } };
  }
  if (record.state === "confirmed") {
    const finding = { code: "cancelled-by-hand" as const, key, DocEntry: record.DocEntry ?? 0 };
    return { record, ends: { status: "exception", reason: "no longer in SAP", finding } };
  }
  if (record.state !== "in-doubt") return { record };
  const settled = (record.leftAt ?? now) + quietPeriod;
  if (now < settled)
    return {
      record,
      ends: { status: "due", reason: "no answer: it may still appear in SAP", dueAt: settled },
    };

  const rounds = record.rounds + 1;
  if (rounds < roundsAtMost) return { record: { ...record, rounds } };
  const finding = { code: "in-doubt-too-often" as const, key, rounds };
  return {
    record: { ...record, rounds },
    ends: { status: "exception", reason: "sent and lost too often", finding },
  };
}

const lookUpOf = ({ b1, rules }: Context, { signal }: CallOptions) => ({
  b1,
  keyField: rules.keyField,
  ...(signal && { signal }),
});

function sendingOf({ b1, rules }: Context, { lease }: StepWork, { signal }: CallOptions) {
  return {
    b1,
    keyField: rules.keyField,
    signal: signal ? AbortSignal.any([signal, lease.signal]) : lease.signal,
    mayLeave: () => lease.mayLeave(),
  };
}

/** The invoice that a payment pays is known by the DocEntry SAP gave it. */
function invoiceOf({ step, records }: StepWork): number | undefined {
  return step.kind === "payment" ? records.get(step.pays ?? "")?.DocEntry : undefined;
}

/** A wrong password refuses everything: trying order after order would lock the account. */
function stopOnCredentials(outcome: Attempt): void {
  if ("error" in outcome && outcome.error.refusalClass === "credentials") throw outcome.error;
}

function tellPosted(
  { onEvent, log }: Context,
  orderid: number,
  { step, outcome }: { step: Step; outcome: Extract<Attempt, { kind: "confirmed" }> },
): void {
  const { key } = step;
  const { found, document } = outcome;
  onEvent({ type: "document-posted", orderid, key, DocEntry: document.DocEntry, found });
  log.info(found ? "document found in SAP" : "document posted", { key, DocEntry: document.DocEntry });
}

function announce(
  { onEvent, log }: Context,
  orderid: number,
  { step, consequence: { ends } }: { readonly step: Step; readonly consequence: Consequence },
): void {
  if (!ends) return;
  const { finding, status, reason, dueAt } = ends;
  if (status === "due") onEvent({ type: "order-waits", orderid, key: step.key, reason, until: dueAt ?? 0 });
  if (finding) onEvent({ type: "exception-opened", orderid, code: finding.code });
  log.warn(reason, { key: step.key, code: finding?.code });
}
