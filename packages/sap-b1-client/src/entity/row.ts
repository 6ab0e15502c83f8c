import { type CallName, unreadable } from "../answer.ts";
import type { UserFields } from "./fields.ts";
import { type StandardSchema, validate } from "./standard-schema.ts";

/** A row as SAP answers it: the properties this package knows, and everything else SAP sent. */
export type Row<Properties> = Properties & Readonly<Record<string, unknown>>;

/** The properties that this package knows of a row. */
export type Known<T> = keyof { [P in keyof T as string extends P ? never : P]: T[P] } & string;

/** A property that can be asked for: one this package knows, or a user field. */
export type Property<T> = Known<T> | `U_${string}`;

/**
 * What is sent to make or change a row: its known properties and its user fields, without those that only SAP sets.
 * `Required` are the ones SAP does not do without.
 */
export type DraftOf<T, Required extends Known<T> = never, OnlySap extends Known<T> = never> = UserFields & {
  readonly [P in Required]: NonNullable<Sent<T[P]>>;
} & { readonly [P in Exclude<Known<T>, Required | OnlySap>]?: Sent<T[P]> | undefined };

/** A text comes first: one of an enum is an object as well, to the compiler. */
type Sent<V> = V extends string
  ? V
  : V extends readonly (infer Line)[]
    ? readonly Sent<Line>[]
    : V extends object
      ? UserFields & { readonly [P in Known<V>]?: Sent<V[P]> | undefined }
      : V;

/**
 * Reads a row that has just come out of JSON. What the schema knows is checked and put into one form; everything else
 * stays as it came. The row itself is used: a document has hundreds of properties, and to copy them takes as long as to
 * parse them.
 */
export async function readRow<T>(schema: StandardSchema, row: unknown, call: CallName): Promise<T> {
  const known = await validate(schema, row, (faults, cause) =>
    unreadable(`SAP's answer could not be read (${faults})`, call, { cause }),
  );
  // The schema has vouched for what T knows; the rest of a row is typed unknown.
  return overlay(row, known) as T;
}

/** Writes what was read over what came. */
function overlay(came: unknown, read: unknown): unknown {
  if (came === read || !isObject(read) || !isObject(came)) return read;
  for (const name of Object.keys(read)) {
    const [old, now] = [came[name], read[name]];
    if (old !== now) came[name] = overlay(old, now); // nearly nothing changes, and writing costs more than looking
  }
  return came;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
