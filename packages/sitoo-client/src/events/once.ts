import type { SitooEvent } from "./event.ts";
import type { SeenEvents } from "./seen-events.ts";

/** Handles an event unless it was; two deliveries at the same time share one handling. Rejects as the handling does. */
export type Once = (event: SitooEvent) => Promise<void>;

/** An event whose handling failed was not handled: when it comes again, it is tried again. */
export function handleOnce(handle: (event: SitooEvent) => unknown, seen: SeenEvents): Once {
  const running = new Map<string, Promise<void>>();

  const start = async (event: SitooEvent): Promise<void> => {
    if (await seen.has(event.event_id)) return;
    await handle(event);
    await seen.add(event.event_id);
  };
  return (event) => {
    const id = event.event_id;
    const work = running.get(id) ?? start(event).finally(() => running.delete(id));
    running.set(id, work);
    return work;
  };
}
