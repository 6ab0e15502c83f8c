import type { EntitySet } from "../entity-set.ts";
import { joinedKey } from "../entity-set.ts";
import { asText, type Key, type Row } from "../json.ts";
import { type EntityType } from "../metadata/entity-type.ts";
import { createTable } from "../table.ts";

/** A set that the integration only reads, with the rows that the company starts with. */
export function readOnlySet(
  { name, type, keys }: Pick<EntitySet, "name" | "keys"> & { readonly type: EntityType },
  seeds: readonly Row[],
): EntitySet {
  const partOf = (row: Row, property: string): Key => {
    const value = row[property];
    return typeof value === "number" ? value : asText(value);
  };
  const table = createTable({ keyOf: (row) => joinedKey(keys.map((property) => partOf(row, property))) });
  for (const seed of seeds) table.put(seed);
  return { name, type, keys, table };
}
