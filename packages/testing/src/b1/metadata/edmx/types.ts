import type { EntityType, Field } from "../entity-type.ts";
import { facts, type TypeFacts, type TypeReference } from "../facts.ts";
import { isNested, propertiesOf } from "../properties.ts";
import type { UserFieldShape } from "../shapes.ts";
import { type Dialect, namespace, type ProtocolVersion, typeName } from "./dialect.ts";

export interface TypeContext {
  readonly words: Dialect;
  /** Names of the types that have a set. */
  readonly served: ReadonlySet<string>;
  readonly userFields: readonly UserFieldShape[];
}

/** An entity type or complex type, with its user fields. */
export function typeElements(type: EntityType, context: TypeContext): readonly string[] {
  const known = facts().types.get(type.name);
  const keys = known?.keys ?? ["Code"];
  const element = keys.length > 0 ? "EntityType" : "ComplexType";
  const isOpen = context.words.version === "v2" && element === "EntityType" ? ` OpenType="true"` : "";
  return [
    `<${element} Name="${type.name}"${isOpen}>`,
    ...(keys.length > 0 ? ["<Key>", ...keys.map((key) => `<PropertyRef Name="${key}"/>`), "</Key>"] : []),
    ...propertyElements(type, known, context),
    ...(known ? navigationElements(known, context) : []),
    `</${element}>`,
  ];
}

function propertyElements(
  type: EntityType,
  known: TypeFacts | undefined,
  { words, userFields }: TypeContext,
): readonly string[] {
  const elements = [...propertiesOf(type)].map(([name, { field }]) => ({
    isNested: isNested(field),
    element: propertyElement(name, known?.properties.get(name) ?? referenceOf(name, field), words),
  }));
  const at = elements.findIndex(({ isNested }) => isNested);
  const own = userFields.map(({ property, field }) => ({
    isNested: false,
    element: propertyElement(property, referenceOf(property, field), words),
  }));
  return elements.toSpliced(at < 0 ? elements.length : at, 0, ...own).map(({ element }) => element);
}

const kindTypes = {
  text: "String",
  number: "Double",
  integer: "Int32",
  date: "DateTimeOffset",
  time: "TimeOfDay",
  choice: "String",
} as const;

/** The type of a property that the facts do not have: a user field, or a column of an own table. */
function referenceOf(name: string, field: Field): TypeReference {
  const nullable = name !== "Code";
  if (field.kind === "rows" || field.kind === "part") {
    return { type: field.type.name, many: field.kind === "rows", nullable };
  }
  return { type: kindTypes[field.kind], many: false, nullable };
}

function propertyElement(name: string, reference: TypeReference, words: Dialect): string {
  const nullable = reference.nullable ? "" : ` Nullable="false"`;
  return `<Property Name="${name}" Type="${typeName(reference, words)}"${nullable}/>`;
}

/** Ways from one entity to others, as far as their sets are there. OData 3 names an association for each. */
function navigationElements(known: TypeFacts, { words, served }: TypeContext): readonly string[] {
  return waysOf(known, served).map(([name, reference]) =>
    words.version === "v2"
      ? `<NavigationProperty Name="${name}" Type="${typeName(reference, words)}"/>`
      : `<NavigationProperty Name="${name}" Relationship="${namespace}.${known.name}_${name}" FromRole="From" ToRole="To"/>`,
  );
}

function waysOf({ navigation }: TypeFacts, served: ReadonlySet<string>) {
  return [...navigation].filter(([, { type }]) => served.has(type));
}

/** What OData 3 says beside the types: which entities a navigation property joins. */
export function associationElements(type: EntityType, served: ReadonlySet<string>): readonly string[] {
  const known = facts().types.get(type.name);
  if (!known) return [];
  return waysOf(known, served).flatMap(([name, { type: target, many }]) => [
    `<Association Name="${known.name}_${name}">`,
    `<End Role="From" Type="${namespace}.${known.name}" Multiplicity="*"/>`,
    `<End Role="To" Type="${namespace}.${target}" Multiplicity="${many ? "*" : "0..1"}"/>`,
    "</Association>",
  ]);
}

/** OData 4 numbers the members; on OData 3 a live server gave no values. */
export function enumElements(name: string, version: ProtocolVersion): readonly string[] {
  const members = [...(facts().enums.get(name) ?? [])];
  return [
    `<EnumType Name="${name}">`,
    ...members.map(([member, value]) =>
      version === "v2" ? `<Member Name="${member}" Value="${String(value)}"/>` : `<Member Name="${member}"/>`,
    ),
    "</EnumType>",
  ];
}
