/** Which events have been handled, by their ids. A host with several processes keeps them where all see them. */
export interface SeenEvents {
  has(id: string): boolean | Promise<boolean>;
  add(id: string): void | Promise<void>;
}

/** Remembers so many ids: Sitoo sends an event again for about a day. */
const most = 10_000;

/** Remembers in this process; of too many it forgets the oldest. */
export function rememberEvents(): SeenEvents {
  const seen = new Set<string>();
  return {
    has: (id) => seen.has(id),
    add: (id) => {
      seen.delete(id);
      seen.add(id);
      for (const oldest of seen) {
        if (seen.size <= most) break;
        seen.delete(oldest);
      }
    },
  };
}
