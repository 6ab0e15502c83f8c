import type { OperationName } from "../operations/operations.ts";
import type { Key, Parent, Service } from "./place.ts";
import { readingOf } from "./reading.ts";
import type { Methods, Resource, Verbs } from "./resource.ts";
import { writingOf } from "./writing.ts";

/** Makes the methods of a resource, those of its verbs; `parent` are the values of its path that are given already. */
export function methodsOf<T, D, K extends Key, V extends Verbs>(
  service: Service,
  resource: Resource<T, D, K, V>,
  parent: Parent = {},
): Methods<Resource<T, D, K, V>> {
  const place = { ...service, resource, parent };
  const can: Readonly<Record<keyof Verbs, (operation: OperationName) => unknown>> = {
    ...readingOf(place),
    ...writingOf(place),
  };
  const verbs = Object.entries(resource.verbs as Verbs) as [keyof Verbs, OperationName][];
  const methods = Object.fromEntries(verbs.map(([verb, operation]) => [verb, can[verb](operation)]));
  return methods as Methods<Resource<T, D, K, V>>; // which verbs a resource has is what V says
}
