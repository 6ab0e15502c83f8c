import type { SitooOrder } from "../../builders/order.ts";

/** What a till has for Sitoo: an order, or something that is none. */
interface Passed {
  readonly order?: SitooOrder;
  readonly arrive: () => void;
}

/** Between a till and Sitoo. */
export interface Connection {
  isOffline(): boolean;
  /** It arrives now, or when the till is online again, after what it has waited behind. */
  pass(passed: Passed): void;
  /** What only the till knows of. */
  waiting(): readonly Passed[];
  goOffline(): void;
  goOnline(): void;
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
      for (const { arrive } of waiting) arrive();
      [isOffline, waiting] = [false, []];
    },
    breakDown: () => ([isOffline, waiting] = [false, []]),
  };
}
