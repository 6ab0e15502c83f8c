import { createSlots } from "@instep/http";
import { type B1Error, type CallOptions, isB1Error } from "@instep/sap-b1-client";
import type { Context } from "../context.ts";
import type { Claim, LedgerIdentity, StepRecord } from "../ledger/ledger.ts";
import { type Lease, watchLease } from "./lease.ts";
import { type Found, lookUp } from "./look-up.ts";
import { runOrder } from "./run-order.ts";

export interface PostDue extends CallOptions {
  /** Orders up to this id are looked up before anything of them is sent (H2). */
  readonly freshAfter: number;
  /** Asked before each further batch: throws when this ledger is no longer the one that posts (H2). */
  readonly mayGoOn: () => Promise<void>;
  /** Only this order. */
  readonly orderid?: number | undefined;
}

/** How long an order waits that was given back because SAP is out of reach, in ms. */
const outOfReachFor = 30_000;

/** Works through everything that is due, a batch at a time, until nothing is left, SAP is out of reach, or it is stopped. */
export async function postDue(context: Context, options: PostDue): Promise<void> {
  const { ledger, clock, pace, holder } = context;
  const { adopted } = await ledger.identity();
  for (let reachable = true; reachable && !options.signal?.aborted;) {
    const now = clock.now();
    const until = now + pace.lease;
    const claims = await ledger.claimDue({ holder, now, until, limit: pace.batch, orderid: options.orderid });
    if (claims.length === 0) return;
    const doubted = claims.map((claim) => inDoubtSince(claim, sentUntil(claim, adopted)));
    reachable = await runBatch(context, { claims: doubted, until }, options);
    if (reachable) await options.mayGoOn();
  }
}

/**
 * Until when somebody else may have sent the order: whoever had it before and never gave it back, until that lease ended
 * (H1); the ledger that this one was adopted in place of, until the adoption, if nobody has looked since.
 */
function sentUntil(
  { orderid, steps, interruptedUntil }: Claim,
  adopted: LedgerIdentity["adopted"],
): number | undefined {
  const byAnother = adopted && orderid <= adopted.upTo && steps.every(({ rounds }) => rounds === 0);
  return interruptedUntil ?? (byAnother ? adopted.at : undefined);
}

/** Any step that is not known to be in SAP may have left until then. */
function inDoubtSince(claim: Claim, leftAt: number | undefined): Claim {
  if (leftAt === undefined) return claim;
  const doubt = (step: StepRecord): StepRecord =>
    step.state === "intended" || step.state === "in-doubt"
      ? { ...step, state: "in-doubt", leftAt: Math.max(leftAt, step.leftAt ?? 0) }
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
    if (!isB1Error(found)) return await runLanes(context, { claims, leases, found }, options);

    await giveBack(context, claims);
    if (found.outcome === "rejected") throw found; // SAP answers and will not tell: nothing may be posted
    context.onEvent({ type: "sap-out-of-reach", reason: found.message });
    return false;
  } finally {
    for (const lease of leases.values()) lease.stop();
  }
}

/**
 * What SAP holds for the orders that are not fresh: older than this process, or of which something happened before. The
 * client's error when SAP cannot be asked.
 */
function lookUpBefore(
  { b1, rules }: Context,
  claims: readonly Claim[],
  { freshAfter, signal }: PostDue,
): Promise<ReadonlyMap<string, Found> | B1Error> {
  const doubtful = claims.filter(
    ({ orderid, steps }) => orderid <= freshAfter || steps.some(({ state }) => state !== "intended"),
  );
  const plans = doubtful.map(({ plan }) => plan.steps);
  return lookUp(plans, { b1, keyField: rules.keyField, signal }).catch((error: unknown) => {
    if (isB1Error(error)) return error;
    throw error;
  });
}

interface Lanes extends Pick<Batch, "claims"> {
  readonly leases: ReadonlyMap<number, Lease>;
  readonly found: ReadonlyMap<string, Found>;
}

/**
 * One lane per business partner: SAP locks the partner's balance, so two documents at once would wait for each other
 * (H33). Whatever fails, every order comes to its end or is given back before the failure is passed on.
 */
async function runLanes(context: Context, work: Lanes, options: PostDue): Promise<boolean> {
  const { claims, leases, found } = work;
  const slots = createSlots(context.pace.writeSlots);
  let goOn = true;

  const runLane = async (lane: readonly Claim[]): Promise<void> => {
    for (const [index, claim] of lane.entries()) {
      const lease = leases.get(claim.orderid);
      if (!lease || !goOn || options.signal?.aborted) {
        await giveBack(context, lane.slice(index));
        return;
      }
      try {
        if ((await runOrder(context, { claim, lease, found }, options)) === "out-of-reach") goOn = false;
      } catch (error) {
        goOn = false;
        await giveBack(context, lane.slice(index + 1));
        throw error;
      }
    }
  };
  const lanes = Object.values(Object.groupBy(claims, ({ plan }) => plan.steps[0]?.partner ?? ""));
  const ends = await Promise.allSettled(lanes.map((lane = []) => slots.run(() => runLane(lane))));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return goOn;
}

/** Gives orders back unsent, and keeps what is in doubt about them. */
async function giveBack({ ledger, clock, holder }: Context, claims: readonly Claim[]): Promise<void> {
  const now = clock.now();
  for (const { orderid, steps, attempts } of claims) {
    const ends = {
      status: "due" as const,
      reason: "given back unsent",
      dueAt: now + outOfReachFor,
      attempts,
    };
    await ledger.record(orderid, { holder, now, steps, ends });
  }
}
