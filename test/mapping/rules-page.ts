import { rulesSchema, type SchemaNode } from "@instep/mapping-core";

/** Every rule with its meaning and default, by its path in the file: docs/rules.md, made from the schema itself. */
export function rulesPage(): string {
  const root = rulesSchema();
  const parts = Object.entries(root.properties ?? {}).map(([name, node]) =>
    section(name, node, isRequired(root, name)),
  );
  return [
    "# Every rule",
    "Made by a test from the schema that the rules are checked with. `<…>` stands for a key of your own, `[]` for each of a list; several kinds of one rule are told apart by their `kind`.",
    ...parts,
  ].join("\n\n");
}

function section(name: string, node: SchemaNode, required: boolean): string {
  const rows = rowsOf(node, name, required).map(
    ({ path, meaning, standard }) => `| \`${path}\` | ${meaning} | ${standard} |`,
  );
  return [`## ${name}`, ["| rule | meaning | default |", "| --- | --- | --- |", ...rows].join("\n")].join(
    "\n\n",
  );
}

/** Rules that do not say what they mean. */
export function unexplained(): readonly string[] {
  const root = rulesSchema();
  const rows = Object.entries(root.properties ?? {}).flatMap(([name, node]) => rowsOf(node, name, false));
  return rows.filter(({ meaning }) => meaning === "" || meaning.startsWith("One of")).map(({ path }) => path);
}

interface Row {
  readonly path: string;
  readonly meaning: string;
  readonly standard: string;
}

/** The rule itself, and everything below it. */
function rowsOf(node: SchemaNode, path: string, required: boolean): readonly Row[] {
  const own = { path, meaning: meaningOf(node), standard: required ? "required" : defaultOf(node) };
  return [own, ...below(node, path)];
}

function below(node: SchemaNode, path: string): readonly Row[] {
  const { properties = {}, additionalProperties, items, anyOf, oneOf } = node;
  const fields = Object.entries(properties)
    .filter(([name]) => name !== "kind")
    .flatMap(([name, each]) => rowsOf(each, `${path}.${name}`, isRequired(node, name)));
  const keyed = typeof additionalProperties === "object" ? valuesOf(additionalProperties, `${path}.<…>`) : [];
  const listed = items ? valuesOf(items, `${path}[]`) : [];
  const kinds = (oneOf ?? anyOf ?? []).flatMap((each) => kindOf(each, path));
  return [...fields, ...keyed, ...listed, ...kinds];
}

/** Values of a map or a list: what they are stands with it, unless they have rules of their own. */
const valuesOf = (node: SchemaNode, path: string): readonly Row[] =>
  isPlain(node)
    ? []
    : [...(node.description ? [{ path, meaning: meaningOf(node), standard: "" }] : []), ...below(node, path)];

const isPlain = ({ properties, additionalProperties, items, anyOf, oneOf }: SchemaNode): boolean =>
  [properties, items, anyOf, oneOf].every((each) => each === undefined) &&
  typeof additionalProperties !== "object";

function kindOf(node: SchemaNode, path: string): readonly Row[] {
  const kind = node.properties?.kind;
  const name = kind?.const;
  if (typeof name !== "string") return below(node, path);
  const at = `${path} (${name})`;
  return [{ path: at, meaning: kind?.description ?? "", standard: "" }, ...below(node, at)];
}

const isRequired = (node: SchemaNode, name: string): boolean =>
  Array.isArray(node.required) && node.required.includes(name);

function meaningOf(node: SchemaNode): string {
  const choices = Array.isArray(node.enum)
    ? `One of ${node.enum.map((each) => `\`${String(each)}\``).join(", ")}.`
    : "";
  return [node.description ?? "", choices].join(" ").trim().replaceAll("|", "\\|");
}

/** What holds when nothing is said; of a rule with rules of its own, theirs do. */
function defaultOf(node: SchemaNode): string {
  const value = node.default;
  const isOwn = value === undefined || (typeof value === "object" && value !== null && !Array.isArray(value));
  return isOwn ? "" : `\`${JSON.stringify(value)}\``;
}
