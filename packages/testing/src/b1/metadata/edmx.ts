import type { EntitySet } from "../entity-set.ts";
import { type Dialect, dialects, namespace, type ProtocolVersion, typeName } from "./edmx/dialect.ts";
import { operationsOf, reach } from "./edmx/reach.ts";
import { associationElements, enumElements, typeElements } from "./edmx/types.ts";
import { facts, type OperationFacts } from "./facts.ts";
import type { UserFieldShape } from "./shapes.ts";

/** What a metadata document is made of: the sets that are there, and the user fields of each database table. */
export interface Model {
  readonly sets: readonly EntitySet[];
  readonly userFieldsOf: (table: string) => readonly UserFieldShape[];
}

/** The metadata document (`$metadata`): an EDMX of the sets that are there and of everything that they reach. */
export function edmx({ sets, userFieldsOf }: Model, version: ProtocolVersion): string {
  const words = dialects[version];
  const reached = reach(sets);
  const types = [...reached.types.values()];
  const served = new Set(sets.map(({ type }) => type.name));
  const operations = operationsOf(served, reached);
  const body = [
    ...types.flatMap((type) => typeElements(type, { words, served, userFields: userFieldsOf(type.table) })),
    ...(version === "v1" ? types.flatMap((type) => associationElements(type, served)) : []),
    ...[...reached.enums].flatMap((name) => enumElements(name, version)),
    ...(version === "v2" ? operations.flatMap((operation) => operationElements(operation, words)) : []),
    `<EntityContainer Name="ServiceLayer"${words.container}>`,
    ...sets.flatMap((set) => setElements(set, sets, version)),
    ...operations.flatMap((operation) => importElements(operation, words)),
    "</EntityContainer>",
  ];
  return [words.head, ...body, words.tail].join("\n");
}

function operationElements(operation: OperationFacts, words: Dialect): readonly string[] {
  const element = operation.kind === "action" ? "Action" : "Function";
  return [
    `<${element} Name="${operation.name}"${operation.bound ? ` IsBound="true"` : ""}>`,
    ...parameterElements(operation, words),
    ...(operation.returns ? [`<ReturnType Type="${typeName(operation.returns, words)}"/>`] : []),
    `</${element}>`,
  ];
}

function parameterElements({ parameters }: OperationFacts, words: Dialect): readonly string[] {
  return [...parameters].map(
    ([name, reference]) => `<Parameter Name="${name}" Type="${typeName(reference, words)}"/>`,
  );
}

/** OData 4 imports what needs no entity; OData 3 calls everything a FunctionImport, and all of them by POST. */
function importElements(operation: OperationFacts, words: Dialect): readonly string[] {
  const { name, bound, kind, returns } = operation;
  if (words.version === "v1") {
    const result = returns ? ` ReturnType="${typeName(returns, words)}"` : "";
    const binding = bound ? ` IsBindable="true"` : "";
    const open = `<FunctionImport Name="${name}"${result}${binding} m:HttpMethod="POST"`;
    const inner = parameterElements(operation, words);
    return inner.length > 0 ? [`${open}>`, ...inner, "</FunctionImport>"] : [`${open}/>`];
  }
  if (bound) return [];
  const element = kind === "action" ? "ActionImport" : "FunctionImport";
  return [`<${element} Name="${name}" ${kind === "action" ? "Action" : "Function"}="${namespace}.${name}"/>`];
}

function setElements(
  set: EntitySet,
  sets: readonly EntitySet[],
  version: ProtocolVersion,
): readonly string[] {
  const open = `<EntitySet Name="${set.name}" EntityType="${namespace}.${set.type.name}"`;
  const known = facts().types.get(set.type.name);
  if (version === "v1" || !known) return [`${open}/>`];
  const bindings = [...known.navigation].flatMap(([name, { type }]) => {
    const target = sets.find((each) => each.name === name) ?? sets.find((each) => each.type.name === type);
    return target ? [`<NavigationPropertyBinding Path="${name}" Target="${target.name}"/>`] : [];
  });
  const etag = set.versioned ? etagAnnotation : [];
  const inner = [...bindings, ...etag];
  return inner.length > 0 ? [`${open}>`, ...inner, "</EntitySet>"] : [`${open}/>`];
}

/** The sets whose entities have an ETag say from which property. */
const etagAnnotation = [
  `<Annotation Term="Org.OData.Core.V1.OptimisticConcurrency">`,
  "<Collection><PropertyPath>DataVersion</PropertyPath></Collection>",
  "</Annotation>",
];
