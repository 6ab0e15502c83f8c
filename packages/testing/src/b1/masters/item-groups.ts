import type { Company, CompanyItemGroup } from "../company.ts";
import type { EntitySet } from "../entity-set.ts";
import { type EntityType, integer, outputs, text } from "../metadata/entity-type.ts";
import { defaultItemGroup } from "./item-row.ts";
import { readOnlySet } from "./read-only-set.ts";

const type: EntityType = {
  name: "ItemGroups",
  table: "OITB",
  fields: outputs({ Number: integer(), GroupName: text() }),
};

/** The groups of items. */
export function createItemGroups({ itemGroups = [], items }: Company): EntitySet {
  const named = new Set([defaultItemGroup, ...items.flatMap(({ ItemsGroupCode }) => ItemsGroupCode ?? [])]);
  const known = new Set(itemGroups.map((group) => group.Number));
  const others = [...named].filter((group) => !known.has(group)).map(toGroup);
  return readOnlySet(
    { name: "ItemGroups", type, keys: ["Number"] },
    [...itemGroups, ...others].map((group) => ({ ...group })),
  );
}

function toGroup(group: number): CompanyItemGroup {
  return { Number: group, GroupName: group === defaultItemGroup ? "Items" : `Group ${String(group)}` };
}
