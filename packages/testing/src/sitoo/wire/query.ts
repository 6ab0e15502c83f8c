import type { Stored } from "../books/records.ts";
import type { SitooOptions } from "../options.ts";
import { SitooRefusal } from "../refusal.ts";

/** The parameters of a call. */
export type Query = ReadonlyMap<string, string>;

/** What a list answers: `totalcount` counts what matched, not what is on the page. */
export interface Envelope {
  readonly totalcount: number;
  readonly items: readonly unknown[];
}

/** Which part of what matched is asked for. */
export interface Page {
  readonly start: number;
  readonly num: number;
}

const defaultPageSize = 10;

/** What an empty list looks like. */
export const emptyEnvelope: Envelope = { totalcount: 0, items: [] };

/** Reads the parameters of a URL. Of a repeated one only the last value counts, silently, as measured on a live account. */
export const readQuery = (url: URL): Query => new Map(url.searchParams);

/** What a list can be asked that has no fields to choose from. */
export const partParameters: readonly string[] = ["start", "num"];

/** What any other list can be asked. */
export const pageParameters: readonly string[] = ["fields", ...partParameters];

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

/** The fields that were asked for, or else the default ones; undefined when that is all of them. */
export function fieldsAsked(query: Query, defaults?: readonly string[]): readonly string[] | undefined {
  const asked = listOf(query.get("fields"));
  return asked.length > 0 ? asked : defaults;
}

/** The part that is asked for. More than the largest page is not refused, but given as one. */
export function pageOf(query: Query, { largestPage }: Pick<SitooOptions, "largestPage">): Page {
  const num = whole(query, "num", defaultPageSize);
  return { start: whole(query, "start", 0), num: Math.min(num, largestPage) };
}

/** A number in a parameter. Sitoo's answer to anything else is not documented beyond "400 bad input". */
export function integer(name: string, text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new SitooRefusal(400, `Invalid value for parameter ${name}`);
  return Number(text);
}

/** A number that is not below zero. */
export function whole(query: Query, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === undefined || text === "") return fallback;
  const value = integer(name, text);
  if (value < 0) throw new SitooRefusal(400, `Invalid value for parameter ${name}`);
  return value;
}

/** How a list is to be sorted. */
export function isAscending(query: Query, field: string): boolean {
  const sort = query.get("sort") ?? `-${field}`;
  if (sort !== field && sort !== `-${field}`) throw new SitooRefusal(400, "Invalid value for parameter sort");
  return sort === field;
}

/** Fields that do not exist are left out silently. */
export function pick(stored: Stored, fields: readonly string[]): Stored {
  const picked: Record<string, unknown> = {};
  for (const field of fields) if (Object.hasOwn(stored, field)) picked[field] = stored[field];
  return picked;
}
