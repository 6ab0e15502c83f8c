import type { Json } from "../json.ts";

/** What is known of a type beside its facts, for the properties that the emulator does not play. */
export interface Habit {
  /** The database table, where user fields are defined. */
  readonly table?: string;
  /** Papers: once posted, a PATCH of what is not played is ignored, as most of a posted paper cannot be changed. */
  readonly posted?: boolean;
  /** Properties that move nothing in the books: kept as they were sent. "Name*" is every name that begins so. */
  readonly kept?: string;
  /** What properties show until something is set, where that is not nothing: a value and its properties. */
  readonly initial?: readonly (readonly [Json, string])[];
  /** Lengths of texts. */
  readonly sizes?: Readonly<Record<string, number>>;
}

/** Reads "CardName Fax Properties*" as a test of names. */
export function named(names: string): (property: string) => boolean {
  const all = names.split(/\s+/).filter(Boolean);
  const exact = new Set(all);
  const starts = all.filter((name) => name.endsWith("*")).map((name) => name.slice(0, -1));
  return (property) => exact.has(property) || starts.some((start) => property.startsWith(start));
}
