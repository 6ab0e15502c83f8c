import type { Clock, Log } from "@instep/http";
import type { SitooEvent } from "./event.ts";
import { nameOf } from "./name-of.ts";
import type { Once } from "./once.ts";

/** Handles events that were acknowledged already. */
export type Afterwards = (events: readonly SitooEvent[]) => void;

/**
 * One event after the other, those of a later request behind those of an earlier one. None holds up those behind it for
 * longer than its patience: one that fails is told to the log, and one that takes longer goes on beside them.
 */
export function handleAfterwards(
  once: Once,
  { patience, clock, log }: { readonly patience: number; readonly clock: Clock; readonly log: Log },
): Afterwards {
  let last: Promise<void> = Promise.resolve();

  const handle = async (event: SitooEvent): Promise<void> => {
    const over = new AbortController();
    const work = once(event).catch((error: unknown) =>
      log.error("An event of Sitoo could not be handled", { error: nameOf(error) }),
    );
    const late = clock.wait(patience, over.signal).catch(() => undefined);
    await Promise.race([work, late]).finally(() => over.abort());
  };
  return (events) => {
    for (const event of events) last = last.then(() => handle(event));
  };
}
