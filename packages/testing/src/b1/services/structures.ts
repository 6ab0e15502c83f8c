import {
  choice,
  date,
  type EntityType,
  type Field,
  integer,
  number,
  text,
  yesNo,
} from "../metadata/entity-type.ts";
import { isRow, type Json, type Row } from "../json.ts";
import { invalidProperty } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";

/** Names of properties by the kind of their values, separated by white space. */
interface Names {
  readonly text?: string;
  readonly yesNo?: string;
  readonly integer?: string;
  readonly number?: string;
  readonly date?: string;
  /** The names that a property can have as its value. Their database values are not public. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** What a service takes or gives: a type without a set of its own. */
export function structure(name: string, table: string, names: Names): EntityType {
  const kinds: readonly (readonly [string | undefined, Field])[] = [
    [names.text, text(undefined, "change")],
    [names.yesNo, yesNo("change")],
    [names.integer, integer("change")],
    [names.number, number("change")],
    [names.date, date("change")],
  ];
  const simple = kinds.flatMap(([list = "", field]) => words(list).map((each) => [each, field] as const));
  const choices = Object.entries(names.choices ?? {}).map(
    ([property, values]) => [property, choiceOf(words(values))] as const,
  );
  return { name, table, fields: Object.fromEntries([...simple, ...choices]) };
}

function choiceOf(names: readonly string[]): Field {
  return choice(Object.fromEntries(names.map((name) => [name, name])), "change");
}

function words(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== "");
}

/** Every property of a structure: switches are off and sums are zero unless `values` say otherwise. */
export function filled(type: EntityType, values: Row): Row {
  const empty = Object.entries(type.fields).map(([property, field]) => [property, emptyOf(field)] as const);
  return { ...Object.fromEntries(empty), ...values };
}

function emptyOf(field: Field): Json {
  if (field.kind === "number") return 0;
  if (field.kind === "choice") return "tNO" in field.values ? "tNO" : (Object.keys(field.values)[0] ?? null);
  return null;
}

/** The one parameter of a service, checked: `{ "FinancePeriod": { … } }`. */
export function parameter(body: Row, type: EntityType, shapes: Shapes): Row {
  const given = body[type.name];
  if (!isRow(given)) throw invalidProperty(type.name, "parameters");
  return shapes.read(type, given, "change");
}
