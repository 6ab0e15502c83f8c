import type { EntitySet } from "../entity-set.ts";
import type { ProtocolVersion } from "../metadata/edmx/dialect.ts";
import { edmx } from "../metadata/edmx.ts";
import type { World } from "../world.ts";
import { json, xml } from "./answers.ts";

/** Answers the two paths that describe the service itself: its root, and `$metadata`. Undefined for every other path. */
export function metadataAnswer(
  world: World,
  { method, path, root }: { readonly method: string; readonly path: string; readonly root: string },
): Response | undefined {
  const version: ProtocolVersion = root.endsWith("/v1") ? "v1" : "v2";
  if (method !== "GET" || (path !== "" && path !== "$metadata")) return undefined;
  if (path === "") return json(200, serviceDocument(world.sets(), root, version));
  return xml(edmx({ sets: world.sets(), userFieldsOf: world.shapes.userFieldsOf }, version));
}

/** The names of all sets. */
function serviceDocument(sets: readonly EntitySet[], root: string, version: ProtocolVersion) {
  return version === "v1"
    ? { "odata.metadata": `${root}/$metadata`, value: sets.map(({ name }) => ({ name, url: name })) }
    : {
        "@odata.context": `${root}/$metadata`,
        value: sets.map(({ name }) => ({ name, kind: "EntitySet", url: name })),
      };
}
