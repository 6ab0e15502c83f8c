import type * as z from "zod";
import { Rules } from "./rules.ts";
import { rulesSchema, type SchemaNode } from "./rules-schema.ts";

/** Rules that cannot be used, with every fault and its path. */
export class RulesError extends Error {
  override readonly name = "RulesError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The rules cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

/** Reads rules from JSON. Throws a RulesError that lists every fault with its path, and what was meant where that is near. */
export function parseRules(json: unknown): Rules {
  const parsed = Rules.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new RulesError(rulesFaults(parsed.error));
}

/** The faults of rules, each with its path below `at`: for a file of which rules are a part. */
export function rulesFaults(
  { issues }: Pick<z.ZodError, "issues">,
  at: readonly PropertyKey[] = [],
): readonly string[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path].join(".") || "rules";
    if (issue.code !== "unrecognized_keys") return [`${path}: ${messageOf(issue)}`];
    return issue.keys.map(
      (key) => `${path}: there is no rule ${JSON.stringify(key)}${hintFor(key, issue.path)}`,
    );
  });
}

/** What was expected: of a key, and of several possible shapes, zod only says that nothing fits. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_key") return issue.issues.map(({ message }) => message).join(", ");
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue.message;
  const shapes = issue.errors.map((faults) =>
    faults.map(({ path, message }) => [...path.map(String), message].join(": ")).join(", "),
  );
  return [...new Set(shapes)].join("; or ");
}

/** The name that was probably meant: of those at the same place, the one that differs least. */
function hintFor(key: string, path: readonly PropertyKey[]): string {
  const names = namesAt(path);
  const [nearest] = names
    .map((name) => ({ name, distance: distanceBetween(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.ceil(name.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  if (nearest) return ` (did you mean ${JSON.stringify(nearest.name)}?)`;
  return names.length > 0 ? ` (it may be ${names.join(", ")})` : "";
}

/** What may stand at a place of the rules, by their own JSON Schema. */
function namesAt(path: readonly PropertyKey[]): readonly string[] {
  const root = rulesSchema();
  let nodes: readonly SchemaNode[] = [root];
  for (const step of path) nodes = nodes.flatMap((node) => below(node, String(step)));
  return [...new Set(nodes.flatMap(branches).flatMap(({ properties = {} }) => Object.keys(properties)))];
}

function below(node: SchemaNode, step: string): readonly SchemaNode[] {
  return branches(node).flatMap(({ properties, additionalProperties, items }) => {
    const next = properties?.[step] ?? items ?? additionalProperties;
    return typeof next === "object" ? [next] : [];
  });
}

const branches = (node: SchemaNode): readonly SchemaNode[] => [
  node,
  ...(node.anyOf ?? []),
  ...(node.oneOf ?? []),
];

/** Edits between two words (Levenshtein). */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const edits = [(next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)];
      next.push(Math.min(...edits));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
