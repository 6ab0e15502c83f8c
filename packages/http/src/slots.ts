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
        signal?.addEventListener("abort", leave, { once: true });
        const enter = async (): Promise<void> => {
          signal?.removeEventListener("abort", leave);
          if (!signal?.aborted) await work().then(resolve, reject);
        };
        limit(enter).catch(reject);
      }),
  };
}
