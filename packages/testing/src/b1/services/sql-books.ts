import type { EntitySet } from "../entity-set.ts";
import { asText, type Json, type Row, rowsOf } from "../json.ts";
import type { EntityType, Field } from "../metadata/entity-type.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { notModelled, SapRefusal } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { allowedTables, tableSources, type TableSource } from "./sql-tables.ts";

export type SqlValue = string | number | null;

/** A table of the company's database, made from the books. */
export interface SqlTable {
  /** As it is written: "OITM", "@INSTEP_LEDGER". */
  readonly name: string;
  readonly columns: readonly SqlColumn[];
  rows(): Iterable<readonly SqlValue[]>;
}

interface SqlColumn {
  readonly name: string;
  /** Dates are texts such as "20201007". */
  readonly kind: "text" | "number" | "integer" | "date";
}

/** The tables of a company by name, in any case. Refuses what queries may not read. */
export interface SqlBooks {
  get(name: string): SqlTable;
}

interface BooksParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  findSet(name: string): EntitySet | undefined;
}

export function createSqlBooks(parts: BooksParts): SqlBooks {
  return {
    get: (given) => {
      const name = given.toUpperCase();
      if (name.startsWith("@")) return userTable(name, parts);
      if (!allowedTables.has(name)) throw notAccessible(given);
      if (name === "OFPR") return periods(parts.setUp);
      const source = Object.hasOwn(tableSources, name) ? tableSources[name] : undefined;
      const set = source && parts.findSet(source.set);
      const columns = set ? columnsOf(set, source, parts.shapes) : [];
      if (!set || columns.length === 0) throw notModelled(`the table ${name} in SQL queries`);
      return { name, columns, rows: () => rowsIn(set, source, columns) };
    },
  };
}

function notAccessible(name: string): SapRefusal {
  return new SapRefusal("702", `Table '${name}' not accessible`);
}

interface Column extends SqlColumn {
  read(row: Row, head: Row): SqlValue;
}

function columnsOf(set: EntitySet, { lines, columns }: TableSource, shapes: Shapes): readonly Column[] {
  const linesField = lines === undefined ? undefined : shapes.field(set.type, lines);
  if (lines !== undefined && linesField?.kind !== "rows") return [];
  const type = linesField?.kind === "rows" ? linesField.type : set.type;
  const named = columns.split(" ").flatMap((column) => columnOf(column, { set, type, shapes }) ?? []);
  return [...named, ...userColumns(type, shapes)];
}

function columnOf(
  column: string,
  { set, type, shapes }: { readonly set: EntitySet; readonly type: EntityType; readonly shapes: Shapes },
): Column | undefined {
  const [name = "", source = name] = column.split("=");
  if (source.startsWith("#")) return { name, kind: "text", read: () => source.slice(1) };
  const ofHead = source.startsWith("^");
  const property = ofHead ? source.slice(1) : source;
  const field = shapes.field(ofHead ? set.type : type, property);
  if (!field || field.kind === "rows") return undefined;
  return { name, kind: kindOf(field), read: (row, head) => valueOf(field, (ofHead ? head : row)[property]) };
}

function userColumns(type: EntityType, shapes: Shapes): readonly Column[] {
  return Object.keys(shapes.blank(type)).flatMap((property) => {
    const field = property.startsWith("U_") ? shapes.field(type, property) : undefined;
    return field
      ? [{ name: property, kind: kindOf(field), read: (row: Row) => valueOf(field, row[property]) }]
      : [];
  });
}

function kindOf({ kind }: Field): SqlColumn["kind"] {
  if (kind === "number" || kind === "date") return kind;
  return kind === "integer" || kind === "time" ? "integer" : "text";
}

/** A value as the database has it: letters for choices, days without dashes, times as hours and minutes. */
function valueOf(field: Field, value: Json | undefined): SqlValue {
  if (value === null || value === undefined || typeof value === "object") return null;
  if (field.kind === "choice") return field.values[asText(value)] ?? asText(value);
  if (field.kind === "date") return asText(value).slice(0, 10).replaceAll("-", "");
  if (field.kind === "time") return Number(asText(value).replaceAll(":", "").slice(0, 4));
  return typeof value === "boolean" ? String(value) : value;
}

function* rowsIn(
  set: EntitySet,
  { lines }: TableSource,
  columns: readonly Column[],
): Iterable<readonly SqlValue[]> {
  for (const kept of set.table.inKeyOrder()) {
    const head = set.present ? set.present(kept) : kept;
    for (const row of lines === undefined ? [head] : rowsOf(head, lines)) {
      yield columns.map((column) => column.read(row, head));
    }
  }
}

/** The company's own tables can be read since FP 2102. */
function userTable(name: string, parts: BooksParts): SqlTable {
  const set = parts.findSet(`U_${name.slice(1)}`);
  if (!set) throw notAccessible(name);
  const source = { set: set.name, columns: "Code Name" };
  const columns = columnsOf(set, source, parts.shapes);
  return { name, columns, rows: () => rowsIn(set, source, columns) };
}

const periodStates = { ltUnlocked: "N", ltUnlockedExceptSales: "S", ltPeriodClosing: "C", ltLocked: "Y" };

/** Posting periods have no set of their own. */
function periods({ periods: known }: SetUp): SqlTable {
  const names = "Code Name Indicator PeriodStat F_RefDate T_RefDate F_DueDate T_DueDate F_TaxDate T_TaxDate";
  const day = (text: string | undefined): SqlValue => text?.replaceAll("-", "") ?? null;
  return {
    name: "OFPR",
    columns: [
      { name: "AbsEntry", kind: "integer" },
      ...names
        .split(" ")
        .map((name) => ({ name, kind: /^[FT]_/.test(name) ? ("date" as const) : ("text" as const) })),
    ],
    rows: () =>
      known
        .all()
        .map((period) => [
          period.AbsoluteEntry,
          period.PeriodName ?? period.from.slice(0, 7),
          period.PeriodName ?? period.from.slice(0, 7),
          period.PeriodIndicator ?? "Default",
          periodStates[period.PeriodStatus],
          ...[period.from, period.to].map(day),
          ...[period.DueDateFrom, period.DueDateTo, period.TaxDateFrom, period.TaxDateTo].map(day),
        ]),
  };
}
