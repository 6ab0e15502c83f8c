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

const AnyType: core.$constructor<core.$ZodType> = core.$ZodType;

/** What a field holds, and what becomes of one that is missing. */
interface FieldDef {
  /** Such as "expected a text". */
  readonly fault: string;
  /** The value as it is read; undefined when it is none. */
  readonly read: (value: unknown) => unknown;
  /** Of a record that lacks it, or has null for it. Where no null was ever seen, one is taken for a field left out. */
  readonly missing: "refused" | "left out" | "null";
}

/** A field in one look: zod would ask in turn whether it is there, null, of its type and right, of all fields of an order. */
const Field = core.$constructor<core.$ZodType, FieldDef>("SitooField", (inst, { fault, read, missing }) => {
  AnyType.init(inst, { type: "custom" });
  if (missing !== "refused") Object.assign(inst._zod, { optin: "optional", optout: "optional" });
  inst._zod.parse = (payload) => {
    const input: unknown = payload.value ?? undefined;
    if (input === undefined && missing !== "refused") {
      if (missing === "left out") payload.value = undefined;
      return payload;
    }
    const value = read(input);
    if (value === undefined) payload.issues.push({ code: "custom", message: fault, path: [], input, inst });
    else payload.value = value;
    return payload;
  };
});

type MayBeMissing = { readonly _zod: { readonly optin: "optional"; readonly optout: "optional" } };
type Optional<T> = core.$ZodType<T | undefined> & MayBeMissing;
type Nullable<T> = core.$ZodType<T | null | undefined> & MayBeMissing;

/** The same field where every record has it, where a list may leave it out, and where Sitoo answers null and means it. */
function fieldOf<T>(fault: string, read: (value: unknown) => T | undefined) {
  return {
    required: new Field({ fault, read, missing: "refused" }) as core.$ZodType<T>,
    maybe: new Field({ fault, read, missing: "left out" }) as Optional<T>,
    nullable: new Field({ fault, read, missing: "null" }) as Nullable<T>,
  };
}

const texts = fieldOf("expected a text", (value) => (typeof value === "string" ? value : undefined));
const numbers = fieldOf("expected a number", (value) => (Number.isFinite(value) ? Number(value) : undefined));
const flags = fieldOf("expected true or false", (value) => (typeof value === "boolean" ? value : undefined));
/** A number that may arrive as text, as numbers of a PHP back end sometimes do. */
const wholes = fieldOf("expected a whole number", (value) => {
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? Number(number) : undefined;
});
/** An amount ("123.50") or a decimal ("1.000"), kept to the last digit. A number is refused: a float has rounded already. */
const decimals = fieldOf('expected a decimal as text, such as "123.50"', (value) =>
  typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? (value as DecimalText) : undefined,
);

/** Sitoo's map of texts. An empty PHP array is `[]` in JSON, and an empty map too. */
const maps = fieldOf("expected a map of texts", textsIn);

function textsIn(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? {} : undefined;
  const entries = Object.entries(value).map(([key, each]: [string, unknown]) => [key, textIn(each)] as const);
  const isRight = (entry: (typeof entries)[number]): entry is readonly [string, string] =>
    entry[1] !== undefined;
  return entries.every(isRight) ? Object.fromEntries(entries) : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

/** What names something: an empty text names everything. */
export const { required: name } = fieldOf("expected a text that is not empty", (value) =>
  typeof value === "string" && value !== "" ? value : undefined,
);
export const { required: requiredText, maybe: text, nullable: nullableText } = texts;
export const { required: number, maybe: maybeNumber, nullable: nullableNumber } = numbers;
export const { required: whole, maybe: maybeWhole, nullable: nullableWhole } = wholes;
export const { required: decimal, maybe: maybeDecimal, nullable: nullableDecimal } = decimals;
export const { maybe: flag } = flags;
export const { required: map, maybe: maybeMap } = maps;

/** The numbers of an enumeration. Numbers that are none yet are kept as they came. */
export function oneOf<Member extends number>(): core.$ZodType<Member | (number & {})> {
  return whole;
}

/** The same where a list may leave it out. */
export function maybeOneOf<Member extends number>(): Optional<Member | (number & {})> {
  return maybeWhole;
}

/** Something of several parts that a list may leave out. */
export function optional<S extends core.$ZodType>(
  schema: S,
): z.ZodMiniOptional<z.ZodMiniType<core.output<S> | undefined>> {
  // What comes is unknown, whatever the schema says of it.
  const inner = z.optional(schema) as core.$ZodType<core.output<S> | undefined, object | undefined>;
  return z.optional(
    z.pipe(
      z.transform((value: unknown) => (value ?? undefined) as object | undefined),
      inner,
    ),
  );
}

/** An address, as stores, tills and people have it. */
export const postal = {
  address: text,
  address2: text,
  zip: text,
  city: text,
  state: text,
  countryid: text,
};

export function requiredList<S extends core.$ZodType>(schema: S) {
  return z.array(schema, { error: "expected a list" });
}

/** A list that a list of records may leave out. */
export function many<S extends core.$ZodType>(schema: S) {
  return optional(requiredList(schema));
}
