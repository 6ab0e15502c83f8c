import * as z from "zod";

/** A user field of SAP, such as U_InstepKey. */
export type UserFields = Readonly<Record<`U_${string}`, string | number | null | undefined>>;

/** SAP's two-valued yes and no. Other texts are kept as they came. */
export type YesNo = OneOf<"tYES" | "tNO">;

/** One of SAP's enum members. Texts that are none yet are kept as they came: every release adds some. */
export type OneOf<Member extends string> = Member | (string & {});

/** A property that $select may leave out, or SAP may answer null for. */
export const text = z.string().nullish();
export const whole = z.int().nullish();
/** An amount or a quantity: a JSON number, read by its shortest text. */
export const amount = z.number().nullish();
export const yesNo = choice<"tYES" | "tNO">();

/** A property with the members of an enum: the compiler alone knows them, so that one schema does for all. */
export function choice<Member extends string>(): z.ZodOptional<z.ZodNullable<z.ZodType<OneOf<Member>>>> {
  return text;
}

/** A collection in a row, such as its lines. */
export function many<Line extends z.ZodType>(line: Line): z.ZodOptional<z.ZodNullable<z.ZodArray<Line>>> {
  return z.array(line).nullish();
}

/** A day, read as "2026-11-23" from every spelling: version 2 adds a time and a Z that is no zone, SQL queries leave out the dashes. */
export const day = z.string().transform(toDay).nullish();

const midnight = "T00:00:00Z";

/** A document has dozens of days, and nearly all end so: to match each of them takes a third of the time of reading it. */
function toDay(value: string): string {
  return value.endsWith(midnight)
    ? value.slice(0, -midnight.length)
    : value.replace(/^(\d{4})-?(\d\d)-?(\d\d)(?:T[\d:.]+Z?)?$/, "$1-$2-$3");
}

/** A time of the day in the company's own zone, read as "13:14:45" from a text or from SAP's number 1314. */
export const timeOfDay = z
  .union([z.string(), z.int().transform((number) => String(number).padStart(4, "0"))])
  .transform((value) => (/^\d{4}$/.test(value) ? `${value.slice(0, 2)}:${value.slice(2)}:00` : value))
  .nullish();
