import { SapRefusal } from "../refusal.ts";
import type { SqlBooks, SqlTable } from "./sql-books.ts";
import { checkSelect, near } from "./sql-select.ts";
import { isKeyword, isSign, type SqlToken, syntaxError, tokensOf } from "./sql-tokens.ts";

/** A query that was read: as SAP shows it, and as SQLite understands it. */
export interface SqlQuery {
  /** With every name in SAP's own case, in double quotes, as HANA wants it. */
  readonly shown: string;
  readonly runnable: string;
  readonly tables: readonly SqlTable[];
  /** The table of every place that names one: twice, when it is joined with itself. */
  readonly sources: readonly SqlTable[];
  readonly parameters: readonly SqlParameter[];
  /** At most so many rows, undefined without a limit. */
  readonly top: number | undefined;
}

export interface SqlParameter {
  readonly name: string;
  /** It is compared with a date. */
  readonly isDate: boolean;
}

/** SAP's functions by the names that SQLite knows them under. */
const functions: Readonly<Record<string, string>> = {
  sum: "sum",
  avg: "avg",
  min: "min",
  max: "max",
  count: "count",
  isnull: "ifnull",
  ifnull: "ifnull",
  lower: "lower",
  upper: "upper",
  left: "b1_left",
  right: "b1_right",
};

/** Reads a query. Refuses what the Service Layer does not support (701), and tables that cannot be read (702). */
export function readSql(sql: string, books: SqlBooks): SqlQuery {
  const tokens = tokensOf(sql);
  const { aliases, top, topTokens } = checkSelect(sql, tokens);
  const scope = { ...tablesOf(sql, tokens, books), aliases };
  const written = tokens.map((_, index) => write(sql, { tokens, index, scope }));
  const shown = tokens.map(
    ({ at }, index) => sql.slice(tokens[index - 1]?.end ?? 0, at) + (written[index]?.shown ?? ""),
  );
  return {
    shown: shown.join(""),
    runnable: tokens
      .map((token, index) => (topTokens.has(token) ? "" : (written[index]?.runnable ?? "")))
      .join(" "),
    tables: [...new Map(scope.tables.map((table) => [table.name, table])).values()],
    sources: scope.tables,
    parameters: parametersOf(tokens, scope),
    top,
  };
}

interface Scope {
  readonly tables: readonly SqlTable[];
  /** Tables by the names that the query gives them, in lower case. */
  readonly byAlias: ReadonlyMap<string, SqlTable>;
  /** The tokens that name a table, or give one its alias. */
  readonly places: ReadonlyMap<SqlToken, SqlTable | "alias">;
  readonly aliases: ReadonlySet<string>;
}

/** The tables of a query: what follows FROM and JOIN, with or without an alias, and a comma for the next one. */
function tablesOf(sql: string, tokens: readonly SqlToken[], books: SqlBooks): Omit<Scope, "aliases"> {
  const tables: SqlTable[] = [];
  const byAlias = new Map<string, SqlTable>();
  const places = new Map<SqlToken, SqlTable | "alias">();
  for (let index = 0; index < tokens.length; index += 1) {
    if (!isKeyword(tokens[index], "from", "join")) continue;
    do {
      const named = tokens[(index += 1)];
      if (isSign(named, "(")) break;
      if (named?.kind !== "name") throw near(sql, named);
      const table = books.get(named.text);
      tables.push(table);
      places.set(named, table);
      byAlias.set(table.name.toLowerCase(), table);
      if (isKeyword(tokens[index + 1], "as")) index += 1;
      const alias = tokens[index + 1];
      if (alias?.kind !== "name") continue;
      places.set(alias, "alias");
      byAlias.set(alias.text.toLowerCase(), table);
      index += 1;
    } while (isSign(tokens[index + 1], ",") && (index += 1));
  }
  return { tables, byAlias, places };
}

interface Written {
  readonly shown: string;
  readonly runnable: string;
}

interface Place {
  readonly tokens: readonly SqlToken[];
  readonly index: number;
  readonly scope: Scope;
}

function same({ at, end }: SqlToken, sql: string): Written {
  return { shown: sql.slice(at, end), runnable: sql.slice(at, end) };
}

function write(sql: string, place: Place): Written {
  const { tokens, index, scope } = place;
  const token = tokens[index];
  if (!token) return { shown: "", runnable: "" };
  if (token.kind === "text" && isComparedWithDate(place)) {
    const day = token.text.replace(/^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/, "$1$2$3");
    return { ...same(token, sql), runnable: `'${day}'` };
  }
  if (token.kind !== "name") return same(token, sql);
  const named = scope.places.get(token);
  if (named === "alias") return same(token, sql);
  if (named) return { shown: `"${named.name}"`, runnable: sourceOf(named, place) };
  if (isSign(tokens[index + 1], "(")) return writeFunction(sql, token);
  if (isSign(tokens[index + 1], ".") && scope.byAlias.has(token.text.toLowerCase())) return same(token, sql);
  return twice(`"${columnOf(place)?.name ?? aliasOf(token, scope)}"`);
}

/** A table beside others gives its rows through a count, for SQLite cannot be stopped in any other way (see `b1_row`). */
function sourceOf({ name }: SqlTable, { tokens, index, scope }: Place): string {
  const next = tokens[index + 1];
  const hasAlias = isKeyword(next, "as") || (next !== undefined && scope.places.get(next) === "alias");
  if (scope.tables.length === 1) return `"${name}"`;
  return `(select * from "${name}" where b1_row(rowid))${hasAlias ? "" : ` as "${name}"`}`;
}

function twice(text: string): Written {
  return { shown: text, runnable: text };
}

function writeFunction(sql: string, { text, at }: SqlToken): Written {
  const runnable = Object.hasOwn(functions, text.toLowerCase()) ? functions[text.toLowerCase()] : undefined;
  if (runnable === undefined) {
    throw syntaxError(sql, at, `Cannot support this function or expression: '${text}'`);
  }
  return { shown: runnable === "ifnull" ? "IFNULL" : text, runnable };
}

/** The column that a name stands for, in the table that it names or in any of the query. */
function columnOf({ tokens, index, scope }: Place): SqlTable["columns"][number] | undefined {
  const name = tokens[index]?.text.toLowerCase();
  const qualifier = isSign(tokens[index - 1], ".") ? tokens[index - 2]?.text.toLowerCase() : undefined;
  const table = qualifier === undefined ? undefined : scope.byAlias.get(qualifier);
  return (table ? [table] : scope.tables)
    .flatMap(({ columns }) => columns)
    .find((column) => column.name.toLowerCase() === name);
}

function aliasOf({ text }: SqlToken, { aliases }: Scope): string {
  return [...aliases].find((alias) => alias.toLowerCase() === text.toLowerCase()) ?? text;
}

function parametersOf(tokens: readonly SqlToken[], scope: Scope): readonly SqlParameter[] {
  const found = new Map<string, SqlParameter>();
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== "parameter") continue;
    const isDate = isComparedWithDate({ tokens, index, scope }) || found.get(text)?.isDate === true;
    found.set(text, { name: text, isDate });
  }
  return [...found.values()];
}

/** Whether the nearest column that a value is compared with holds dates: `DocDate >= :from`, `'2026-07-14' < DocDate`. */
function isComparedWithDate({ tokens, index, scope }: Place): boolean {
  const before = tokens.findLastIndex((_, at) => at < index && !isBetween(tokens, at));
  const after = tokens.findIndex((_, at) => at > index && !isBetween(tokens, at));
  return [before, qualified(tokens, after)].some(
    (at) => tokens[at]?.kind === "name" && columnOf({ tokens, index: at, scope })?.kind === "date",
  );
}

/** Of "t1.DocDate" the column. */
function qualified(tokens: readonly SqlToken[], at: number): number {
  return isSign(tokens[at + 1], ".") ? at + 2 : at;
}

const comparing = ["=", "<", ">", "<=", ">=", "<>", "!=", "(", ","];

/** What may stand between a column and the value that it is compared with. */
function isBetween(tokens: readonly SqlToken[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.kind === "sign") return comparing.includes(token.text);
  if (isKeyword(token, "and")) return isKeyword(tokens[at - 2], "between");
  return token.kind === "keyword" ? isKeyword(token, "between", "in", "not", "like") : token.kind !== "name";
}

/** SQLite's own words about a query, as SAP says them. */
export function sqliteRefusal(sql: string, message: string, { tables }: SqlQuery): SapRefusal {
  const [, column] = /no such column: (?:\S+\.)?"?([^"]+)/.exec(message) ?? [];
  if (column !== undefined) {
    const table = tables[0]?.name ?? "";
    return new SapRefusal("703", `Column '${column}' from table '${table}' not accessible`);
  }
  const [, word] = /near "+(.*?)"+:/.exec(message) ?? [];
  const at = word === undefined ? sql.length : Math.max(sql.lastIndexOf(word), 0);
  return syntaxError(sql, at, word === undefined ? message : `Incorrect syntax near '${word}'.`);
}
