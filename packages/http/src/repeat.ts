import pRetry from "p-retry";
import { type Backoff, defaultBackoff, delayBefore } from "./backoff.ts";
import type { Clock, Random } from "./clock.ts";

/** When and how often something is tried again. */
export interface Repetition {
  /** Attempts after the first. */
  readonly retries: number;
  /** May this failure be tried again? The caller knows whether the request was only a read. */
  mayRepeat(error: unknown): boolean;
  /** Milliseconds the other end asked us to wait, when it did. @default the backoff alone decides */
  waitFor?(error: unknown): number | undefined;
  /** @default half a second, doubled each time, at most 15 s */
  readonly backoff?: Backoff | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs `attempt` until it succeeds, may not be repeated, or was repeated often enough; then throws its last error. An
 * abort ends the waiting, never an attempt: what an attempt has confirmed is not thrown away. A TypeError is a fault in
 * our own code, and never repeated.
 */
export async function repeat<T>(attempt: () => Promise<T>, repetition: Repetition): Promise<T> {
  const { retries, clock, random, signal, backoff = defaultBackoff } = repetition;
  const mayRepeat = (error: unknown): error is Error =>
    error instanceof Error &&
    !signal?.aborted &&
    !(error instanceof TypeError) &&
    repetition.mayRepeat(error);

  const first = attempt(); // nearly all calls succeed at once, and need no machinery
  try {
    return await first;
  } catch (error) {
    if (retries === 0 || !mayRepeat(error)) throw error;
  }
  const next = (attemptNumber: number): Promise<T> => (attemptNumber === 1 ? first : attempt());
  return pRetry(next, {
    retries,
    minTimeout: 0, // the waiting is ours, on the injected clock
    shouldRetry: ({ error }) => mayRepeat(error),
    onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
      if (retriesLeft === 0 || !mayRepeat(error)) return;
      const asked = repetition.waitFor?.(error) ?? 0;
      await clock.wait(Math.max(asked, delayBefore(attemptNumber, backoff, random)), signal).catch(() => {
        throw error; // the caller stopped waiting: the failure itself says more than "aborted"
      });
    },
  });
}
