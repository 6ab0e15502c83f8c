import type { Random } from "./clock.ts";

/** How long to wait before trying again. */
export interface Backoff {
  /** Milliseconds before the first repetition. */
  readonly first: number;
  /** Milliseconds at the most. */
  readonly longest: number;
}

/** Half a second, doubled each time, at most a quarter of a minute. */
export const defaultBackoff: Backoff = { first: 500, longest: 15_000 };

/**
 * Milliseconds before attempt `attempt` (1 = the first repetition): doubling, and between half and the whole of that by
 * chance, so that many callers who failed together do not come back together.
 */
export function delayBefore(attempt: number, { first, longest }: Backoff, random: Random): number {
  const whole = Math.min(first * 2 ** (attempt - 1), longest);
  return Math.round(whole * (0.5 + random() / 2));
}
