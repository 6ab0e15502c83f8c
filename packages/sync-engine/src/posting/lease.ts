import type { Context } from "../context.ts";

/** The right to work on one order, for as long as the ledger says. */
export interface Lease {
  /**
   * Whether enough of the lease lies ahead to send a request and hear its answer; extends it if need be. False when the
   * order may be somebody else's by now: then nothing may be sent.
   */
  hold(): Promise<boolean>;
  /** The same without asking the ledger: the last question before a request leaves (H16). */
  mayLeave(): boolean;
  /** Aborts when the lease runs out: a process that slept past it drops its request (H16). */
  readonly signal: AbortSignal;
  /** Ends the watch over the lease, before the ledger gives the order back. */
  stop(): void;
}

/**
 * Watches over the lease of an order that was claimed until `claimedUntil`. While this process lives the lease is
 * extended in time, so that an order may wait its turn behind slow ones.
 */
export function watchLease(
  { ledger, clock, pace, holder }: Context,
  orderid: number,
  claimedUntil: number,
): Lease {
  const over = new AbortController();
  const watch = new AbortController();
  let until = claimedUntil;

  const isSafe = (): boolean => !over.signal.aborted && until - clock.now() > pace.sendMargin;
  const extend = async (): Promise<void> => {
    const longer = clock.now() + pace.lease;
    if (clock.now() < until && (await ledger.extend(orderid, { holder, until: longer }))) until = longer;
  };
  const keep = async (): Promise<void> => {
    while (clock.now() < until) {
      await clock.wait(until - pace.sendMargin - clock.now(), watch.signal);
      await extend();
      if (!isSafe()) await clock.wait(until - clock.now(), watch.signal);
    }
    over.abort(new Error(`The lease of order ${orderid} ran out`));
  };
  keep().catch((error: unknown) => {
    // Either the watch was called off, or the ledger cannot be reached: then the lease cannot be trusted either.
    if (!watch.signal.aborted) over.abort(error);
  });

  return {
    hold: async () => {
      if (!isSafe()) await extend();
      // A machine that was paused may believe that no time has passed: the ledger knows whose the order is.
      return isSafe() && (await ledger.holds(orderid, holder)) && isSafe();
    },
    mayLeave: () => isSafe(),
    signal: over.signal,
    stop: () => watch.abort(),
  };
}
