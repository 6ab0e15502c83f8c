import type { EntitySet } from "../../entity-set.ts";
import type { EntityType } from "../entity-type.ts";
import { facts, type OperationFacts } from "../facts.ts";
import { factType, propertiesOf } from "../properties.ts";

/** What a metadata document describes. */
export interface Reached {
  /** By their names: those of the sets, then whatever these hold. */
  readonly types: ReadonlyMap<string, EntityType>;
  readonly enums: ReadonlySet<string>;
}

/** Every type that a set, or something in it, holds. */
export function reach(sets: readonly EntitySet[]): Reached {
  const types = new Map<string, EntityType>();
  const enums = new Set<string>();
  const visit = (type: EntityType): void => {
    if (types.has(type.name)) return;
    types.set(type.name, type);
    for (const { field } of propertiesOf(type).values()) {
      if (field.kind === "rows" || field.kind === "part") visit(field.type);
    }
    for (const { type: name } of facts().types.get(type.name)?.properties.values() ?? []) {
      if (facts().enums.has(name)) enums.add(name);
    }
  };
  for (const { type } of sets) visit(type);
  for (const type of serviceTypes()) visit(type);
  return { types, enums };
}

/** What the services take and give. */
function serviceTypes(): readonly EntityType[] {
  const unbound = facts().operations.filter(({ bound }) => !bound);
  return unbound
    .flatMap(({ parameters, returns }) => [...parameters.values(), ...(returns ? [returns] : [])])
    .filter(({ type }) => facts().types.has(type))
    .map(({ type }) => factType(type))
    .filter(({ name }) => facts().types.get(name)?.keys.length === 0);
}

/** The operations whose entity has a set, and the services. */
export function operationsOf(served: ReadonlySet<string>, { types }: Reached): readonly OperationFacts[] {
  return facts().operations.filter(({ bound, parameters, returns }) => {
    const [first] = parameters.values();
    if (bound && !served.has(first?.type ?? "")) return false;
    const used = [...parameters.values(), ...(returns ? [returns] : [])];
    return used.every(({ type }) => !facts().types.has(type) || types.has(type));
  });
}
