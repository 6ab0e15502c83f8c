import type { OrderRecord } from "../sitoo/shop.ts";

/** A record of somebody's file, of which nothing is certain. */
export type Loose = Readonly<Record<string, unknown>>;

/** Text that says something, or nothing. */
export const readText = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : undefined;

/** A whole number, also where it is written as text. */
export const readWhole = (value: unknown): number | undefined => {
  const number = typeof value === "number" || readText(value) !== undefined ? Number(value) : NaN;
  return Number.isSafeInteger(number) ? number : undefined;
};

/** The records among the values of a list. */
export const readList = (value: unknown): readonly Loose[] =>
  Array.isArray(value) ? value.filter(isLoose) : [];

/** One value of the order's additionaldata, which may be a list when it is empty. */
export const readTag = ({ additionaldata }: OrderRecord, key: string): string | undefined =>
  isLoose(additionaldata) ? readText(additionaldata[key]) : undefined;

/** Every value once, in the order of appearance. */
export const distinct = <T>(values: readonly (T | undefined)[]): readonly T[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** The value that occurs most, the first of equals. */
export const mostFrequent = <T>(values: readonly (T | undefined)[]): T | undefined =>
  [
    ...Map.groupBy(
      values.filter((value) => value !== undefined),
      (value) => value,
    ).entries(),
  ]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .at(0)?.[0];

const isLoose = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);
