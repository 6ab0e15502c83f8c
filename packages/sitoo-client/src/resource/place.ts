import type { Log } from "@instep/http";
import type { CallName } from "../answer.ts";
import type { Asked } from "../call.ts";
import { type OperationName, operations } from "../operations/operations.ts";
import type { Request } from "../request.ts";
import type { Resource, Verbs } from "./resource.ts";

/** What the methods of a resource need. */
export interface Service {
  readonly request: Request;
  readonly eshopid: number;
  readonly pageSize: number;
  readonly log: Log;
}

/** The values of a path that are given already: of what a record lies below. */
export type Parent = Readonly<Record<string, string | number>>;

/** A resource, and where it is. */
export interface Place<T, D, K extends Key> extends Service {
  readonly resource: Resource<T, D, K, Verbs>;
  readonly parent: Parent;
}

/** What names a record. An entry of a log has no name: Sitoo says true. */
export type Key = string | number | true;

/** An operation on the resource, or on the record of a key. */
export function callOf(operation: OperationName, parent: Parent, key?: Key): Asked {
  if (key === undefined || key === true) return { operation, path: parent };
  const names = [...operations[operation].path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const [own = ""] = names.filter((name) => name !== "siteid" && !(name in parent));
  return { operation, path: { ...parent, [own]: key } };
}

/** How errors name it. */
export function nameOf({ operation }: Pick<Asked, "operation">): CallName {
  const { method, path } = operations[operation];
  return { method, path };
}

/** Whether the operation can be asked this. */
export function canBeAsked(operation: OperationName, parameter: string): boolean {
  const known: readonly string[] = operations[operation].query;
  return known.includes(parameter);
}
