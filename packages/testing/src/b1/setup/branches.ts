import { type Changes, keptMap } from "../changes.ts";
import type { BusinessPlace, Company, Warehouse } from "../company.ts";
import type { Moment } from "../moment.ts";
import { defaultB1Options } from "../options.ts";
import { notModelled, refused } from "../refusal.ts";

/** The branches of the company (OBPL). */
export interface Branches {
  /** AdminInfo.EnableBranches. */
  readonly enabled: boolean;
  find(branch: number): BusinessPlace | undefined;
  /**
   * The branch of a document; undefined in a company without branches. Refuses one that is missing, unknown or disabled,
   * and one that the partner may not deal with; `field` is where it was sent.
   */
  check(given: { readonly branch?: number; readonly cardCode?: string }, field: string): number | undefined;
  /** Refuses a warehouse of another branch than the document's; `field` is where it was sent. */
  checkWarehouse(warehouse: Warehouse, branch: number | undefined, field: string): void;
  /** Says which branches a partner may deal with. */
  assign(cardCode: string, branches: readonly number[]): void;
}

interface BranchParts {
  readonly changes: Changes;
  readonly moment: Moment;
}

/** Of the texts only "Specify an active branch" was seen; the other two are ours. */
export function createBranches({ businessPlaces = [] }: Company, { changes, moment }: BranchParts): Branches {
  const places = new Map(businessPlaces.map((place) => [place.BPLID, place]));
  const assigned = keptMap<string, readonly number[]>(changes);
  const enabled = businessPlaces.length > 0;
  const mayDeal = (cardCode: string, branch: number): boolean => {
    const { unassignedPartners } = moment.now()?.options ?? defaultB1Options;
    return assigned.get(cardCode)?.includes(branch) ?? unassignedPartners === "all-branches";
  };
  return {
    enabled,
    find: (branch) => places.get(branch),
    check: ({ branch, cardCode }, field) => {
      if (!enabled) {
        if (branch !== undefined) throw notModelled("a branch in a company without branches");
        return undefined;
      }
      const place = branch === undefined ? undefined : places.get(branch);
      if (!place || place.Disabled) throw refused(`Specify an active branch [${field}]`);
      if (cardCode !== undefined && !mayDeal(cardCode, place.BPLID)) {
        throw refused(
          `Business partner '${cardCode}' is not assigned to branch '${place.BPLName}' [${field}]`,
        );
      }
      return place.BPLID;
    },
    checkWarehouse: ({ WarehouseCode, BusinessPlaceID }, branch, field) => {
      if (!enabled || BusinessPlaceID === branch) return;
      throw refused(`Warehouse '${WarehouseCode}' is not assigned to the branch of the document [${field}]`);
    },
    assign: (cardCode, branches) => {
      assigned.set(cardCode, branches);
    },
  };
}
