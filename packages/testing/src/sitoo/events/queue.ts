import type { Clock } from "@instep/http";

/** What became of a request. */
export type Answered = "taken" | "again" | "dropped";

export interface QueueOptions<T> {
  readonly clock: Clock;
  /** Sends what belongs together. */
  readonly send: (batch: readonly T[]) => Promise<Answered>;
  /** Hears of what was given up. */
  readonly drop: (batch: readonly T[]) => void;
  /** Hears of faults of the emulator itself. */
  readonly broken: (error: unknown) => void;
}

/** Events in the order in which they happened. One request that has to come again holds up all behind it. */
export interface Queue<T> {
  add(item: T): void;
  /** What waits, the first first. */
  waiting(): readonly T[];
  stop(): void;
}

/** In one request. */
const most = 10;
const minute = 60_000;
const hour = 60 * minute;

/** About ten times in the first hour, then hourly, for a day. */
const pauses: readonly number[] = [
  ...Array.from({ length: 10 }, () => 6 * minute),
  ...Array.from({ length: 23 }, () => hour),
];

export function createQueue<T>({ clock, send, drop, broken }: QueueOptions<T>): Queue<T> {
  let waiting: T[] = [];
  let isBusy = false;
  const stopped = new AbortController();

  /** Whether it was taken, or given up. */
  const deliver = async (batch: readonly T[]): Promise<void> => {
    for (const pause of [0, ...pauses]) {
      if (pause > 0) await clock.wait(pause, stopped.signal);
      const answered = await send(batch);
      if (answered === "taken") return;
      if (answered === "dropped") break;
    }
    drop(batch);
  };
  const run = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      for (let batch = waiting.slice(0, most); batch.length > 0; batch = waiting.slice(0, most)) {
        await deliver(batch);
        waiting = waiting.slice(batch.length);
      }
    } finally {
      isBusy = false;
    }
  };
  return {
    add: (item) => {
      if (stopped.signal.aborted) return;
      waiting.push(item);
      run().catch((error: unknown) => {
        if (!stopped.signal.aborted) broken(error);
      });
    },
    waiting: () => waiting,
    stop: () => stopped.abort(),
  };
}
