import type { Json, Row } from "../json.ts";
import { asText, isRow, textOf } from "../json.ts";
import type { B1Options } from "../options.ts";
import { notFound } from "../refusal.ts";
import type { Call } from "../wire/call.ts";
import { decoded } from "../wire/query-options.ts";
import { parseKey, parsePath } from "../wire/resource-path.ts";
import type { World } from "../world.ts";
import { openSqlDatabase, type SqlDatabase } from "./sql-database.ts";
import { parameterError, readParameters } from "./sql-parameters.ts";
import { checkPermission } from "./sql-queries.ts";
import { readSql, sqliteRefusal } from "./sql-text.ts";

/** What a query gives, page by page. */
export interface SqlPage {
  readonly text: string;
  readonly rows: readonly Row[];
  readonly nextLink: string | undefined;
}

/** What is done with the saved queries beside keeping them. */
export interface SqlService {
  /** Refuses a write that nobody may do, and a query that the database does not understand. */
  beforeWrite(call: Call): Promise<void>;
  /** `SQLQueries('code')/List`, undefined when the call is something else. */
  list(call: Call): Promise<SqlPage> | undefined;
}

interface SqlServiceParts {
  readonly world: World;
  readonly options: Readonly<B1Options>;
  /** The version of the books. */
  readonly version: () => number;
}

export function createSqlService({ world, options, version }: SqlServiceParts): SqlService {
  const { company, sqlQueries } = world;
  let opened: Promise<SqlDatabase> | undefined;
  const database = (): Promise<SqlDatabase> => (opened ??= openSqlDatabase());

  const check = async (sql: string): Promise<void> => {
    const query = readSql(sql, sqlQueries.books);
    const problem = (await database()).problemOf(query);
    if (problem !== undefined) throw sqliteRefusal(sql, problem, query);
  };
  const list = async (call: Call, code: string): Promise<SqlPage> => {
    checkPermission(company, { user: call.user, runs: true }, options);
    const saved = sqlQueries.set.table.get(parseKey(code, sqlQueries.set));
    if (!saved) throw notFound();
    const text = asText(saved.SqlText);
    const query = readSql(text, sqlQueries.books);
    const { source, skip } = askedOf(call);
    const size = pageSize(call.headers, options);
    const values = readParameters(source, query.parameters);
    const rows = (await database()).run(query, { values, skip, rows: size, version: version() });
    const link = `SQLQueries(${code})/List?${source}&$skip=${String(skip + size)}`;
    return { text, rows, nextLink: rows.length === size ? link : undefined };
  };
  return {
    beforeWrite: async ({ path, user, body }) => {
      if (!/^SQLQueries\b/.test(path)) return;
      checkPermission(company, { user, runs: false }, options);
      const sql = isRow(body) ? textOf(body, "SqlText") : undefined;
      if (sql !== undefined) await check(sql);
    },
    list: (call) => {
      if (!call.path.startsWith("SQLQueries(")) return undefined;
      const { key, rest } = parsePath(call.path);
      return key !== undefined && rest === "List" ? list(call, key) : undefined;
    },
  };
}

/** The parameters of a GET stand in its query, those of a POST in its body; $skip is always in the query. */
function askedOf({ method, search, body }: Call): { readonly source: string; readonly skip: number } {
  const parts = search.replace(/^\?/, "").split("&").filter(Boolean).map(decoded);
  const [, skip = "0"] = parts.map((part) => /^\$skip=(\d+)$/.exec(part)).find(Boolean) ?? [];
  const others = parts.filter((part) => !part.startsWith("$skip="));
  if (others.some((part) => part.startsWith("$"))) throw parameterError();
  const sent: Json | undefined = isRow(body) ? body.ParamList : undefined;
  const fromBody = method === "POST" && typeof sent === "string" ? [sent] : [];
  return { source: [...fromBody, ...others].join("&"), skip: Number(skip) };
}

/** There is always a page size: the manual calls it a must. */
function pageSize(headers: Headers, options: Readonly<B1Options>): number {
  const preferred =
    /odata\.maxpagesize=(\d+)/.exec(headers.get("Prefer") ?? "")?.[1] ?? headers.get("B1S-PageSize");
  return [Number(preferred), options.pageSize].find((size) => size > 0) ?? 20;
}
