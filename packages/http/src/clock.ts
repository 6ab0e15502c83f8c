/** Where "now" and "wait" come from. Everything that waits takes one, so that tests decide what time it is. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason, at once, when it aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Where chance comes from: a number from 0 (included) to 1 (excluded), as `Math.random` gives it. */
export type Random = () => number;

/** The longest delay a timer of the platform can hold; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(reasonOf(signal));
        return;
      }
      const stop = () => {
        clearTimeout(timer);
        if (signal) reject(reasonOf(signal));
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener("abort", stop);
          resolve();
        },
        Math.min(Math.max(ms, 0), longestTimer),
      );
      signal?.addEventListener("abort", stop, { once: true });
    }),
};

/** The machine's own source of chance. */
export const systemRandom: Random = () => Math.random();

/** Why a signal was aborted, always as an error. */
export function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
}
