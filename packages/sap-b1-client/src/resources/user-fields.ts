import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { choice, many, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const validValue = objectOf(() => ({
  Value: text,
  Description: text,
}));

const schema = objectOf(() => ({
  /** Such as "OINV", or "@INSTEP_LEDGER" for a user table. */
  TableName: z.string(),
  FieldID: z.int(),
  /** Without "U_". */
  Name: text,
  Description: text,
  Type: choice<"db_Alpha" | "db_Memo" | "db_Numeric" | "db_Date" | "db_Float">(),
  SubType: choice<
    | "st_None"
    | "st_Address"
    | "st_Phone"
    | "st_Time"
    | "st_Rate"
    | "st_Sum"
    | "st_Price"
    | "st_Quantity"
    | "st_Percentage"
    | "st_Measurement"
    | "st_Link"
    | "st_Image"
  >(),
  Size: whole,
  /** The length of a text; SAP holds longer ones to it. */
  EditSize: whole,
  Mandatory: yesNo,
  DefaultValue: text,
  LinkedTable: text,
  LinkedUDO: text,
  /** A text that is none of them is refused. */
  ValidValuesMD: many(validValue),
}));

/** The definition of a user field as SAP answers it. */
export type UserFieldMD = Row<z.infer<typeof schema>>;

/** A user field to be defined or changed: SAP gives it its number in the table. */
export type UserFieldMDDraft = DraftOf<UserFieldMD, "TableName" | "Name" | "Description" | "Type", "FieldID">;

/** User fields. One of a marketing document is on all of them, and a node may take its time to know it. */
export const userFieldsMD = entitySet<UserFieldMD, UserFieldMDDraft>()({
  set: "UserFieldsMD",
  key: ["TableName", "FieldID"],
  schema,
  verbs: ["create", "update", "remove"],
});
