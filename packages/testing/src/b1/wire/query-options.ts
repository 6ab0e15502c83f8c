import type { Dialect } from "./dialect.ts";
import { invalidQuery, notModelled } from "../refusal.ts";
import type { WireOptions } from "./wire-options.ts";

/** The query of a read: what the Service Layer understands of OData. */
export interface QueryOptions {
  readonly filter?: string;
  /** Properties, navigations, and properties of navigations ("BusinessPartner/CardName"); without it, everything. */
  readonly select?: readonly string[];
  readonly expand: readonly Expansion[];
  readonly orderby?: readonly { readonly property: string; readonly descending: boolean }[];
  readonly top?: number;
  readonly skip: number;
  readonly count: boolean;
  /** The options as they were sent, without $top and $skip, for the link to the next page. */
  readonly kept: readonly string[];
}

interface Expansion {
  readonly navigation: string;
  /** A nested $select. */
  readonly select?: readonly string[];
}

interface Speaker {
  readonly dialect: Dialect;
  readonly options: Readonly<WireOptions>;
}

/** Reads the part of a URL after "?". A plus is a plus: the Service Layer wants spaces as %20. */
export function parseQuery(search: string, speaker: Speaker): QueryOptions {
  const parts = search.replace(/^\?/, "").split("&").filter(Boolean);
  const values = new Map(parts.map(splitOption));
  for (const name of values.keys()) checkName(name, speaker);
  const [filter, select, orderby] = [values.get("$filter"), values.get("$select"), values.get("$orderby")];
  const top = countOf(values.get("$top"));
  const selected = select === undefined ? [] : listOf(select);
  return {
    ...(filter !== undefined && { filter }),
    ...(selected.length > 0 && !selected.includes("*") && { select: selected }),
    expand: listOf(values.get("$expand") ?? "").map(toExpansion),
    ...(orderby !== undefined && { orderby: listOf(orderby).map(toOrder) }),
    ...(top !== undefined && { top }),
    skip: countOf(values.get("$skip")) ?? 0,
    count: values.get("$count") === "true" || values.get("$inlinecount") === "allpages",
    kept: parts.filter((part) => !["$top", "$skip"].includes(splitOption(part)[0])),
  };
}

const known = ["$filter", "$select", "$expand", "$orderby", "$top", "$skip", "$count", "$inlinecount"];

function splitOption(part: string): readonly [string, string] {
  const at = part.indexOf("=");
  const raw = at < 0 ? "" : part.slice(at + 1);
  return [decoded(at < 0 ? part : part.slice(0, at)), decoded(raw)];
}

/** Undoes percent-encoding. What cannot be undone is no query. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidQuery("Query string error - Invalid encoding");
  }
}

function checkName(name: string, { dialect, options }: Speaker): void {
  if (name === "$apply") throw notModelled("$apply");
  const foreign = dialect.version === "v1" ? "$count" : "$inlinecount";
  const isUnknown = name.startsWith("$") && !known.includes(name);
  if (isUnknown || (name === foreign && options.countSpellings === "own")) {
    throw invalidQuery("Query string error - Invalid option");
  }
}

/** The parts between commas, but for commas in parentheses. */
function listOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:\([^()]*\)|[^,()])+/g)].map(([part]) => part.trim()).filter(Boolean);
}

function toExpansion(text: string): Expansion {
  const [, navigation, nested] = /^(\w+)(?:\((.*)\))?$/.exec(text) ?? [];
  if (!navigation) throw invalidQuery("Query string error - Invalid $expand");
  if (nested === undefined) return { navigation };
  const select = /^\$select=([^;]*)$/.exec(nested.trim())?.[1];
  if (select === undefined) throw notModelled("options other than $select inside $expand");
  return { navigation, select: listOf(select) };
}

function toOrder(part: string): { readonly property: string; readonly descending: boolean } {
  const [property = "", direction = "asc", ...rest] = part.split(/\s+/);
  if (!["asc", "desc"].includes(direction) || rest.length > 0) {
    throw invalidQuery("Query string error - Invalid $orderby");
  }
  return { property, descending: direction === "desc" };
}

function countOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw invalidQuery("Query string error - Invalid number");
  return Number(text);
}
