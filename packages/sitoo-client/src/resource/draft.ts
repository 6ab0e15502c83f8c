/** The fields that are known of a record. */
export type Known<T> = keyof { [P in keyof T as string extends P ? never : P]: T[P] } & string;

/**
 * What is sent to make or change a record: its known fields without those that only Sitoo sets. `Required` are the ones
 * Sitoo does not do without.
 */
export type DraftOf<T, Required extends Known<T> = never, OnlySitoo extends Known<T> = never> = {
  readonly [P in Required]: NonNullable<Sent<T[P]>>;
} & { readonly [P in Exclude<Known<T>, Required | OnlySitoo>]?: Sent<T[P]> | undefined };

/** A text and a number come first: those of an enumeration are objects as well, to the compiler. */
type Sent<V> = V extends string | number
  ? V
  : V extends readonly (infer Item)[]
    ? readonly Sent<Item>[]
    : V extends object
      ? string extends keyof V
        ? [Known<V>] extends [never]
          ? V
          : { readonly [P in Known<V>]?: Sent<V[P]> | undefined }
        : { readonly [P in keyof V]?: Sent<V[P]> | undefined }
      : V;
