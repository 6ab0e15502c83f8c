import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Call } from "./call.ts";
import { integer, listOf } from "./query.ts";

/** What a parameter asks of a record. */
export interface Condition {
  readonly holds: (record: Stored) => boolean;
  /** The field and its values when an index can find what meets it. */
  readonly field?: string;
  readonly values?: readonly unknown[];
}

/** Reads one parameter. Undefined when it asks nothing. */
export type Filter = (text: string, name: string, call: Call) => Condition | undefined;

export type Filters = Readonly<Record<string, Filter>>;

/** The conditions of a call. Parameters that have no filter ask nothing: an invented one gives everything, silently. */
export function conditionsOf(filters: Filters, call: Call): readonly Condition[] {
  return [...call.query].flatMap(([name, text]) => {
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
    return filter?.(text, name, call) ?? [];
  });
}

/** One of the values of a comma list. A value that no record can have, such as a site's GUID, matches nothing. */
export const oneOf =
  (field: string): Filter =>
  (text) =>
    amongst(field, listOf(text));

/** The same for numbers, of which Sitoo keeps a list: anything else is bad input. */
export const oneOfNumbers =
  (field: string): Filter =>
  (text, name) =>
    amongst(
      field,
      listOf(text).map((value) => integer(name, value)),
    );

function amongst(field: string, values: readonly unknown[]): Condition | undefined {
  if (values.length === 0) return undefined;
  const wanted = new Set(values);
  return { holds: (record) => wanted.has(record[field]), field, values };
}

/** The same for numbers that may be asked for by something else: a site's GUID is no error, and no site. */
export const oneOfIds =
  (field: string): Filter =>
  (text) =>
    amongst(
      field,
      listOf(text).map((value) => (/^\d{1,15}$/.test(value) ? Number(value) : value)),
    );

/** Counts the limit in. */
export const from =
  (field: string): Filter =>
  (text, name) => {
    const limit = integer(name, text);
    return { holds: (record) => Number(record[field]) >= limit };
  };

/** Does not count the limit in. */
export const before =
  (field: string): Filter =>
  (text, name) => {
    const limit = integer(name, text);
    return { holds: (record) => Number(record[field]) < limit };
  };

/** Counts the limit in, or not: nothing public says. */
export const upTo =
  (field: string): Filter =>
  (text, name, call) =>
    (call.options.upperDateBounds === "inclusive" ? notAfter : before)(field)(text, name, call);

/** Counts the limit in. */
export const notAfter =
  (field: string): Filter =>
  (text, name) => {
    const limit = integer(name, text);
    return { holds: (record) => Number(record[field]) <= limit };
  };

/** A word that is true or false. */
export function flag(name: string, text: string): boolean {
  if (text !== "true" && text !== "false") throw new SitooRefusal(400, `Invalid value for parameter ${name}`);
  return text === "true";
}
