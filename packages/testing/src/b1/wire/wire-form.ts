import type { Dialect } from "./dialect.ts";
import { dayOf } from "../dates.ts";
import type { EntityType, Field } from "../metadata/entity-type.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { isRow, type Json, type Row } from "../json.ts";
import type { WireOptions } from "./wire-options.ts";

export interface Form {
  readonly dialect: Dialect;
  readonly shapes: Shapes;
  readonly options: Readonly<WireOptions>;
}

/** An entity or line as its reader gets it. The books keep dates as v2 writes them; v1 has the day alone. */
export function spoken(row: Row, type: EntityType, form: Form): Row {
  if (isSpokenAsKept(form)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([property, value]) => [
      isSuffixed(form) ? property : withoutSuffix(property, type),
      spokenValue(value, form.shapes.field(type, property), form),
    ]),
  );
}

/** The books keep what v2 writes: for its readers nothing is said in other words. */
export function isSpokenAsKept(form: Form): boolean {
  return form.dialect.version === "v2" && isSuffixed(form);
}

/** One value as its reader gets it. */
export function spokenValue(value: Json, field: Field | undefined, form: Form): Json {
  if (field?.kind === "rows" && Array.isArray(value)) {
    return value.map((row: Json) => (isRow(row) ? spoken(row, field.type, form) : row));
  }
  if (field?.kind === "part" && isRow(value)) return spoken(value, field.type, form);
  const isDay = field?.kind === "date" && typeof value === "string";
  return isDay && form.dialect.version === "v1" ? dayOf(value) : value;
}

/**
 * A body as the books read it: without what OData adds to it in v1, and with the suffix of properties that are named like
 * their type, which OData 4 forbids ("BatchNumber" of a BatchNumber is "BatchNumberProperty").
 */
export function understood(body: Json, type: EntityType, shapes: Shapes): Json {
  if (!isRow(body)) return body;
  const known = Object.entries(body).filter(([property]) => !property.includes("odata."));
  return Object.fromEntries(
    known.map(([sent, value]) => {
      const property = suffixed(sent, type, shapes);
      const field = shapes.field(type, property);
      if (field?.kind === "part") return [property, understood(value, field.type, shapes)];
      const isRows = field?.kind === "rows" && Array.isArray(value);
      return [property, isRows ? value.map((row: Json) => understood(row, field.type, shapes)) : value];
    }),
  );
}

function isSuffixed({ dialect, options }: Form): boolean {
  if (options.suffixedNames === "both") return true;
  return options.suffixedNames === "v2" && dialect.version === "v2";
}

function suffixed(property: string, type: EntityType, shapes: Shapes): string {
  const own = `${type.name}Property`;
  return property === type.name && shapes.field(type, own) ? own : property;
}

function withoutSuffix(property: string, { name }: EntityType): string {
  return property === `${name}Property` ? name : property;
}
