import pLimit from "p-limit";
import { reasonOf } from "./clock.ts";

/** A number of places in which work may run at the same time; the rest waits its turn. */
export interface Slots {
  /** Runs `work` when a place is free. An abort while it waits rejects at once, and then `work` never starts. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** Makes `places` places, first come, first served. */
export function createSlots(places: number): Slots {
  const limit = pLimit(places);
  let entered = 0; // running or waiting
  return {
    run: (work, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(reasonOf(signal));
          return;
        }
        const leave = (): void => {
          if (signal) reject(reasonOf(signal));
        };
        // With a place free its turn comes in a moment, and nobody can call it off before.
        if (entered >= places) signal?.addEventListener("abort", leave, { once: true });
        const enter = async (): Promise<void> => {
          signal?.removeEventListener("abort", leave);
          if (signal?.aborted) leave();
          else await work().then(resolve, reject);
        };
        entered += 1;
        limit(enter)
          .catch(reject)
          .finally(() => (entered -= 1));
      }),
  };
}
