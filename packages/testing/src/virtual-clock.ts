import type { Clock } from "@instep/http";

/** A clock that only moves when nothing else can run: waiting takes no time, and `now` jumps to the next deadline. */
export interface VirtualClock extends Clock {
  /** Keeps time still while work that the clock cannot see goes on. Call what it returns when that work is done. */
  hold(): () => void;
  /** The machine sleeps: time jumps, and whoever waited for a moment in between wakes late. */
  suspend(ms: number): void;
  /** Moves time forward by hand, waking whoever was waiting for the moments passed. */
  advance(ms: number): Promise<void>;
}

/** Keeps time still on a clock that can; on any other clock nothing happens. Call what it returns when the work is done. */
export function holdTime(clock: Clock | undefined): () => void {
  const canHold = (each: Clock): each is VirtualClock => "hold" in each && typeof each.hold === "function";
  return clock && canHold(clock) ? clock.hold() : () => undefined;
}

interface Sleeper {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

/** Turns of the event loop without anybody going to sleep or waking up, after which nothing else can run. */
const quietTurns = 5;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Makes a virtual clock that starts at `start` (ms since the Unix epoch). It serves everything that runs in this process
 * without real waiting. Work that waits for a socket or another process holds it, or uses the system clock.
 */
export function virtualClock(start: number): VirtualClock {
  let now = start;
  let holds = 0;
  let activity = 0;
  let watching = false;
  const sleepers = new Set<Sleeper>();

  const next = (): Sleeper | undefined =>
    [...sleepers].reduce<Sleeper | undefined>(
      (first, each) =>
        !first || each.at < first.at || (each.at === first.at && each.order < first.order) ? each : first,
      undefined,
    );

  const wakeNext = (sleeper: Sleeper): void => {
    now = Math.max(now, sleeper.at);
    sleepers.delete(sleeper);
    activity += 1;
    sleeper.wake();
  };

  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < quietTurns; quiet += 1) {
      const before = activity;
      await turn();
      if (activity !== before) quiet = -1;
    }
  };

  /** Runs only while somebody sleeps, so that an idle clock keeps no process alive. */
  const watch = async (): Promise<void> => {
    if (watching) return;
    watching = true;
    while (sleepers.size > 0) {
      await settle();
      const sleeper = next();
      if (holds === 0 && sleeper) wakeNext(sleeper);
    }
    watching = false;
  };

  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        const cancel = (): void => {
          sleepers.delete(sleeper);
          activity += 1;
          reject(signal?.reason instanceof Error ? signal.reason : new Error(String(signal?.reason)));
        };
        const sleeper: Sleeper = {
          at: now + Math.max(ms, 0),
          order: (activity += 1),
          wake: () => {
            signal?.removeEventListener("abort", cancel);
            resolve();
          },
        };
        if (signal?.aborted) {
          cancel();
          return;
        }
        signal?.addEventListener("abort", cancel, { once: true });
        sleepers.add(sleeper);
        void watch();
      }),
    hold: () => {
      let holding = true;
      holds += 1;
      return () => {
        if (!holding) return;
        holding = false;
        holds -= 1;
        activity += 1;
      };
    },
    suspend: (ms) => {
      now += ms;
      activity += 1;
    },
    advance: async (ms) => {
      const until = now + ms;
      for (let sleeper = next(); sleeper && sleeper.at <= until; sleeper = next()) {
        wakeNext(sleeper);
        await settle();
      }
      now = Math.max(now, until);
    },
  };
}
