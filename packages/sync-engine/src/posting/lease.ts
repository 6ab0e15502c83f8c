import type { Context } from "../context.ts";

/** The right to work on one order, for as long as the ledger says. */
export interface Lease {
  /**
   * Makes sure that enough of the lease lies ahead to send a request and hear its answer, by extending it if need be.
   * False when the order is somebody else's by now: then nothing may be sent.
   */
  hold(): Promise<boolean>;
  /** Aborts when the lease runs out: a process that slept past it drops its request (H16). */
  readonly signal: AbortSignal;
  /** Ends the watch over the lease; the ledger gives the order back. */
  stop(): void;
}

/** Watches over the lease of an order that was claimed until `until`. */
export function watchLease({ ledger, clock, pace, holder }: Context, orderid: number, claimedUntil: number): Lease {
  const over = new AbortController();
  let until = claimedUntil;
  let watch = new AbortController();

  const expire = (): void => over.abort(new Error(`The lease of order ${orderid} ran out`));
  const watchUntil = (end: number): void => {
    watch.abort();
    watch = new AbortController();
    clock.wait(end - clock.now(), watch.signal).then(expire, () => undefined); // rejected when the watch was called off
  };
  watchUntil(until);

  return {
    hold: async () => {
      if (over.signal.aborted || clock.now() >= until) return false;
      if (until - clock.now() > pace.sendMargin) return true;
      const longer = clock.now() + pace.lease;
      if (!(await ledger.extend(orderid, { holder, until: longer }))) return false;
      until = longer;
      watchUntil(until);
      return true;
    },
    signal: over.signal,
    stop: () => watch.abort(),
  };
}
