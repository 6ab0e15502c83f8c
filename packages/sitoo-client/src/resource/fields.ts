import * as z from "zod/mini";
import * as core from "zod/v4/core";

/** An exact decimal as Sitoo sends it, such as "123.50": text, never a float. */
export type DecimalText = `${number}`;

type Shape = core.$ZodShape;

/**
 * An object in an answer, such as a record or a part of one; what nobody listed is kept as it came. Its fields are asked
 * for when the first is read: an import makes none of them.
 */
export function objectOf<S extends Shape>(shape: () => S): core.$ZodObject<S, core.$loose> {
  const definition = {
    type: "object",
    catchall: z.unknown(),
    get shape() {
      const made = shape();
      Object.defineProperty(this, "shape", { value: made }); // once: schemas are told apart by identity
      return made;
    },
  } as const;
  // zod types its constructor without the shape that it was given.
  return new core.$ZodObjectJIT(definition) as core.$ZodObject<S, core.$loose>;
}

/** What comes in one form and is read in another. */
export function readBy<S extends core.$ZodType, Out>(
  schema: S,
  read: (value: core.output<S>) => Out,
): z.ZodMiniType<Out> {
  return z.pipe(schema, z.transform(read));
}

/** A whole number that may arrive as text, as numbers of a PHP back end sometimes do. */
export const whole = z.pipe(
  z.transform((value: unknown) =>
    typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value,
  ),
  z.int({ error: "expected a whole number" }),
);

/** The numbers of an enumeration. Numbers that are none yet are kept as they came. */
export function oneOf<Member extends number>(): z.ZodMiniType<Member | (number & {})> {
  return whole;
}

/** A field that may be missing. */
type Optional<T> = core.$ZodType<T | undefined> & {
  readonly _zod: { readonly optin: "optional"; readonly optout: "optional" };
};

const AnyType: core.$constructor<core.$ZodType> = core.$ZodType;

/** One look instead of zod's three: nearly all of Sitoo's fields are such. */
const OptionalField = core.$constructor<core.$ZodType, { readonly inner: core.$ZodType }>(
  "SitooOptional",
  (inst, { inner }) => {
    AnyType.init(inst, { type: "custom" });
    Object.assign(inst._zod, { optin: "optional", optout: "optional" });
    inst._zod.parse = (payload, context) => {
      if (payload.value !== null && payload.value !== undefined) return inner._zod.run(payload, context);
      payload.value = undefined;
      return payload;
    };
  },
);

/** A field that a list may leave out. Where no null was ever seen, one is taken for a field left out. */
export function optional<S extends core.$ZodType>(schema: S): Optional<core.output<S>> {
  return new OptionalField({ inner: schema }) as Optional<core.output<S>>;
}

/** A text that every record has. */
export const requiredText = z.string({ error: "expected a text" });

/** An amount ("123.50") or a decimal ("1.000"), kept to the last digit. A number is refused: a float has rounded already. */
export const decimal = z.custom<DecimalText>(
  (value) => typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value),
  { error: 'expected a decimal as text, such as "123.50"' },
);

export const number = z.number({ error: "expected a number" });

export const text = optional(requiredText);
export const flag = optional(z.boolean({ error: "expected true or false" }));
export const maybeWhole = optional(whole);
export const maybeNumber = optional(number);
export const maybeDecimal = optional(decimal);

/** An address, as stores, tills and people have it. */
export const postal = {
  address: text,
  address2: text,
  zip: text,
  city: text,
  state: text,
  countryid: text,
};

/** Where Sitoo answers null, and means it. */
export const nullableText = z.nullish(requiredText);
export const nullableWhole = z.nullish(whole);
export const nullableNumber = z.nullish(number);
export const nullableDecimal = z.nullish(decimal);

export function requiredList<S extends core.$ZodType>(schema: S) {
  return z.array(schema, { error: "expected a list" });
}

/** A list that a list of records may leave out. */
export function many<S extends core.$ZodType>(schema: S) {
  return optional(requiredList(schema));
}

/** Sitoo's map of texts. An empty PHP array is `[]` in JSON, and an empty map too. */
export const map = z.pipe(
  z.transform((value: unknown) => (Array.isArray(value) && value.length === 0 ? {} : value)),
  z.record(z.string(), z.union([z.string(), readBy(z.number(), String), readBy(z.boolean(), String)]), {
    error: "expected a map of texts",
  }),
);
