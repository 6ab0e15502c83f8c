import * as z from "zod/mini";
import * as core from "zod/v4/core";

/** A user field of SAP, such as U_InstepKey. */
export type UserFields = Readonly<Record<`U_${string}`, string | number | null | undefined>>;

/** SAP's two-valued yes and no. Other texts are kept as they came. */
export type YesNo = OneOf<"tYES" | "tNO">;

/** One of SAP's enum members. Texts that are none yet are kept as they came: every release adds some. */
export type OneOf<Member extends string> = Member | (string & {});

/**
 * An object in an answer, such as a row or a line of one. Its properties are asked for when the first is read: an import
 * makes none of them. What was read is written over what came, and everything else stays: to copy hundreds of properties
 * takes as long as to parse them, and to compare those that no schema changes takes a third of that.
 */
export function objectOf<Shape extends core.$ZodShape>(
  shape: () => Shape,
): core.$ZodObject<Shape, core.$strip> {
  const definition = {
    type: "object",
    get shape() {
      const made = shape();
      Object.defineProperty(this, "shape", { value: made }); // once: schemas are told apart by identity
      return made;
    },
  } as const;
  // zod types its constructor without the shape that it was given.
  return new RowObject(definition) as core.$ZodObject<Shape, core.$strip>;
}

const CompiledObject: core.$constructor<core.$ZodObject> = core.$ZodObjectJIT;

/** zod/mini reads property by property; this is compiled where the runtime lets it, and then takes half as long. */
const RowObject = core.$constructor<core.$ZodObject>("B1Object", (inst, definition) => {
  CompiledObject.init(inst, definition);
  const read = inst._zod.parse.bind(inst._zod);
  let changing: readonly string[] | undefined;
  inst._zod.parse = (payload, context) => {
    const came: unknown = payload.value;
    const done = read(payload, context);
    if (done instanceof Promise || done.issues.length > 0) return done;
    changing ??= Object.keys(definition.shape).filter((name) => !isLookedAt(definition.shape[name]));
    done.value = writtenOver(came, done.value, changing);
    return done;
  };
});

/** Whether a schema only looks, and leaves the value as it came. */
const isLookedAt = (schema: core.SomeType | undefined): boolean =>
  schema?._zod.traits.has("B1Property") ?? false;

function writtenOver(came: unknown, read: unknown, names: readonly string[]): unknown {
  const [row, known] = [came as Record<string, unknown>, read as Record<string, unknown>]; // an object was read
  for (const name of names) if (name in row && known[name] !== row[name]) row[name] = known[name];
  return row;
}

/** A property that $select may leave out, or SAP may answer null for. */
type Nullish<T> = core.$ZodType<T | null | undefined> & {
  readonly _zod: { readonly optin: "optional"; readonly optout: "optional" };
};

const AnyType: core.$constructor<core.$ZodType> = core.$ZodType;

/** zod asks in turn whether it may be missing, null and of its type: of hundreds of properties that is a third of the time. */
const Property = core.$constructor<core.$ZodType, PropertyDef>("B1Property", (inst, { expected, is }) => {
  AnyType.init(inst, { type: "custom" });
  Object.assign(inst._zod, { optin: "optional", optout: "optional" });
  inst._zod.parse = (payload) => {
    const input: unknown = payload.value;
    if (input !== null && input !== undefined && !is(input)) {
      payload.issues.push({ code: "invalid_type", expected, input, inst });
    }
    return payload;
  };
});

interface PropertyDef {
  readonly expected: "string" | "int" | "number";
  readonly is: (value: unknown) => boolean;
}

const property = <T>(definition: PropertyDef): Nullish<T> => new Property(definition) as Nullish<T>;

export const text = property<string>({ expected: "string", is: (value) => typeof value === "string" });
export const whole = property<number>({ expected: "int", is: Number.isSafeInteger });
/** An amount or a quantity: a JSON number, read by its shortest text. */
export const amount = property<number>({ expected: "number", is: Number.isFinite });
export const yesNo = choice<"tYES" | "tNO">();

/** A property with the members of an enum: the compiler alone knows them, so that one schema does for all. */
export function choice<Member extends string>(): Nullish<OneOf<Member>> {
  return text;
}

/** A collection in a row, such as its lines. */
export function many<Line extends core.SomeType>(
  line: Line,
): z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<Line>>> {
  return z.nullish(z.array(line));
}

/** What comes in one form and is read in another. */
export function readBy<Schema extends core.$ZodType, Out>(
  schema: Schema,
  read: (value: core.output<Schema>) => Out,
): z.ZodMiniType<Out> {
  return z.pipe(schema, z.transform(read));
}

/** A day, read as "2026-11-23" from every spelling: version 2 adds a time and a Z that is no zone, SQL queries leave out the dashes. */
export const day = z.nullish(readBy(z.string(), toDay));

const midnight = "T00:00:00Z";

/** A document has dozens of days, and nearly all end so: to match each of them takes a third of the time of reading it. */
function toDay(value: string): string {
  return value.endsWith(midnight)
    ? value.slice(0, -midnight.length)
    : value.replace(/^(\d{4})-?(\d\d)-?(\d\d)(?:T[\d:.]+Z?)?$/, "$1-$2-$3");
}

/** SAP's number 1314 is quarter past one in the afternoon. */
const clockNumber = readBy(z.int(), (number) => String(number).padStart(4, "0"));

/** A time of the day in the company's own zone, read as "13:14:45" from a text or from SAP's number 1314. */
export const timeOfDay = z.nullish(
  readBy(z.union([z.string(), clockNumber]), (value) =>
    /^\d{4}$/.test(value) ? `${value.slice(0, 2)}:${value.slice(2)}:00` : value,
  ),
);
