import { isRow, type Row } from "../json.ts";
import type { EntityType } from "../metadata/entity-type.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { invalidProperty } from "../refusal.ts";

/** The one parameter of a service, checked: `{ "FinancePeriod": { … } }`. */
export function parameter(body: Row, type: EntityType, shapes: Shapes): Row {
  const given = body[type.name];
  if (!isRow(given)) throw invalidProperty(type.name, "parameters");
  return shapes.read(type, given, "change");
}
