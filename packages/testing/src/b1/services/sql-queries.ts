import type { Changes } from "../changes.ts";
import type { Company } from "../company.ts";
import { dayAt, wireDate } from "../dates.ts";
import { type Created, type EntitySet } from "../entity-set.ts";
import { asText, type Key, type Row, textOf } from "../json.ts";
import { date, type EntityType, text } from "../metadata/entity-type.ts";
import type { Shapes } from "../metadata/shapes.ts";
import type { B1Options } from "../options.ts";
import { duplicate, notSupported, refused, SapRefusal } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable } from "../table.ts";
import { createSqlBooks, type SqlBooks } from "./sql-books.ts";
import { readSql } from "./sql-text.ts";

const type: EntityType = {
  name: "SQLQuery",
  table: "OSQL",
  fields: {
    SqlCode: text(),
    SqlName: text(undefined, "change"),
    SqlText: text(undefined, "change"),
    ParamList: text(undefined, "output"),
    CreateDate: date("output"),
    UpdateDate: date("output"),
  },
};

/** The queries that were saved in the Service Layer. */
export interface SqlQueries {
  readonly set: EntitySet;
  readonly books: SqlBooks;
}

interface QueriesParts {
  readonly changes: Changes;
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  findSet(name: string): EntitySet | undefined;
}

export function createSqlQueries(parts: QueriesParts): SqlQueries {
  const { changes, shapes } = parts;
  const books = createSqlBooks(parts);
  const table = createTable({ keyOf: ({ SqlCode }) => asText(SqlCode), changes });
  const read = (row: Row): Row => {
    const { shown, parameters } = readSql(textOf(row, "SqlText") ?? "", books);
    return { SqlText: shown, ParamList: parameters.map(({ name }) => name).join(",") || null };
  };
  const post = (body: Row, at: number): Created => {
    const code = textOf(body, "SqlCode");
    if (code === undefined) throw refused("Code undefined [OSQL.SqlCode]");
    if (table.get(code)) throw duplicate();
    const today = wireDate(dayAt(at));
    const row = { ...shapes.blank(type), ...body, ...read(body), CreateDate: today, UpdateDate: today };
    table.put(row);
    return { set, row };
  };
  const patch = (key: Key, body: Row, at: number): void => {
    const row = table.get(key);
    if (!row) throw notSupported();
    const text = body.SqlText === undefined ? {} : read(body);
    table.put({ ...row, ...body, ...text, UpdateDate: wireDate(dayAt(at)) });
  };
  const set: EntitySet = {
    name: "SQLQueries",
    type,
    keys: ["SqlCode"],
    table,
    post: (body, { at }) => post(body, at),
    patch: (key, body, { at }) => {
      patch(key, body, at);
    },
    remove: (key) => {
      table.remove(key);
    },
  };
  return { set, books };
}

/** Everybody may look at the queries; superusers may write and run them, others only run them once that was granted. */
export function checkPermission(
  { users }: Company,
  { user, runs }: { readonly user: string; readonly runs: boolean },
  { sqlQueryUsers }: Readonly<B1Options>,
): void {
  const isSuperuser = users.find(({ UserName }) => UserName === user)?.Superuser !== false;
  if (isSuperuser || (runs && sqlQueryUsers.includes(user))) return;
  throw new SapRefusal("-6006", "You are not permitted to perform this action", 403);
}
