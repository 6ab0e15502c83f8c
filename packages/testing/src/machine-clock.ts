import { setTimeout } from "node:timers/promises";
import type { Clock } from "@instep/http";

/** The longest delay a timer can hold; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own time, for emulators on a port. */
export const machineClock: Clock = {
  now: () => Date.now(),
  wait: async (ms, signal) => {
    try {
      await setTimeout(Math.min(Math.max(ms, 0), longestTimer), undefined, { signal });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};
