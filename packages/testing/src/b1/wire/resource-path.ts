import type { EntitySet } from "../entity-set.ts";
import { joinedKey } from "../entity-set.ts";
import type { Key } from "../json.ts";
import { invalidQuery, type SapRefusal, serviceNotFound } from "../refusal.ts";

/** A path below the service root: "Invoices(12)/Cancel", "Items('A1')", "Invoices/$count". */
export interface ResourcePath {
  readonly set: string;
  /** What stands between the parentheses. */
  readonly key?: string;
  /** What follows the entity: an action, a property, $count. */
  readonly rest?: string;
}

/** A doubled quote is two texts side by side here: what can be read in one way only is read in no time. */
const pattern = /^([A-Za-z_]\w*)(?:\(((?:'[^']*'|[^()'])*)\))?(?:\/(.*[^/]))?\/?$/;

/** Reads a decoded path. */
export function parsePath(path: string): ResourcePath {
  const [, set, key, rest] = pattern.exec(path) ?? [];
  if (!set) throw serviceNotFound();
  return { set, ...(key !== undefined && { key }), ...(rest !== undefined && { rest }) };
}

/** The key of an entity: 22, 'A1' with its quotes doubled, or named parts, as several must be. Texts are quoted, numbers are not. */
export function parseKey(source: string, { keys, type }: EntitySet): Key {
  const parts = keyParts(source);
  const [first] = parts;
  const unnamed = keys.length === 1 && first?.name === undefined ? first : undefined;
  const values = keys.map((property) => {
    const part = (parts.find(({ name }) => name === property) ?? unnamed)?.value;
    const isText = type.fields[property]?.kind === "text";
    if (part?.startsWith("'") !== isText) throw invalidKey();
    return isText ? part.slice(1, -1).replaceAll("''", "'") : Number(part);
  });
  if (parts.length !== keys.length) throw invalidKey();
  return joinedKey(values);
}

interface KeyPart {
  readonly name: string | undefined;
  /** A text with its quotes, or a whole number. */
  readonly value: string;
}

const keyPart = /(?:(\w+)=)?('(?:[^']|'')*'|-?\d+)(?:,\s*(?=.)|$)/y;

/** Reads a key from end to end: of 1.6 or 0x3 there is no document 6 or 3 to be found. */
function keyParts(source: string): readonly KeyPart[] {
  const parts: KeyPart[] = [];
  keyPart.lastIndex = 0;
  for (let at = 0; at < source.length; at = keyPart.lastIndex) {
    const [, name, value] = keyPart.exec(source) ?? [];
    if (value === undefined) throw invalidKey();
    parts.push({ name, value });
  }
  return parts;
}

function invalidKey(): SapRefusal {
  return invalidQuery("Query string error - Invalid key");
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
