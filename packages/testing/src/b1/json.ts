import Big from "big.js";

export type Json = string | number | boolean | null | readonly Json[] | Row;

/** An entity or a line as it stands on the wire. Rows are never changed: a new one takes the place of the old. */
export interface Row {
  readonly [property: string]: Json;
}

/** What identifies an entity in its set. */
export type Key = string | number;

export function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A simple value as text: for keys and messages. */
export function asText(value: Json | undefined): string {
  return typeof value === "object" || value === undefined ? "" : String(value);
}

/** The text of a property, undefined when it is absent, null or empty: SAP keeps no empty texts. */
export function textOf(row: Row, property: string): string | undefined {
  const value = row[property];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A number of the wire as an exact decimal, by its shortest text. */
export function decimalOf(row: Row, property: string): Big | undefined {
  const value = row[property];
  return typeof value === "number" ? new Big(String(value)) : undefined;
}

export function integerOf(row: Row, property: string): number | undefined {
  const value = row[property];
  return typeof value === "number" ? value : undefined;
}

/** The row less some of its properties. */
export function without(row: Row, properties: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([property]) => !properties.includes(property)));
}

export function rowsOf(row: Row, property: string): readonly Row[] {
  const value = row[property];
  return Array.isArray(value) ? value.filter(isRow) : [];
}
