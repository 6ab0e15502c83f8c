import type { EntitySet } from "../entity-set.ts";
import { isRow, type Json, rowsOf } from "../json.ts";
import { invalidProperty, SapRefusal } from "../refusal.ts";
import type { UserField, UserFields } from "../setup/user-fields.ts";
import type { UserTables } from "../setup/user-tables.ts";
import type { World } from "../world.ts";
import type { EntityType } from "./entity-type.ts";
import { createShapes, type Shapes } from "./shapes.ts";

/** The names of what a company has added to SAP: its fields and its tables. */
export function* definitionsOf(userFields: UserFields, userTables: UserTables): Iterable<string> {
  yield* userFields.names();
  for (const { type } of userTables.sets()) yield type.table;
}

/** A company without some of these: unknown fields are no properties, unknown tables are SAP's error 407. */
export function viewWithout(hidden: ReadonlySet<string>, world: World, userFields: UserFields): World {
  const known = new Map<string, readonly UserField[]>();
  const fieldsOf = (table: string): readonly UserField[] => {
    const fields = known.get(table) ?? userFields.of(table).filter(({ name }) => !hidden.has(name));
    known.set(table, fields);
    return fields;
  };
  const isHidden = ({ type }: EntitySet): boolean => hidden.has(type.table);
  return {
    ...world,
    isWhole: false,
    shapes: createShapes(fieldsOf),
    findSet: (name) => {
      const set = world.findSet(name);
      if (set && isHidden(set)) {
        throw new SapRefusal("407", `Table definition not found for '${set.type.table}'.`, 500);
      }
      return set;
    },
    sets: () => world.sets().filter((set) => !isHidden(set)),
  };
}

/** Refuses a body that names a field which this view of the company does not know. */
export function checkKnown({ isWhole, shapes }: World, type: EntityType, body: Json | undefined): void {
  if (!isWhole) checkProperties(shapes, type, body);
}

function checkProperties(shapes: Shapes, type: EntityType, body: Json | undefined): void {
  if (!isRow(body)) return;
  for (const property of Object.keys(body)) {
    if (property.includes("odata.")) continue;
    const field = shapes.field(type, property);
    if (!field) throw invalidProperty(property, type.name);
    if (field.kind === "rows")
      for (const row of rowsOf(body, property)) checkProperties(shapes, field.type, row);
  }
}
