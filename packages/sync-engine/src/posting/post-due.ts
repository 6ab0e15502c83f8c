import { createSlots } from "@instep/http";
import { type CallOptions, isB1Error } from "@instep/sap-b1-client";
import type { Context } from "../context.ts";
import type { Claim, StepRecord } from "../ledger/ledger.ts";
import { type Lease, watchLease } from "./lease.ts";
import { type Found, lookUp } from "./look-up.ts";
import { runOrder } from "./run-order.ts";

export interface PostDue extends CallOptions {
  /** Orders up to this id are looked up before anything of them is sent (H2). */
  readonly freshAfter: number;
  /** Only this order. */
  readonly orderid?: number | undefined;
}

/** How long an order waits that was given back because SAP is out of reach, in ms. */
const outOfReachFor = 30_000;

/** Works through everything that is due, a batch at a time, until nothing is left, SAP is out of reach, or it is stopped. */
export async function postDue(context: Context, options: PostDue): Promise<void> {
  const { ledger, clock, pace, holder } = context;
  for (let reachable = true; reachable && !options.signal?.aborted;) {
    const now = clock.now();
    const until = now + pace.lease;
    const claims = await ledger.claimDue({ holder, now, until, limit: pace.batch, orderid: options.orderid });
    if (claims.length === 0) return;
    reachable = await runBatch(context, { claims: claims.map(inDoubtIfInterrupted), until }, options);
  }
}

/** Whoever had the order before never gave it back: any step not settled by then may have left, until that lease ended (H1). */
function inDoubtIfInterrupted(claim: Claim): Claim {
  const { interruptedUntil } = claim;
  if (interruptedUntil === undefined) return claim;
  const doubt = (step: StepRecord): StepRecord =>
    step.state === "intended" || step.state === "in-doubt"
      ? { ...step, state: "in-doubt", leftAt: Math.max(interruptedUntil, step.leftAt ?? 0) }
      : step;
  return { ...claim, steps: claim.steps.map(doubt) };
}

interface Batch {
  readonly claims: readonly Claim[];
  readonly until: number;
}

async function runBatch(context: Context, { claims, until }: Batch, options: PostDue): Promise<boolean> {
  const leases = new Map(claims.map(({ orderid }) => [orderid, watchLease(context, orderid, until)]));
  try {
    const found = await lookUpBefore(context, claims, options);
    if (!found) {
      await giveBack(context, claims);
      return false;
    }
    return await runLanes(context, { claims, leases, found }, options);
  } finally {
    for (const lease of leases.values()) lease.stop();
  }
}

/**
 * What SAP holds for the orders that are not fresh: older than this process, or of which something happened before.
 * Undefined when SAP cannot be asked.
 */
async function lookUpBefore(
  context: Context,
  claims: readonly Claim[],
  options: PostDue,
): Promise<ReadonlyMap<string, Found> | undefined> {
  const { b1, rules, onEvent } = context;
  const doubtful = claims.filter(
    ({ orderid, steps }) => orderid <= options.freshAfter || steps.some(({ state }) => state !== "intended"),
  );
  try {
    return await lookUp(
      doubtful.map(({ plan }) => plan.steps),
      { b1, keyField: rules.keyField, signal: options.signal },
    );
  } catch (error) {
    if (!isB1Error(error) || error.outcome === "rejected") throw error; // SAP answers and will not tell: nothing may be posted
    onEvent({ type: "sap-out-of-reach", reason: error.message });
    return undefined;
  }
}

interface Lanes extends Pick<Batch, "claims"> {
  readonly leases: ReadonlyMap<number, Lease>;
  readonly found: ReadonlyMap<string, Found>;
}

/** One lane per business partner: SAP locks the partner's balance, so two documents at once would wait for each other (H33). */
async function runLanes(
  context: Context,
  { claims, leases, found }: Lanes,
  options: PostDue,
): Promise<boolean> {
  const slots = createSlots(context.pace.writeSlots);
  let reachable = true;
  const lanes = Object.values(Object.groupBy(claims, ({ plan }) => plan.steps[0]?.partner ?? ""));
  const runs = lanes.map((lane = []) =>
    slots.run(async () => {
      for (const claim of lane) {
        const lease = leases.get(claim.orderid);
        if (!lease) continue;
        if (!reachable || options.signal?.aborted) await giveBack(context, [claim]);
        else if ((await runOrder(context, { claim, lease, found }, options)) === "out-of-reach")
          reachable = false;
      }
    }),
  );
  // Every lane comes to its end before a failure is passed on: what it sent must be written down.
  const ends = await Promise.allSettled(runs);
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return reachable;
}

/** Gives orders back unsent, and keeps what is in doubt about them. */
async function giveBack({ ledger, clock, holder }: Context, claims: readonly Claim[]): Promise<void> {
  const now = clock.now();
  for (const { orderid, steps, attempts } of claims) {
    const ends = {
      status: "due" as const,
      reason: "SAP is out of reach",
      dueAt: now + outOfReachFor,
      attempts,
    };
    await ledger.record(orderid, { holder, now, steps, ends });
  }
}
