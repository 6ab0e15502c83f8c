import type { Stored } from "../books/records.ts";
import { money, quantity } from "../decimals.ts";
import type { SitooOptions } from "../options.ts";
import { SitooRefusal } from "../refusal.ts";

/** What a field holds. */
export type FieldType = keyof typeof types;

/** The fields that can be written, by name; those named in `nullable` may be null as well. */
export interface Fields {
  readonly types: ReadonlyMap<string, FieldType>;
  readonly nullable: ReadonlySet<string>;
}

interface TypeOf {
  /** What refusals call it. */
  readonly name: string;
  readonly isRight: (value: unknown) => boolean;
  /** How it is kept. @default as it was sent */
  readonly kept?: (value: unknown) => unknown;
  /** What it is when it was not sent. */
  readonly blank: unknown;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isDecimal = (value: unknown): boolean => isText(value) && /^-?\d{1,15}(\.\d{1,6})?$/.test(value);
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
export const isObject = (value: unknown): value is Stored =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const types = {
  text: { name: "string", isRight: isText, blank: "" },
  whole: { name: "integer", isRight: isWhole, blank: 0 },
  number: { name: "number", isRight: (value) => Number.isFinite(value), blank: 0 },
  flag: { name: "boolean", isRight: (value) => typeof value === "boolean", blank: false },
  money: { name: "string", isRight: isDecimal, kept: (value) => money(String(value)), blank: "0.00" },
  decimal: { name: "string", isRight: isDecimal, kept: (value) => quantity(String(value)), blank: "0.000" },
  texts: { name: "array", isRight: (value) => isList(value) && value.every(isText), blank: [] },
  wholes: { name: "array", isRight: (value) => isList(value) && value.every(isWhole), blank: [] },
  objects: { name: "array", isRight: (value) => isList(value) && value.every(isObject), blank: [] },
  map: { name: "object", isRight: isMap, kept: (value) => ({ ...(value as object) }), blank: {} },
  object: { name: "object", isRight: isObject, blank: null },
} as const satisfies Record<string, TypeOf>;

/** PHP has one type for lists and maps: an empty list is an empty map. */
function isMap(value: unknown): boolean {
  if (isList(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every((each) => typeof each === "string");
}

/** Names the fields of each type, separated by spaces: `fields({ text: "name city", whole: "storeid?" })`. `?` may be null. */
export function fields(named: Readonly<Partial<Record<FieldType, string>>>): Fields {
  const each = Object.entries(named).flatMap(
    ([type, names]) => names.split(" ").map((name) => ({ type: type as FieldType, name })), // the keys of that very record
  );
  const bare = (name: string): string => name.replace("?", "");
  return {
    types: new Map(each.map(({ type, name }) => [bare(name), type])),
    nullable: new Set(each.flatMap(({ name }) => (name.endsWith("?") ? [bare(name)] : []))),
  };
}

/** A record of which nothing was sent. */
export const blankOf = ({ types: known, nullable }: Fields): Stored =>
  Object.fromEntries([...known].map(([name, type]) => [name, nullable.has(name) ? null : types[type].blank]));

/** The fields that can be written, of what was sent. What cannot is left aside, silently. Throws the refusal of a wrong one. */
export function readFields(
  { types: known, nullable }: Fields,
  sent: unknown,
  { extraFields }: Pick<SitooOptions, "extraFields">,
): Stored {
  if (!isObject(sent)) throw new SitooRefusal(400, "Invalid value");
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sent)) {
    const type = known.get(name);
    if (type !== undefined)
      read[name] = value === null && nullable.has(name) ? null : readField(name, type, value);
    else if (extraFields === "refuse") throw new SitooRefusal(400, `Invalid field '${name}'`);
  }
  return read;
}

function readField(name: string, type: FieldType, value: unknown): unknown {
  const { name: expected, isRight, kept = (same: unknown) => same }: TypeOf = types[type];
  if (!isRight(value)) throw new SitooRefusal(400, `Invalid field value '${name}' should be ${expected}.`);
  return kept(value);
}

/** Refuses what lacks a field. */
export function checkRequired(sent: Stored, required: readonly string[]): void {
  for (const name of required) {
    if (sent[name] === undefined) throw new SitooRefusal(400, `Missing required field '${name}'.`);
  }
}

/** A text among fields that were read; undefined when it was not sent, or null. */
export function textIn(read: Stored, name: string): string | undefined {
  const value = read[name];
  return typeof value === "string" ? value : undefined;
}

/** A list among fields that were read; empty when it was not sent. */
export function listIn(read: Stored, name: string): readonly unknown[] {
  const value = read[name];
  return isList(value) ? value : [];
}
