import type { Json } from "../json.ts";
import type { Access, EntityType, Field } from "./entity-type.ts";
import { facts, type TypeReference } from "./facts.ts";
import { type Habit, named } from "./habit.ts";
import { masterHabits } from "./habits/masters.ts";
import { paperHabits } from "./habits/papers.ts";
import { setUpHabits } from "./habits/set-up.ts";

/** A property of a type, whether the emulator plays it or SAP merely has it. */
export interface Property {
  readonly field: Field;
  /** What it shows until something is set. */
  readonly initial: Json;
  /** The emulator does not play it: it is there because SAP has it. */
  readonly isFact: boolean;
}

const habits: Readonly<Record<string, Habit>> = { ...masterHabits, ...paperHabits, ...setUpHabits };
const completed = new WeakMap<EntityType, ReadonlyMap<string, Property>>();
const factTypes = new Map<string, EntityType>();

/**
 * All properties of a type but its user fields, in the order of SAP's answers. What only newer releases have comes last;
 * what the books keep for themselves is no property.
 */
export function propertiesOf(type: EntityType): ReadonlyMap<string, Property> {
  const known = completed.get(type);
  if (known) return known;
  const properties = complete(type);
  completed.set(type, properties);
  return properties;
}

/** Whether user fields come before this property: after the simple ones, before lines and parts. */
export function isNested({ kind }: Field): boolean {
  return kind === "rows" || kind === "part";
}

/** A type of which the emulator plays nothing. */
export function factType(name: string): EntityType {
  const known = factTypes.get(name) ?? { name, table: habits[name]?.table ?? "", fields: {} };
  factTypes.set(name, known);
  return known;
}

function complete(type: EntityType): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>();
  const habit = habits[type.name] ?? {};
  const fact = toFact(habit);
  const first = firstValues(habit);
  const add = (property: string, field: Field, isFact: boolean): void => {
    const initial = first.has(property) ? (first.get(property) ?? null) : emptyOf(field);
    properties.set(property, { field, initial, isFact });
  };
  for (const [property, reference] of facts().types.get(type.name)?.properties ?? []) {
    const played = Object.hasOwn(type.fields, property) ? type.fields[property] : undefined;
    add(property, played ?? fact(property, reference), !played);
  }
  for (const [property, field] of Object.entries(type.fields)) {
    if (!properties.has(property) && field.access !== "internal") add(property, field, false);
  }
  return properties;
}

function firstValues({ initial = [] }: Habit): ReadonlyMap<string, Json> {
  return new Map(
    initial.flatMap(([value, names]) => names.split(/\s+/).map((name) => [name, value] as const)),
  );
}

/** Numbers start at zero, choices between yes and no at no, everything else is not there. */
function emptyOf(field: Field): Json {
  if (field.kind === "number") return 0;
  if (field.kind === "rows") return [];
  if (field.kind === "part") return {};
  return field.kind === "choice" && Object.hasOwn(field.values, "tNO") ? "tNO" : null;
}

function toFact({ kept = "", posted = false, sizes = {} }: Habit) {
  const isKept = named(kept);
  const keptAccess: Access = posted ? "create" : "change";
  const otherAccess: Access = posted ? "unmodelled" : "unplayed";
  return (property: string, reference: TypeReference): Field =>
    fieldOf(reference, isKept(property) ? keptAccess : otherAccess, sizes[property]);
}

const simpleKinds = {
  Int32: "integer",
  Double: "number",
  DateTimeOffset: "date",
  TimeOfDay: "time",
} as const;

function fieldOf({ type, many }: TypeReference, access: Access, size: number | undefined): Field {
  const { enums } = facts();
  if (type === "String") return { kind: "text", size, access };
  if (type === "Int32" || type === "Double" || type === "DateTimeOffset" || type === "TimeOfDay") {
    return { kind: simpleKinds[type], access };
  }
  const members = enums.get(type);
  if (members) return { kind: "choice", values: lettersOf(type, members), access };
  return { kind: many ? "rows" : "part", type: factType(type), access };
}

/** The values of the database are not published: only the best known are here, the others go by their names. */
function lettersOf(name: string, members: ReadonlyMap<string, number>): Readonly<Record<string, string>> {
  const letters: Readonly<Record<string, string>> = name === "BoYesNoEnum" ? { tYES: "Y", tNO: "N" } : {};
  return Object.fromEntries([...members.keys()].map((member) => [member, letters[member] ?? member]));
}
