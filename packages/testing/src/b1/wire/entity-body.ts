import type { EntitySet } from "../entity-set.ts";
import { etagOfRow } from "./etag.ts";
import type { Json, Row } from "../json.ts";
import { type Leading, navigate } from "./navigation.ts";
import type { QueryOptions } from "./query-options.ts";
import { invalidQuery } from "../refusal.ts";
import { type Form, isSpokenAsKept, spoken } from "./wire-form.ts";

export interface BodyForm extends Form {
  readonly findSet: (name: string) => EntitySet | undefined;
}

/** Makes the bodies of a set's entities, as one query asks for them. */
export interface Bodies {
  of(row: Row): Row;
  /** The ETag of what was asked for: without DataVersion in a $select it is wrong, as SAP's is. */
  tagOf(row: Row): Promise<string | undefined>;
}

export function createBodies(
  set: EntitySet,
  { select, expand }: Pick<QueryOptions, "select" | "expand">,
  form: BodyForm,
): Bodies {
  const leading = expand.map(({ navigation, select: nested }) => ({
    ...navigate(set, navigation, form.findSet),
    select: nested ?? nestedIn(select, navigation),
  }));
  const names = new Set(leading.map(({ name }) => name));
  const properties = select?.filter((each) => !names.has(each.split("/")[0] ?? ""));
  checkProperties(set, properties ?? [], form);
  for (const each of leading) checkProperties(each.set, each.select ?? [], form);
  const wanted = leading.filter(({ name }) => form.dialect.version === "v1" || isSelected(name, select));
  return {
    of: (row) => ({
      ...spoken(selected(shaped(set, row, form), properties), set.type, form),
      ...Object.fromEntries(wanted.map((each) => [each.name, expanded(each, row, form)])),
    }),
    tagOf: async (row) => (set.versioned ? await etagOfRow(selected(row, properties)) : undefined),
  };
}

/** An entity with everything that it has. */
function wholeBody(set: EntitySet, row: Row, form: Form): Row {
  return spoken(shaped(set, row, form), set.type, form);
}

/** The same as JSON text. */
export function wholeText(set: EntitySet, row: Row, form: Form): string {
  if (!isSpokenAsKept(form)) return JSON.stringify(wholeBody(set, row, form));
  return form.shapes.text(set.type, set.present ? set.present(row) : row);
}

/** Refuses what the type does not have. */
export function checkProperties({ type }: EntitySet, properties: readonly string[], { shapes }: Form): void {
  const unknown = properties.find((property) => !shapes.field(type, property));
  if (unknown !== undefined) throw invalidQuery(`Property '${unknown}' is invalid`);
}

interface Expanded extends Leading {
  readonly select: readonly string[] | undefined;
}

function expanded({ set, many, rowsOf, select }: Expanded, row: Row, form: Form): Json {
  const bodies = rowsOf(row).map((each) => spoken(selected(shaped(set, each, form), select), set.type, form));
  return many ? bodies : (bodies[0] ?? null);
}

/** In OData 4 a $select that does not name the navigation drops it. */
function isSelected(navigation: string, select: readonly string[] | undefined): boolean {
  return !select || select.some((each) => each === navigation || each.startsWith(`${navigation}/`));
}

function nestedIn(select: readonly string[] | undefined, navigation: string): readonly string[] | undefined {
  const nested = select?.filter((each) => each.startsWith(`${navigation}/`));
  return nested && nested.length > 0 ? nested.map((each) => each.slice(navigation.length + 1)) : undefined;
}

/** The row as it is read today: a user field that was added later is there, and empty. */
export function shaped(set: EntitySet, row: Row, { shapes }: Form): Row {
  return shapes.filled(set.type, set.present ? set.present(row) : row);
}

function selected(row: Row, select: readonly string[] | undefined): Row {
  return select ? Object.fromEntries(select.map((property) => [property, row[property] ?? null])) : row;
}
