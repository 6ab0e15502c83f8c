import { isRow, type Json, type Row } from "../json.ts";
import { invalidProperty, notModelled, SapRefusal } from "../refusal.ts";
import type { EntityType, Field } from "./entity-type.ts";
import { isNested, propertiesOf } from "./properties.ts";
import { checkedValue, type Place } from "./values.ts";

export { choiceOf } from "./values.ts";

/** A field that the customer added, as much as a value's check needs of it. */
export interface UserFieldShape {
  /** With its prefix: "U_InstepKey". */
  readonly property: string;
  readonly field: Field;
  /** What a new entity gets when it is sent without. */
  readonly initial?: Json;
  /** It cannot be emptied: a new entity that is sent without it gets its default. */
  readonly mandatory: boolean;
}

/** Knows every property of a company's entities, the user fields of the moment included. */
export interface Shapes {
  /** The user fields of a database table, in the order in which they were made. */
  readonly userFieldsOf: (table: string) => readonly UserFieldShape[];
  field(type: EntityType, property: string): Field | undefined;
  /** What an entity shows for a property that nobody has set. */
  initial(type: EntityType, property: string): Json;
  /** What a new entity starts with: the defaults of its user fields. Rows keep only what is set. */
  blank(type: EntityType): Row;
  /** A row as it is read: with every property, in SAP's order, down to its lines. */
  filled(type: EntityType, row: Row): Row;
  /** The JSON text of a row as it is read, without making the row: most of its hundreds of properties are never set. */
  text(type: EntityType, row: Row): string;
  /** The properties of a body that may be written, checked and in the wire's form. */
  read(type: EntityType, body: Json | undefined, access: "create" | "change"): Row;
}

/** An empty entity, and which of its properties are entities of their own. */
interface Template {
  readonly userFields: readonly UserFieldShape[];
  readonly row: Row;
  readonly nested: readonly (readonly [string, EntityType])[];
  readonly texts: readonly PropertyText[];
}

/** A property as JSON text: its name with the colon, and with the value that it has when nobody has set it. */
interface PropertyText {
  readonly property: string;
  readonly name: string;
  readonly unset: string;
  readonly nested: EntityType | undefined;
}

/** Reads and shows by what is known of each type; `userFieldsOf` names the user fields of a database table. */
export function createShapes(userFieldsOf: (table: string) => readonly UserFieldShape[]): Shapes {
  const templates = new WeakMap<EntityType, Template>();
  const templateOf = (type: EntityType): Template => {
    const userFields = userFieldsOf(type.table);
    const known = templates.get(type);
    if (known?.userFields === userFields) return known;
    const template = toTemplate(type, userFields);
    templates.set(type, template);
    return template;
  };
  const userField = (type: EntityType, property: string): UserFieldShape | undefined =>
    userFieldsOf(type.table).find((each) => each.property === property);
  const field = (type: EntityType, property: string): Field | undefined =>
    property.startsWith("U_") ? userField(type, property)?.field : propertiesOf(type).get(property)?.field;

  const filled = (type: EntityType, row: Row): Row => {
    const template = templateOf(type);
    const whole: Record<string, Json> = { ...template.row };
    for (const property of Object.keys(row)) {
      const value = row[property];
      if (value !== undefined && property in template.row) whole[property] = value;
    }
    for (const [property, nested] of template.nested) {
      const value = whole[property];
      if (isList(value)) {
        if (value.length > 0)
          whole[property] = value.map((each) => (isRow(each) ? filled(nested, each) : each));
      } else if (isRow(value) && value !== template.row[property]) whole[property] = filled(nested, value);
    }
    return whole;
  };
  const text = (type: EntityType, row: Row): string => {
    let written = "";
    for (const { property, name, unset, nested } of templateOf(type).texts) {
      const value = row[property];
      if (written !== "") written += ",";
      written +=
        value === undefined ? unset : name + (nested ? nestedText(nested, value) : JSON.stringify(value));
    }
    return `{${written}}`;
  };
  const nestedText = (type: EntityType, value: Json): string => {
    if (isList(value))
      return `[${value.map((each) => (isRow(each) ? text(type, each) : JSON.stringify(each))).join()}]`;
    return isRow(value) ? text(type, value) : JSON.stringify(value);
  };
  const value = (where: Place, given: Json): Json => {
    if (given === null) return null;
    if (where.field.kind !== "rows" && where.field.kind !== "part") return checkedValue(where, given);
    const { type, kind } = where.field;
    if (kind === "part" && isRow(given)) return read(type, given, "create");
    if (kind === "part" || !isList(given)) throw invalidProperty(where.property, where.type.name);
    const odd = given.findIndex((row) => !isRow(row));
    if (odd >= 0) throw invalidProperty(where.property, where.type.name, odd);
    return given.map((row) => read(type, row, "create"));
  };
  const isLeftOut = (type: EntityType, property: string, given: Json): boolean =>
    given === null && property.startsWith("U_") && userField(type, property)?.mandatory === true;
  const read = (type: EntityType, body: Json | undefined, access: "create" | "change"): Row => {
    if (!isRow(body)) throw new SapRefusal("-1000", "The request body is not a JSON object");
    const known = Object.entries(body)
      .filter(([property, given]) => !property.includes("@odata.") && !isLeftOut(type, property, given))
      .map(([property, given]) => ({ place: placeOf(type, property, field(type, property)), given }));
    for (const { place, given } of known) refuseUnmodelled(place, given, access);
    return Object.fromEntries(
      known
        .filter(({ place }) => isWritable(place.field, access))
        .map(({ place, given }) => [place.property, value(place, given)]),
    );
  };
  return {
    userFieldsOf,
    field,
    initial: (type, property) => propertiesOf(type).get(property)?.initial ?? null,
    blank: (type) =>
      Object.fromEntries(
        userFieldsOf(type.table).flatMap(({ property, initial }) =>
          initial === undefined ? [] : [[property, initial]],
        ),
      ),
    filled,
    text,
    read,
  };
}

/** The user fields stand behind the simple properties, before lines and parts, as in every recorded answer. */
function toTemplate(type: EntityType, userFields: readonly UserFieldShape[]): Template {
  const properties = [...propertiesOf(type)];
  const entries = properties.map(([name, { initial }]): readonly [string, Json] => [name, initial]);
  const firstNested = properties.findIndex(([, { field }]) => isNested(field));
  const own = userFields.map(({ property }): readonly [string, Json] => [property, null]);
  const all = entries.toSpliced(firstNested < 0 ? entries.length : firstNested, 0, ...own);
  const nested = properties.flatMap(([name, { field }]) =>
    field.kind === "rows" || field.kind === "part" ? [[name, field.type] as const] : [],
  );
  const nestedTypes = new Map(nested);
  return {
    userFields,
    row: Object.fromEntries(all),
    nested,
    texts: all.map(([property, initial]) => {
      const name = `${JSON.stringify(property)}:`;
      return { property, name, unset: name + JSON.stringify(initial), nested: nestedTypes.get(property) };
    }),
  };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function placeOf(type: EntityType, property: string, field: Field | undefined): Place {
  if (!field) throw invalidProperty(property, type.name);
  return { type, property, field };
}

function isWritable(field: Field, access: "create" | "change"): boolean {
  return field.access === "change" || field.access === access;
}

function refuseUnmodelled(place: Place, given: Json, access: "create" | "change"): void {
  const { type, property, field } = place;
  const isRefused = access === "create" ? field.access === "unmodelled" : false;
  if (!isRefused && field.access !== "unplayed") return;
  if (given === null || asksForNothing(place, given)) return;
  throw notModelled(`the property '${property}' of '${type.name}'`);
}

/** Someone sends back what he read: a property that says what it says anyway. Only where the emulator plays nothing. */
function asksForNothing(place: Place, given: Json): boolean {
  const known = propertiesOf(place.type).get(place.property);
  if (!known?.isFact) return false;
  if (Array.isArray(given)) return given.length === 0;
  if (isRow(given)) return Object.keys(given).length === 0;
  return checkedValue(place, given) === known.initial;
}
