import { $ZodObjectJIT, type $ZodShape, type $ZodType } from "zod/v4/core";
import * as z from "zod/mini";
import type { QueryValue } from "../operations/operations.ts";

/** The schema of a record, whose fields can be told. */
export type RecordSchema<T> = $ZodType<T> & {
  readonly _zod: { readonly def: { readonly shape: $ZodShape } };
};

/** Which fields to ask for: Sitoo's own choice leaves some out, and is never left to it. The id always comes along. */
export function fieldsToAsk<T>(
  { schema, names: [id], unasked = [] }: Asking<T>,
  {
    named,
    more = [],
  }: { readonly named?: readonly string[] | undefined; readonly more?: readonly string[] | undefined } = {},
): readonly string[] {
  const fields = named ?? Object.keys(schema._zod.def.shape).filter((field) => !unasked.includes(field));
  return [...new Set([...(named ? [id] : []), ...fields, ...more])];
}

interface Asking<T> {
  readonly schema: RecordSchema<T>;
  readonly names: readonly [string, ...string[]];
  readonly unasked?: readonly string[] | undefined;
}

/** Only what was asked for can be expected: the caller chose to do without the other fields. */
export function only<T>(schema: RecordSchema<T>, fields: readonly string[]): $ZodType<T> {
  const known = Object.entries(schema._zod.def.shape).filter(([field]) => fields.includes(field));
  const shape: $ZodShape = Object.fromEntries(known);
  return new $ZodObjectJIT({ type: "object", shape, catchall: z.unknown() }) as unknown as $ZodType<T>;
}

/** More values than this make an address that a server may refuse. */
const valuesPerCall = 100;

/**
 * The same question in parts, when it names more values than one address can hold. No value at all finds nothing, and a
 * value that is named twice finds what it finds once.
 */
export function inParts(
  query: Readonly<Record<string, QueryValue>>,
): readonly Readonly<Record<string, QueryValue>>[] {
  const lists = Object.entries(query).filter(([, value]) => Array.isArray(value)) as [
    string,
    readonly string[],
  ][];
  if (lists.some(([, values]) => values.length === 0)) return [];
  const long = lists.find(([, values]) => values.length > valuesPerCall);
  if (!long) return [query];
  const [name, named] = long;
  const values = [...new Set(named.map(String))];
  const parts = Array.from({ length: Math.ceil(values.length / valuesPerCall) }, (_, nth) =>
    values.slice(nth * valuesPerCall, (nth + 1) * valuesPerCall),
  );
  return parts.flatMap((part) => inParts({ ...query, [name]: part }));
}
