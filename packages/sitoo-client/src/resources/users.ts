import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import {
  flag,
  many,
  maybeWhole,
  nullableText,
  nullableWhole,
  objectOf,
  postal,
  requiredText,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const user = objectOf(() => ({
  userid: requiredText,
  email: text,
  namefirst: text,
  namelast: text,
  personalid: text,
  externalid: nullableText,
  company: text,
  department: text,
  companyid: text,
  ...postal,
  phone: text,
  mobile: text,
  notes: text,
  pin: text,
  customernumber: text,
  datecreated: maybeWhole,
  datemodified: maybeWhole,
  voucherpasswords: many(requiredText),
  role: nullableWhole,
  warehouses: many(whole),
  posrefundcard: flag,
  pricelistid: maybeWhole,
}));
/** A customer, or somebody of the staff. Its id is a GUID in braces. */
export type User = z.infer<typeof user>;

/** One to be made or changed. */
export type UserDraft = DraftOf<User, "email", "datecreated" | "datemodified" | "pricelistid">;

export const users = resource<User, UserDraft, string>()({
  schema: user,
  names: ["userid", "email"],
  verbs: {
    each: "getUsers",
    find: "getUser",
    update: "updateUser",
    delete: "deleteUser",
    batchAdd: "batchAddUsers",
    batchUpdate: "batchUpdateUsers",
  },
  unasked: ["personalid", "pin", "notes", "voucherpasswords"],
});
