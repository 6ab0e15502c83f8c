import type { EntitySet } from "../entity-set.ts";
import { joinedKey } from "../entity-set.ts";
import type { Key } from "../json.ts";
import { invalidQuery, serviceNotFound } from "../refusal.ts";

/** A path below the service root: "Invoices(12)/Cancel", "Items('A1')", "Invoices/$count". */
export interface ResourcePath {
  readonly set: string;
  /** What stands between the parentheses. */
  readonly key?: string;
  /** What follows the entity: an action, a property, $count. */
  readonly rest?: string;
}

const pattern = /^([A-Za-z_]\w*)(?:\(((?:'(?:[^']|'')*'|[^()'])*)\))?(?:\/(.*[^/]))?\/?$/;

/** Reads a decoded path. */
export function parsePath(path: string): ResourcePath {
  const [, set, key, rest] = pattern.exec(path) ?? [];
  if (!set) throw serviceNotFound();
  return { set, ...(key !== undefined && { key }), ...(rest !== undefined && { rest }) };
}

/** The key of an entity: 22, 'A1' with its quotes doubled, or named parts, as several must be. Texts are quoted, numbers are not. */
export function parseKey(source: string, { keys, type }: EntitySet): Key {
  const parts = [...source.matchAll(/(?:(\w+)=)?('(?:[^']|'')*'|-?\d+)(?:,|$)/g)];
  const [first] = parts;
  const unnamed = keys.length === 1 && first?.[1] === undefined ? first : undefined;
  const values = keys.map((property) => {
    const part = (parts.find(([, name]) => name === property) ?? unnamed)?.[2];
    const isText = type.fields[property]?.kind === "text";
    if (part?.startsWith("'") !== isText) throw invalidQuery("Query string error - Invalid key");
    return isText ? part.slice(1, -1).replaceAll("''", "'") : Number(part);
  });
  if (parts.length !== keys.length) throw invalidQuery("Query string error - Invalid key");
  return joinedKey(values);
}

/** The key of an entity as its URL has it. */
export function keyText(row: Readonly<Record<string, unknown>>, { keys }: EntitySet): string {
  const quoted = keys.map((property) => {
    const value = row[property];
    return typeof value === "number" ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
  });
  const [only = ""] = quoted;
  return keys.length === 1
    ? only
    : keys.map((property, index) => `${property}=${quoted[index] ?? ""}`).join(",");
}
