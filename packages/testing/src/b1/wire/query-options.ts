import { invalidQuery, notModelled } from "../refusal.ts";

/** The query of a read: what the Service Layer understands of OData. */
export interface QueryOptions {
  readonly filter?: string;
  readonly select?: readonly string[];
  readonly orderby?: readonly { readonly property: string; readonly descending: boolean }[];
  readonly top?: number;
  readonly skip: number;
  readonly count: boolean;
  /** The options as they were sent, without $top and $skip, for the link to the next page. */
  readonly kept: readonly string[];
}

/** Reads the part of a URL after "?". A plus is a plus: the Service Layer wants spaces as %20. */
export function parseQuery(search: string): QueryOptions {
  const parts = search.replace(/^\?/, "").split("&").filter(Boolean);
  const values = new Map(parts.map(splitOption));
  for (const name of values.keys()) checkName(name);
  const list = (name: string): string[] | undefined =>
    values
      .get(name)
      ?.split(",")
      .map((each) => each.trim())
      .filter(Boolean);
  const filter = values.get("$filter");
  const select = list("$select");
  const orderby = list("$orderby")?.map(toOrder);
  const top = countOf(values.get("$top"));
  return {
    ...(filter !== undefined && { filter }),
    ...(select && !select.includes("*") && { select }),
    ...(orderby && { orderby }),
    ...(top !== undefined && { top }),
    skip: countOf(values.get("$skip")) ?? 0,
    count: values.get("$count") === "true" || values.get("$inlinecount") === "allpages",
    kept: parts.filter((part) => !part.startsWith("$top=") && !part.startsWith("$skip=")),
  };
}

const known = ["$filter", "$select", "$orderby", "$top", "$skip", "$count", "$inlinecount"];

function splitOption(part: string): readonly [string, string] {
  const at = part.indexOf("=");
  const raw = at < 0 ? "" : part.slice(at + 1);
  return [at < 0 ? part : part.slice(0, at), decoded(raw)];
}

/** Undoes percent-encoding. What cannot be undone is no query. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidQuery("Query string error - Invalid encoding");
  }
}

function checkName(name: string): void {
  if (name === "$expand") throw invalidQuery("Cannot expand invalid navigation property");
  if (name === "$apply") throw notModelled("$apply");
  if (name.startsWith("$") && !known.includes(name))
    throw invalidQuery("Query string error - Invalid option");
}

function toOrder(part: string): { readonly property: string; readonly descending: boolean } {
  const [property = "", direction = "asc"] = part.split(/\s+/);
  return { property, descending: direction === "desc" };
}

function countOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw invalidQuery("Query string error - Invalid number");
  return Number(text);
}
