import { documentsFacts } from "./facts/documents.ts";
import { enumFacts } from "./facts/enums.ts";
import { itemsFacts } from "./facts/items.ts";
import { ledgerFacts } from "./facts/ledger.ts";
import { partnersFacts } from "./facts/partners.ts";
import { paymentsFacts } from "./facts/payments.ts";
import { serviceFacts } from "./facts/services.ts";
import { setUpFacts } from "./facts/set-up.ts";

/** What a property, parameter or result holds: "String", "BoYesNoEnum", "DocumentLine". */
export interface TypeReference {
  readonly type: string;
  readonly many: boolean;
  /** It can be null. */
  readonly nullable: boolean;
}

/** An entity type, which has keys, or a complex type, which has none. */
export interface TypeFacts {
  readonly name: string;
  readonly keys: readonly string[];
  /** The entity sets of this type. */
  readonly sets: readonly string[];
  /** In SAP's order, which is also the order of its answers. */
  readonly properties: ReadonlyMap<string, TypeReference>;
  readonly navigation: ReadonlyMap<string, TypeReference>;
}

/** Something that can be called: an action by POST, a function by GET as well. */
export interface OperationFacts {
  readonly name: string;
  readonly kind: "action" | "function";
  /** Called on an entity, which is its first parameter. */
  readonly bound: boolean;
  readonly parameters: ReadonlyMap<string, TypeReference>;
  readonly returns: TypeReference | undefined;
}

/** What SAP publishes of its Service Layer, as far as a retail company touches it. */
export interface Facts {
  readonly types: ReadonlyMap<string, TypeFacts>;
  /** Members with their ordinals. */
  readonly enums: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly operations: readonly OperationFacts[];
}

let known: Facts | undefined;

/** The facts, read once and when they are first asked for. */
export function facts(): Facts {
  return (known ??= parseFacts(
    [
      itemsFacts,
      partnersFacts,
      documentsFacts,
      paymentsFacts,
      ledgerFacts,
      setUpFacts,
      serviceFacts,
      enumFacts,
    ].join("\n"),
  ));
}

/** What a block of lines is about, while it is read. */
interface Block {
  readonly kind: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly lines: string[];
}

/** A line opens a block ("entity", "complex", "enum"), belongs to the one above it, or is an operation. */
function parseFacts(text: string): Facts {
  const blocks: Block[] = [];
  const operations: OperationFacts[] = [];
  for (const line of text.split("\n").filter(Boolean)) {
    const [kind = "", name = "", ...keys] = line.split(" ");
    if (/^(entity|complex|enum)$/.test(kind)) blocks.push({ kind, name, keys, lines: [] });
    else if (/^(action|function)$/.test(kind)) operations.push(toOperation(line));
    else blocks.at(-1)?.lines.push(line);
  }
  const [enums, types] = [blocks.filter(isEnum), blocks.filter((block) => !isEnum(block))];
  return {
    types: new Map(types.map((block) => [block.name, toType(block)])),
    enums: new Map(enums.map(({ name, lines }) => [name, toMembers(lines)])),
    operations,
  };
}

function isEnum({ kind }: Block): boolean {
  return kind === "enum";
}

function toType({ name, keys, lines }: Block): TypeFacts {
  const sets: string[] = [];
  const [properties, navigation] = [new Map<string, TypeReference>(), new Map<string, TypeReference>()];
  for (const line of lines) {
    const [first = "", ...rest] = line.split(" ");
    if (first === "sets") sets.push(...rest);
    else if (first === "->")
      for (const each of rest.slice(1)) navigation.set(each, toReference(rest[0] ?? ""));
    else for (const each of rest) properties.set(each, toReference(first));
  }
  return { name, keys, sets, properties, navigation };
}

function toReference(text: string): TypeReference {
  return { type: text.replace(/!|\[\]/g, ""), many: text.endsWith("[]"), nullable: !text.endsWith("!") };
}

/** "csYes csNo csCancellation=7": an ordinal is said where it is not the next one. */
function toMembers(lines: readonly string[]): ReadonlyMap<string, number> {
  const members = new Map<string, number>();
  let next = 0;
  for (const [name = "", ordinal] of lines
    .flatMap((line) => line.split(" "))
    .map((each) => each.split("="))) {
    const value = ordinal === undefined ? next : Number(ordinal);
    members.set(name, value);
    next = value + 1;
  }
  return members;
}

/** "action bound Close(DocumentParams:Document)", "function CompanyService_GetAdminInfo() AdminInfo". */
function toOperation(line: string): OperationFacts {
  const [, kind, bound, name = "", parameters = "", returns] =
    /^(action|function)( bound)? (\w+)\((.*)\)(?: (\S+))?$/.exec(line) ?? [];
  return {
    name,
    kind: kind === "function" ? "function" : "action",
    bound: bound !== undefined,
    parameters: new Map(
      parameters
        .split(" ")
        .filter(Boolean)
        .map((each) => each.split(":"))
        .map(([parameter = "", type = ""]) => [parameter, toReference(type)]),
    ),
    returns: returns === undefined ? undefined : toReference(returns),
  };
}
