import type { Created } from "../entity-set.ts";
import { isRow, type Json } from "../json.ts";
import type { Call } from "./call.ts";
import type { B1Options } from "../options.ts";
import { keyText } from "./resource-path.ts";

/** What the requests of a change set have made so far, by their Content-IDs. */
export type Made = Map<string, Created>;

const reference = /^\$([^/]+)(\/.*)?$/;

/** Whether a path begins with what an earlier request of the change set has made. */
export function isReference(path: string): boolean {
  return reference.test(path);
}

/** Puts what was made in the place of "$1" in a URL; what names nothing is left, and names nothing. */
export function withReferences(call: Call, made: Made, { contentIdsInBodies }: Readonly<B1Options>): Call {
  const [, id = "", rest = ""] = reference.exec(call.path) ?? [];
  const created = made.get(id);
  const path = created ? `${created.set.name}(${keyText(created.row, created.set)})${rest}` : call.path;
  const { body } = call;
  return contentIdsInBodies === "kept" || body === undefined
    ? { ...call, path }
    : { ...call, path, body: inBody(body, made) };
}

/** In a body "$1" is the key of the entity: the DocEntry of a document. */
function inBody(value: Json, made: Made): Json {
  if (typeof value === "string") {
    const created = value.startsWith("$") ? made.get(value.slice(1)) : undefined;
    const [key] = created?.set.keys ?? [];
    return created && key !== undefined ? (created.row[key] ?? value) : value;
  }
  if (isRow(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inBody(each, made)]));
  }
  return Array.isArray(value) ? value.map((each: Json) => inBody(each, made)) : value;
}
