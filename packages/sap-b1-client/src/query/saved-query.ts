import { isB1Error } from "../errors.ts";
import { readRow } from "../entity/row.ts";
import type { StandardSchema } from "../entity/standard-schema.ts";
import type { CallOptions, Request } from "../request.ts";
import { keyPath, literal } from "./odata.ts";
import { eachPage } from "./pages.ts";

/** A query that SAP keeps and runs: the way to read stock and prices without their items, at 34 KB each. */
export interface SavedQueryText {
  /**
   * Its name in SAP, where its code is the name and a fingerprint of the text: a text that changes is another query, so
   * that two releases of a program can run at once.
   */
  readonly name: string;
  /**
   * SQL of SAP's narrow kind: tables SAP allows, no `*`, computed columns with an alias, parameters as `:name`. See the
   * chapter on SQL queries in SAP's "Working with SAP Business One Service Layer".
   */
  readonly text: string;
}

/** The values of a query's parameters. Days are "2026-11-23". */
export type SqlParameters = Readonly<Record<string, string | number>>;

/** How the rows of a query are read. */
export interface SqlOptions extends CallOptions {
  /** Rows per page. @default the client's pageSize */
  readonly pageSize?: number | undefined;
}

/** A saved query of one company. */
export interface SavedQuery<T> {
  /**
   * Saves it in SAP unless it is there, as the first reading does too. Saving takes a superuser; running it, a superuser
   * or the authorization for SQL queries.
   */
  ensure(options?: CallOptions): Promise<void>;
  /** Its rows, one page in memory at a time. */
  each(parameters?: SqlParameters, options?: SqlOptions): AsyncIterable<T>;
}

/** What a query needs of its client. */
export interface SqlService {
  readonly request: Request;
  readonly pageSize: number;
}

export function createSavedQuery<T>(
  { request, pageSize: usual }: SqlService,
  query: SavedQueryText,
  schema: StandardSchema<T>,
): SavedQuery<T> {
  let ensured: string | undefined;

  const ensure = async (options: CallOptions = {}): Promise<string> => {
    const code = `${query.name}-${await fingerprint(query.text)}`;
    if (!(await exists(code, request, options))) await save({ ...query, code }, request, options);
    return (ensured = code);
  };
  return {
    ensure: async (options) => {
      await ensure(options);
    },
    each: async function* (parameters = {}, { pageSize = usual, ...options } = {}) {
      const set = `${keyPath("SQLQueries", ensured ?? (await ensure(options)))}/List`;
      const pages = { ...options, set, query: parameterString(parameters), pageSize };
      const call = { method: "GET", path: set };
      for await (const { rows } of eachPage(request, pages)) {
        for (const row of rows) yield await readRow<T>(schema, row, call);
      }
    },
  };
}

async function exists(code: string, request: Request, options: CallOptions): Promise<boolean> {
  const path = `${keyPath("SQLQueries", code)}?$select=SqlCode`;
  try {
    await request({ method: "GET", path, ...options });
    return true;
  } catch (error) {
    if (isB1Error(error) && error.code === "not-found") return false;
    throw error;
  }
}

/** Another process may save the same text under the same code meanwhile: that is as good. */
async function save(
  { code, name, text }: SavedQueryText & { readonly code: string },
  request: Request,
  options: CallOptions,
): Promise<void> {
  const body = { SqlCode: code, SqlName: name, SqlText: text };
  try {
    await request({ method: "POST", path: "SQLQueries", body, ...options });
  } catch (error) {
    if (!isB1Error(error)) throw error;
    const mayBeThere = error.code === "duplicate-entry" || error.outcome === "in-doubt";
    if (!mayBeThere || !(await exists(code, request, options))) throw error;
  }
}

async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const bytes = new Uint8Array(digest).slice(0, 4);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** "?after='A'&days=3". */
function parameterString(parameters: SqlParameters): string {
  const given = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encodeURIComponent(literal(value))}`,
  );
  return given.length > 0 ? `?${given.join("&")}` : "";
}
