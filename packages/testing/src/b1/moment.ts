import type { Context } from "./entity-set.ts";

/**
 * The command that is being carried out: who asked for it, when, and under which settings. What every posting asks, such
 * as whether its period is open, depends on it. Nothing of it outlives the command.
 */
export interface Moment {
  during<T>(context: Context, work: (context: Context) => T): T;
  /** Undefined while nothing is carried out: a company that is only looked at refuses nobody. */
  now(): Context | undefined;
}

export function createMoment(): Moment {
  let current: Context | undefined;
  return {
    during: (context, work) => {
      const outer = current;
      current = context;
      try {
        return work(context);
      } finally {
        current = outer;
      }
    },
    now: () => current,
  };
}
