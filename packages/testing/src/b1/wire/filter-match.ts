import { parseDay } from "../dates.ts";
import type { EntityType, Field } from "../metadata/entity-type.ts";
import type { Filter, Operator, TextTest } from "./filter-parse.ts";
import type { Json, Key, Row } from "../json.ts";
import { invalidQuery } from "../refusal.ts";
import { memberOf } from "../metadata/members.ts";
import { choiceOf, type Shapes } from "../metadata/shapes.ts";
import type { Table } from "../table.ts";

/** True, false, or null as SQL has it: a comparison with nothing is neither, and `not` does not change that. */
type Verdict = boolean | null;
type Test = (row: Row) => Verdict;

export interface FilterContext {
  readonly type: EntityType;
  readonly shapes: Shapes;
  /** Properties that this company's system does not filter on. */
  readonly unfilterable: readonly string[];
  /** B1S-CaseInsensitive: texts are compared without their case. */
  readonly caseInsensitive: boolean;
}

/** Turns a filter into a test of a row. Refuses properties that do not exist and values that do not fit. */
export function compileFilter(filter: Filter, context: FilterContext): (row: Row) => boolean {
  const test = compile(filter, context);
  return (row) => test(row) === true;
}

function compile(filter: Filter, context: FilterContext): Test {
  switch (filter.kind) {
    case "and":
    case "or": {
      const [left, right] = [compile(filter.left, context), compile(filter.right, context)];
      return filter.kind === "and" ? both(left, right) : either(left, right);
    }
    case "not": {
      const inner = compile(filter.of, context);
      return (row) => {
        const verdict = inner(row);
        return verdict === null ? null : !verdict;
      };
    }
    case "match":
      return matching(filter.property, textTests[filter.test], { ...context, value: filter.value });
    case "compare":
      return comparing(filter, context);
  }
}

function both(left: Test, right: Test): Test {
  return (row) => {
    const verdict = left(row);
    if (verdict === false) return false;
    const other = right(row);
    return other === false ? false : verdict && other;
  };
}

function either(left: Test, right: Test): Test {
  return (row) => {
    const verdict = left(row);
    if (verdict === true) return true;
    const other = right(row);
    return other === true || verdict !== null ? other : null;
  };
}

const textTests: Readonly<Record<TextTest, (text: string, part: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
};

function matching(
  property: string,
  test: (text: string, part: string) => boolean,
  context: FilterContext & { readonly value: string },
): Test {
  if (fieldOf(property, context).kind !== "text") throw invalidQuery();
  const part = folded(context.value, context);
  return (row) => {
    const value = row[property];
    return typeof value === "string" ? test(folded(value, context), part) : null;
  };
}

function comparing(
  { property, operator, value, isDate }: Extract<Filter, { kind: "compare" }>,
  context: FilterContext,
): Test {
  const field = fieldOf(property, context);
  if (isDate && field.kind !== "date") throw invalidQuery();
  const initial = context.shapes.initial(context.type, property);
  if (value === null) return isNull(property, operator, initial);
  // A member that the emulator does not play can be asked for as well: no row has it.
  const wanted = comparable(field, value, context) ?? memberOf(context.type, property, value);
  if (wanted === undefined) throw invalidQuery();
  const compare = comparisons[operator];
  return (row) => {
    const own = row[property] === undefined ? initial : row[property];
    const found = own === null ? undefined : comparable(field, own, context);
    return found === undefined ? null : compare(found, wanted);
  };
}

function isNull(property: string, operator: Operator, initial: Json): Test {
  if (operator !== "eq" && operator !== "ne") throw invalidQuery();
  return (row) => ((row[property] === undefined ? initial : row[property]) === null) === (operator === "eq");
}

const comparisons: Readonly<Record<Operator, (one: Key, other: Key) => boolean>> = {
  eq: (one, other) => one === other,
  ne: (one, other) => one !== other,
  gt: (one, other) => one > other,
  ge: (one, other) => one >= other,
  lt: (one, other) => one < other,
  le: (one, other) => one <= other,
};

function fieldOf(property: string, { type, shapes, unfilterable }: FilterContext): Field {
  const field = shapes.field(type, property);
  if (!field || field.kind === "rows" || field.kind === "part" || unfilterable.includes(property)) {
    throw invalidQuery(`Property '${property}' is invalid`);
  }
  return field;
}

/** A value in the form in which it is compared: days without their time, times to the minute, choices by name. */
function comparable(field: Field, value: Json, context: FilterContext): Key | undefined {
  if (field.kind === "number" || field.kind === "integer") {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
  }
  if (field.kind === "choice") return choiceOf(field.values, value);
  if (typeof value !== "string") return undefined;
  if (field.kind === "date") return parseDay(value);
  if (field.kind === "time") return minuteOf(value);
  return folded(value, context);
}

/** "1838" of "18:38:00", "18:38", "183800" and "1838": seconds count for nothing. */
function minuteOf(text: string): string | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):?([0-5]\d)(?::?[0-5]\d)?$/.exec(text) ?? [];
  return hour && minute && `${hour}${minute}`;
}

function folded(text: string, { caseInsensitive }: FilterContext): string {
  return caseInsensitive ? text.toLowerCase() : text;
}

/** The keys of all rows that can pass, when indexes can tell; undefined means every row has to be looked at. */
export function candidates(
  filter: Filter,
  context: FilterContext,
  table: Table,
): ReadonlySet<Key> | undefined {
  if (filter.kind === "compare") {
    const { property, operator, value } = filter;
    const kind = fieldOf(property, context).kind;
    const asKept =
      (kind === "text" && typeof value === "string" && !context.caseInsensitive) ||
      (kind === "integer" && typeof value === "number");
    return operator === "eq" && asKept ? table.keysHaving(property, value) : undefined;
  }
  if (filter.kind !== "and" && filter.kind !== "or") return undefined;
  const left = candidates(filter.left, context, table);
  const right = candidates(filter.right, context, table);
  if (filter.kind === "or") return left && right && new Set([...left, ...right]);
  return left && right ? (left.size < right.size ? left : right) : (left ?? right);
}
