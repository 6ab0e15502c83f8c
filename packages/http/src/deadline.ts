import { type Clock, reasonOf } from "./clock.ts";

/** How long somebody waits, and on whose word they stop before. */
export interface Patience {
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** The end of somebody's patience: one for everything an attempt does, its turn and its login included. */
export interface Deadline {
  /** Aborts when the time is over or the caller calls it off. */
  readonly signal: AbortSignal;
  /** Whether nobody waits any more. */
  readonly isOver: () => boolean;
  /** Whether it was the time that ended it, not the caller. */
  readonly isLate: () => boolean;
  /** Ends the timer and stops listening. To be called when the work is over, whatever became of it. */
  readonly end: () => void;
}

/** Why a timer ends whose work was over first: one for all, since an error of its own for every call costs as much as a call. */
const finished = new Error("The work was over first");

/** Starts the time running. */
export function startDeadline({ timeout, signal }: Patience, clock: Clock): Deadline {
  const stop = new AbortController();
  const over = new AbortController();
  let late = false;
  const callOff = (): void => stop.abort(signal && reasonOf(signal));
  if (signal?.aborted) callOff();
  signal?.addEventListener("abort", callOff, { once: true });
  clock.wait(timeout, over.signal).then(
    () => {
      late = !stop.signal.aborted;
      stop.abort(new Error(`No answer within ${timeout} ms`));
    },
    () => undefined, // the work was over first, and the timer was called off
  );
  return {
    signal: stop.signal,
    isOver: () => stop.signal.aborted,
    isLate: () => late,
    end: () => {
      over.abort(finished);
      signal?.removeEventListener("abort", callOff);
    },
  };
}
