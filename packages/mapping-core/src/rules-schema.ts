import * as z from "zod";
import { Rules } from "./rules.ts";

/** A part of a JSON Schema. */
export interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly description?: string;
  readonly [keyword: string]: unknown;
}

/** The JSON Schema of rules as a person writes them: for editors, and published with the package. */
export function rulesSchema(): SchemaNode {
  return z.toJSONSchema(Rules, { io: "input" }) as SchemaNode; // zod's own type names no keyword
}
