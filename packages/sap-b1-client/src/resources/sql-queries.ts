import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { day, objectOf, text } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  SqlCode: z.string(),
  SqlName: text,
  SqlText: text,
  /** Names of its parameters, as SAP found them in the text. */
  ParamList: text,
  CreateDate: day,
  UpdateDate: day,
}));

/** A stored SQL query as SAP answers it. */
export type SqlQuery = Row<z.infer<typeof schema>>;

/** A query to be stored or changed. */
export type SqlQueryDraft = DraftOf<
  SqlQuery,
  "SqlCode" | "SqlName" | "SqlText",
  "ParamList" | "CreateDate" | "UpdateDate"
>;

export const sqlQueries = entitySet<SqlQuery, SqlQueryDraft>()({
  set: "SQLQueries",
  key: "SqlCode",
  schema,
  verbs: ["create", "update", "remove"],
});
