import type { Stored } from "./books/records.ts";
import { SitooRefusal } from "./refusal.ts";

/** The parameters of a call. */
export type Query = ReadonlyMap<string, string>;

/** What a list answers: `totalcount` counts what matched, not what is on the page. */
export interface Envelope {
  readonly totalcount: number;
  readonly items: readonly Stored[];
}

const defaultPageSize = 10;

/** Reads the parameters of a URL. Of a repeated one only the last value counts, silently, as measured on a live account. */
export const readQuery = (url: URL): Query => new Map(url.searchParams);

/** What any list can be asked. */
export const pageParameters: readonly string[] = ["fields", "start", "num"];

/** Refuses what Sitoo would leave aside: an unknown parameter, or one that is given twice. The words are ours. */
export function checkNoneIgnored({ searchParams }: URL, known: readonly string[]): void {
  for (const name of searchParams.keys()) {
    if (!known.includes(name)) throw new SitooRefusal(400, `Unknown parameter ${name}`);
    if (searchParams.getAll(name).length > 1) throw new SitooRefusal(400, `Repeated parameter ${name}`);
  }
}

/** The values of a comma-separated parameter; none when it is absent or empty. */
export const listOf = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");

/** One page of `matches`, with the fields that were asked for. */
export function page(matches: readonly Stored[], query: Query, defaultFields?: readonly string[]): Envelope {
  const start = whole(query, "start", 0);
  const size = whole(query, "num", defaultPageSize);
  const asked = listOf(query.get("fields"));
  const fields = asked.length > 0 ? asked : defaultFields;

  const items = matches.slice(start, start + size).map((stored) => (fields ? pick(stored, fields) : stored));
  return { totalcount: matches.length, items };
}

/** A number in a parameter. Sitoo's answer to anything else is not documented beyond "400 bad input". */
export function integer(name: string, text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new SitooRefusal(400, `Invalid value for parameter ${name}`);
  return Number(text);
}

function whole(query: Query, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === undefined || text === "") return fallback;
  const value = integer(name, text);
  if (value < 0) throw new SitooRefusal(400, `Invalid value for parameter ${name}`);
  return value;
}

/** Fields that do not exist are left out silently. */
const pick = (stored: Stored, fields: readonly string[]): Stored =>
  Object.fromEntries(
    fields.filter((field) => Object.hasOwn(stored, field)).map((field) => [field, stored[field]]),
  );
