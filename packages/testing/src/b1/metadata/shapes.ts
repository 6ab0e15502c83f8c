import { parseDay, wireDate } from "../dates.ts";
import type { EntityType, Field } from "./entity-type.ts";
import { asText, isRow, type Json, type Row } from "../json.ts";
import { invalidProperty, notModelled, SapRefusal } from "../refusal.ts";

/** A field that the customer added, as much as a value's check needs of it. */
export interface UserFieldShape {
  /** With its prefix: "U_InstepKey". */
  readonly property: string;
  readonly size: number;
  readonly kind: "text" | "number" | "integer" | "date";
}

/** Knows every property of a company's entities, the user fields of the moment included. */
export interface Shapes {
  field(type: EntityType, property: string): Field | undefined;
  /** An entity with every property and nothing in it. */
  blank(type: EntityType): Row;
  /** The properties of a body that may be written, checked and in the wire's form. */
  read(type: EntityType, body: Json | undefined, access: "create" | "change"): Row;
}

/** Reads bodies by what is known of their type; `userFieldsOf` names the fields of a database table. */
export function createShapes(userFieldsOf: (table: string) => readonly UserFieldShape[]): Shapes {
  const field = (type: EntityType, property: string): Field | undefined => {
    if (!property.startsWith("U_"))
      return Object.hasOwn(type.fields, property) ? type.fields[property] : undefined;
    const found = userFieldsOf(type.table).find((each) => each.property === property);
    return found && userField(found);
  };
  const blank = (type: EntityType): Row => ({
    ...emptied(type),
    ...Object.fromEntries(userFieldsOf(type.table).map(({ property }) => [property, null])),
  });
  const value = (where: Place, given: Json): Json => {
    if (given === null) return null;
    if (where.field.kind !== "rows") return simpleValue(where, given);
    const { type } = where.field;
    if (!Array.isArray(given)) throw invalidProperty(where.property, where.type.name);
    return given.map((row: Json) => read(type, row, "create"));
  };
  const read = (type: EntityType, body: Json | undefined, access: "create" | "change"): Row => {
    if (!isRow(body)) throw new SapRefusal("-1000", "The request body is not a JSON object");
    const known = Object.entries(body)
      .filter(([property]) => !property.includes("@odata."))
      .map(([property, given]) => ({ place: placeOf(type, property, field(type, property)), given }));
    for (const { place, given } of known) refuseUnmodelled(place, given, access);
    return Object.fromEntries(
      known
        .filter(({ place }) => isWritable(place.field, access))
        .map(({ place, given }) => [place.property, value(place, given)]),
    );
  };
  return { field, blank, read };
}

interface Place {
  readonly type: EntityType;
  readonly property: string;
  readonly field: Field;
}

function placeOf(type: EntityType, property: string, field: Field | undefined): Place {
  if (!field) throw invalidProperty(property, type.name);
  return { type, property, field };
}

function isWritable(field: Field, access: "create" | "change"): boolean {
  return field.access === "change" || field.access === access;
}

function refuseUnmodelled({ type, property, field }: Place, given: Json, access: "create" | "change"): void {
  if (field.access === "unmodelled" && access === "create" && given !== null) {
    throw notModelled(`the property '${property}' of '${type.name}'`);
  }
}

function simpleValue({ type, property, field }: Place, given: Json): Json {
  const invalid = (): SapRefusal =>
    new SapRefusal(
      "-1004",
      `'${asText(given)}' is not a valid value for property '${property}' of '${type.name}'`,
    );
  if (field.kind === "text") return checkedText({ type, property, field }, given, field.size);
  if (field.kind === "choice") return choiceOf(field.values, given) ?? refuse(invalid());
  if (field.kind === "date") return dateOf(given) ?? refuse(invalid());
  if (field.kind === "time") return typeof given === "string" ? given : refuse(invalid());
  const parsed = typeof given === "string" && given.trim() !== "" ? Number(given) : given;
  if (typeof parsed !== "number" || !Number.isFinite(parsed)) throw invalid();
  if (field.kind === "integer" && !Number.isInteger(parsed)) throw invalid();
  return parsed;
}

function checkedText({ type, property }: Place, given: Json, size: number | undefined): Json {
  if (typeof given !== "string") throw invalidProperty(property, type.name);
  if (size !== undefined && given.length > size) {
    throw new SapRefusal("-1000", `Value too long in property '${property}' of '${type.name}'`);
  }
  return given === "" ? null : given;
}

/** A choice is written by its name or by its database value, and read by its name. */
export function choiceOf(values: Readonly<Record<string, string>>, given: Json): string | undefined {
  const text = typeof given === "number" ? asText(given) : given;
  return Object.keys(values).find((name) => name === text || values[name] === text);
}

function dateOf(given: Json): string | undefined {
  const day = typeof given === "string" ? parseDay(given) : undefined;
  return day && wireDate(day);
}

function refuse(refusal: SapRefusal): never {
  throw refusal;
}

function userField({ kind, size }: UserFieldShape): Field {
  return kind === "text" ? { kind, size, access: "change" } : { kind, access: "change" };
}

const empties = new WeakMap<EntityType, Row>();

/** One empty entity per type, kept: it is copied for every document. */
function emptied(type: EntityType): Row {
  const known = empties.get(type);
  if (known) return known;
  const row = Object.fromEntries(
    Object.entries(type.fields).map(([property, field]) => [property, field.kind === "rows" ? [] : null]),
  );
  empties.set(type, row);
  return row;
}
