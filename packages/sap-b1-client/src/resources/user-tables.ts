import * as z from "zod/mini";
import { type EntitySet, entitySet } from "../entity/entity-set.ts";
import { objectOf, text, type UserFields } from "../entity/fields.ts";
import type { Row } from "../entity/row.ts";

const schema = objectOf(() => ({ Code: z.string(), Name: text }));

/** A row of a user table without an object, as SAP answers it. */
export type UserTableRow = Row<z.infer<typeof schema>>;

/** A row of a user table to be made. `Code` is the key: at most 50 characters. */
export interface UserTableRowDraft extends UserFields {
  readonly Code: string;
  readonly Name?: string | null | undefined;
}

/** The set of a user table without an object: "INSTEP_LEDGER" is U_INSTEP_LEDGER. */
export function userTable(
  name: string,
): EntitySet<UserTableRow, UserTableRowDraft, string, "create" | "update" | "remove"> {
  if (!/^\w+$/.test(name)) throw new TypeError(`"${name}" is not the name of a user table.`);
  const verbs = ["create", "update", "remove"] as const;
  return entitySet<UserTableRow, UserTableRowDraft>()({ set: `U_${name}`, key: "Code", schema, verbs });
}
