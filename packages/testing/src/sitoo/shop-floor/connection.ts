import type { SitooOrder } from "../../builders/order.ts";

/** What a till has for Sitoo: an order, or something that is none. */
interface Passed {
  readonly order?: SitooOrder;
  /** An order has its number then. */
  readonly arrive: () => SitooOrder | undefined;
}

/** Between a till and Sitoo. */
export interface Connection {
  isOffline(): boolean;
  /** It arrives now, or when the till is online again, after what it has waited behind. */
  pass(passed: Passed): void;
  /** What only the till knows of. */
  waiting(): readonly Passed[];
  goOffline(): void;
  /** The orders that arrived, with their numbers. */
  goOnline(): readonly SitooOrder[];
  /** What was waiting is lost. */
  breakDown(): void;
}

/** A connection that holds until it is cut. */
export function createConnection(): Connection {
  let isOffline = false;
  let waiting: readonly Passed[] = [];
  return {
    isOffline: () => isOffline,
    pass: (passed) => {
      if (isOffline) waiting = [...waiting, passed];
      else passed.arrive();
    },
    waiting: () => waiting,
    goOffline: () => (isOffline = true),
    goOnline: () => {
      const arrived = waiting.flatMap(({ arrive }) => arrive() ?? []);
      [isOffline, waiting] = [false, []];
      return arrived;
    },
    breakDown: () => ([isOffline, waiting] = [false, []]),
  };
}
