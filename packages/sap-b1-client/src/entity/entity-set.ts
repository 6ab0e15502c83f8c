import type { Known } from "./row.ts";
import type { StandardSchema } from "./standard-schema.ts";

/** What can be done to a set beside reading it. */
export type Verb = "create" | "post" | "update" | "remove" | "cancel" | "close" | "reopen";

/** The key of a row: its value, or the values of a key of several properties by their names. */
export type Key = string | number | Readonly<Record<string, string | number>>;

/** An entity set of the Service Layer: `T` is read, `D` is sent, `K` is the key, `V` is what can be done to it. */
export interface EntitySet<T, D, K extends Key, V extends Verb> {
  /** Such as "Invoices". */
  readonly set: string;
  /** The property, or the properties, that are the key. */
  readonly key: string | readonly string[];
  /** How a row is read: what the schema knows. */
  readonly schema: StandardSchema;
  readonly verbs: readonly V[];
  /** Whether rows have an entity tag that guards a write. @default false */
  readonly etags?: boolean | undefined;
  /** For the compiler alone: what the type parameters stand for. */
  readonly types?: { readonly row: T; readonly draft: D; readonly key: K } | undefined;
}

/** The type of the key that is made of the properties `Names`. */
type KeyOf<T, Names> = Names extends readonly (infer Name)[]
  ? { readonly [P in Name & Known<T>]: KeyValue<T[P]> }
  : Names extends Known<T>
    ? KeyValue<T[Names]>
    : never;

type KeyValue<Value> = Extract<NonNullable<Value>, string | number>;

/** How a set is described. */
export interface Description<Names, V extends Verb> {
  readonly set: string;
  readonly key: Names;
  readonly schema: StandardSchema;
  readonly verbs?: readonly V[];
  readonly etags?: boolean;
}

/**
 * Describes an entity set or a user object for `b1.entity(...)`: `T` is what a row is read as, `D` what is sent.
 * Lines and other collections are properties of `T`.
 */
export function entitySet<T, D = never>() {
  return <const Names extends Known<T> | readonly Known<T>[], V extends Verb = never>({
    verbs = [],
    ...description
  }: Description<Names, V>): EntitySet<T, D, KeyOf<T, Names>, V> => ({ ...description, verbs });
}

/** The names of the properties that are the key. */
export function keyNames({ key }: { readonly key: string | readonly string[] }): readonly string[] {
  return typeof key === "string" ? [key] : key;
}
