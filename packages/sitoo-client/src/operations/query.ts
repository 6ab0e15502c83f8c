import type { QueryValue } from "./operations.ts";

/** What a call asks, before anybody has looked at it. */
export type Query = Readonly<Record<string, QueryValue>>;

/** What stands in the way of asking it. A value that Sitoo overlooks would be answered with everything. */
export function faultsOfQuery(query: Query): readonly string[] {
  return Object.entries(query).flatMap(([name, value]) => {
    const fault = value === undefined || value === null ? undefined : faultOf(value);
    return fault === undefined ? [] : [`${name} ${fault}`];
  });
}

function faultOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(faultInList).find((fault) => fault !== undefined);
  if (typeof value === "boolean") return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : "is no number";
  if (typeof value !== "string") return "is neither a value nor a list of values";
  return value.isWellFormed() ? undefined : "is half a character";
}

function faultInList(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number")
    return "has a value that is neither a text nor a number";
  if (value === "") return "has an empty value";
  if (String(value).includes(",")) return "has a value with a comma, which Sitoo takes for two";
  return faultOf(value);
}

/** "?a=1&b=2,3". A list becomes one value with commas: of a repeated parameter Sitoo keeps only the last. */
export function queryString(query: Query): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    const values = typeof value === "object" ? value.map(String) : [String(value)];
    return `${name}=${values.map(encodeURIComponent).join(",")}`;
  });
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
