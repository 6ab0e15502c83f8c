import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { choice, many, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const table = objectOf(() => ({
  /** Without "@". */
  TableName: z.string(),
  TableDescription: text,
  TableType: choice<
    | "bott_Document"
    | "bott_DocumentLines"
    | "bott_MasterData"
    | "bott_MasterDataLines"
    | "bott_NoObject"
    | "bott_NoObjectAutoIncrement"
  >(),
  Archivable: yesNo,
  ArchiveDateField: text,
}));

/** The definition of a user table as SAP answers it. */
export type UserTableMD = Row<z.infer<typeof table>>;

/** A user table to be defined or changed. */
export type UserTableMDDraft = DraftOf<UserTableMD, "TableName" | "TableDescription">;

/** User tables. The rows of one are `b1.userTable(...)`. */
export const userTablesMD = entitySet<UserTableMD, UserTableMDDraft>()({
  set: "UserTablesMD",
  key: "TableName",
  schema: table,
  verbs: ["create", "update", "remove"],
});

const element = objectOf(() => ({
  SubKeyIndex: whole,
  /** A field of the table, without "U_". */
  ColumnAlias: text,
}));

const userKey = objectOf(() => ({
  /** With "@": SAP documents keys for user tables alone. */
  TableName: z.string(),
  KeyIndex: z.int(),
  KeyName: text,
  Unique: yesNo,
  UserKeysMD_Elements: many(element),
}));

/** The definition of a key of a user table as SAP answers it. */
export type UserKeyMD = Row<z.infer<typeof userKey>>;

/** A key to be defined: SAP gives it its number in the table. */
export type UserKeyMDDraft = DraftOf<UserKeyMD, "TableName" | "KeyName" | "UserKeysMD_Elements">;

export const userKeysMD = entitySet<UserKeyMD, UserKeyMDDraft>()({
  set: "UserKeysMD",
  key: ["TableName", "KeyIndex"],
  schema: userKey,
  verbs: ["create", "remove"],
});
