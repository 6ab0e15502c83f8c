import { type Changes, keptMap } from "../changes.ts";
import type { Company } from "../company.ts";
import type { Json, Row } from "../json.ts";

/** Settings that were made while the company runs, over those it was opened with. */
export interface Admin {
  /** What AdminInfo says of a switch or number that was set. */
  get(property: string): Json | undefined;
  /** All that was set. */
  all(): Row;
  set(values: Row): void;
}

export function createAdmin({ settings }: Company, changes: Changes): Admin {
  const values = keptMap<string, Json>(changes, Object.entries(settings.folders ?? {}));
  return {
    get: (property) => values.get(property),
    all: () => Object.fromEntries(values.entries()),
    set: (given) => {
      for (const [property, value] of Object.entries(given)) values.set(property, value);
    },
  };
}
