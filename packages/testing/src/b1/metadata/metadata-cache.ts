import type { Clock } from "@instep/http";
import type { B1Options } from "../options.ts";
import type { World } from "../world.ts";

/**
 * What each node of the Service Layer knows of the company's own fields and tables: a node reads its metadata when it
 * starts and seldom after that. Not part of the books: who opens a company anew has started the Service Layer anew.
 */
export interface MetadataCache {
  /** The company as this node knows it: ".node1". */
  view(node: string): World;
  /** Something was written through the node: what it defined, it knows. */
  learned(node: string): void;
  /** The Service Layer starts again, and every node reads everything. */
  restart(): void;
}

interface CacheParts {
  readonly world: World;
  readonly clock: Clock;
  readonly options: Readonly<B1Options>;
}

interface Definition {
  readonly node: string | undefined;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export function createMetadataCache({ world, clock, options }: CacheParts): MetadataCache {
  const defined = new Map<string, Definition>();
  let atStart = new Set(world.definitions());
  const notice = (node: string | undefined): void => {
    for (const name of world.definitions()) {
      if (!atStart.has(name) && !defined.has(name)) defined.set(name, { node, at: clock.now() });
    }
  };
  const isSeen = (name: string, node: string): boolean => {
    const definition = defined.get(name);
    if (!definition || atStart.has(name)) return true;
    if (options.metadataCache === "until-restart") return false;
    return definition.node === node || clock.now() - definition.at >= options.metadataCacheMinutes * 60_000;
  };
  return {
    view: (node) => {
      if (options.metadataCache === "none") return world;
      notice(undefined);
      const hidden = [...defined.keys()].filter((name) => !isSeen(name, node));
      return hidden.length === 0 ? world : world.without(new Set(hidden));
    },
    learned: notice,
    restart: () => {
      atStart = new Set(world.definitions());
      defined.clear();
    },
  };
}
