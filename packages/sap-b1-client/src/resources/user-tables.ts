import * as z from "zod";
import { text, type UserFields } from "./wire.ts";

const userValue = z.union([z.string(), z.number(), z.null()]);

/** A row of a user table without an object, as SAP answers it and as it is made. `Code` is the key: at most 50 characters. */
export interface UserTableRow extends UserFields {
  readonly Code: string;
  readonly Name?: string | null | undefined;
}

/** Reads a row: its other fields are a customer's own. */
export const UserTableRow: z.ZodType<UserTableRow> = z
  .object({ Code: z.string(), Name: text })
  .and(z.looseRecord(z.templateLiteral(["U_", z.string()]), userValue));
