import * as z from "zod";

/** A user field of SAP, such as U_InstepKey. */
export type UserFields = Readonly<Record<`U_${string}`, string | number | null | undefined>>;

/** SAP's two-valued yes and no. Other texts are kept as they came. */
export type YesNo = "tYES" | "tNO" | (string & {});

/** A property that $select may leave out, or SAP may answer null for. */
export const text = z.string().nullish();
export const whole = z.int().nullish();
/** An amount or a quantity: a JSON number, read by its shortest text. */
export const amount = z.number().nullish();
/** A day as "2026-11-23T00:00:00Z"; the Z is not a zone. */
export const day = z.string().nullish();
export const yesNo = z
  .string()
  .transform((value): YesNo => value)
  .nullish();
