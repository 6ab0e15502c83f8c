import { type Clock, createSlots } from "@instep/http";
import type { ApiUser } from "./options.ts";

/** Sitoo refuses a second call while one of the same API user is in flight: each user makes one at a time. */
export interface Turns {
  /** Works as the user that has rested longest, when one is free. An abort while it waits rejects, and `work` never starts. */
  run<T>(work: (user: Caller) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** An API user that is calling. */
export interface Caller {
  readonly authorization: string;
  /** When the next call may leave, in milliseconds of the client's clock. */
  free: number;
}

export function createTurns({ users }: { readonly users: readonly ApiUser[] }): Turns {
  const slots = createSlots(users.length);
  const resting: Caller[] = users.map((user) => ({ authorization: basic(user), free: 0 }));
  return {
    run: (work, signal) =>
      slots.run(async () => {
        const user = resting.toSorted((a, b) => a.free - b.free)[0];
        if (!user) throw new Error("More calls than API users"); // the places are as many as the users
        resting.splice(resting.indexOf(user), 1);
        return work(user).finally(() => resting.push(user));
      }, signal),
  };
}

/** Waits out the gap since the user's last call. An abort is for whoever sends to report. */
export async function keepDistance({ free }: Caller, clock: Clock, signal: AbortSignal): Promise<void> {
  const early = free - clock.now();
  if (early > 0) await clock.wait(early, signal).catch(() => undefined);
}

function basic({ apiId, password }: ApiUser): string {
  const bytes = new TextEncoder().encode(`${apiId}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
