import type { EntitySet } from "../entity-set.ts";
import { edmx } from "../metadata/edmx.ts";
import type { World } from "../world.ts";
import { json, xml } from "./answers.ts";
import type { Incoming } from "./call.ts";
import type { Dialect } from "./dialect.ts";

/** Answers the two paths that describe the service itself: its root, and `$metadata`. Undefined for every other path. */
export function metadataAnswer(
  world: World,
  { method, path, root, dialect }: Pick<Incoming, "method" | "path" | "root" | "dialect">,
): Response | undefined {
  if (method !== "GET" || (path !== "" && path !== "$metadata")) return undefined;
  if (path === "") return json(dialect, { body: serviceDocument(world.sets(), root, dialect.version) });
  return xml(dialect, edmx({ sets: world.sets(), userFieldsOf: world.shapes.userFieldsOf }, dialect.version));
}

/** The names of all sets. */
function serviceDocument(sets: readonly EntitySet[], root: string, version: Dialect["version"]) {
  return version === "v1"
    ? { "odata.metadata": `${root}/$metadata`, value: sets.map(({ name }) => ({ name, url: name })) }
    : {
        "@odata.context": `${root}/$metadata`,
        value: sets.map(({ name }) => ({ name, kind: "EntitySet", url: name })),
      };
}
