import * as z from "zod";

/** A number that may arrive as text, as numbers of a PHP back end sometimes do. */
export const whole = z.preprocess(
  (value) => (typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value),
  z.int({ error: "expected a whole number" }),
);

/** A field that a list may leave out. Where no null was ever seen, one is taken for a field left out. */
export function optional<T>(schema: z.ZodType<T>): z.ZodPreprocess<z.ZodOptional<z.ZodType<T>>> {
  return z.preprocess((value) => value ?? undefined, schema.optional());
}

/** A text that a list may leave out. */
export const text = optional(z.string({ error: "expected a text" }));

/** A text for which Sitoo answers null. */
export const nullableText = z.string({ error: "expected a text" }).nullish();

/** Sitoo's map of texts. An empty PHP array is `[]` in JSON, and an empty map too. */
export const map = z.preprocess(
  (value) => (Array.isArray(value) && value.length === 0 ? {} : value),
  z.record(z.string(), z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]), {
    error: "expected a map of texts",
  }),
);
