import type { CallName } from "../answer.ts";
import { done, type Operation } from "../operation.ts";
import { keyPath } from "../query/odata.ts";
import { type Created, createdIn } from "./created.ts";
import type { EntitySet, Key, Verb } from "./entity-set.ts";
import { ifMatchHeader } from "./etag.ts";
import { readRow } from "./row.ts";

/** A write that is to happen only if nobody wrote since. */
export interface Guarded {
  /** An entity tag made by `etagOf`, or "*" for any. Never in a `$batch`: SAP overlooks it there. */
  readonly ifMatch?: string | undefined;
}

/** How a row is changed. */
export interface Changing extends Guarded {
  /**
   * Collections that are sent replace those SAP has, so that lines left out are deleted. Otherwise lines with their
   * number are changed, lines without are added, and all others stay. @default false
   */
  readonly replaceCollections?: boolean | undefined;
}

/** What can be done to the rows of a set, as operations: to be run, or put into a `$batch`. */
export interface Operations<T, D, K> {
  create(draft: D): Operation<T>;
  post(draft: D): Operation<Created<T>>;
  update(key: K, patch: Partial<D>, options?: Changing): Operation<void>;
  remove(key: K, options?: Guarded): Operation<void>;
  cancel(key: K, options?: Guarded): Operation<void>;
  close(key: K, options?: Guarded): Operation<void>;
  reopen(key: K, options?: Guarded): Operation<void>;
}

export function createOperations<T, D, K extends Key>(
  description: EntitySet<T, D, K, Verb>,
): Operations<T, D, K> {
  const { set, schema } = description;
  const posting: CallName = { method: "POST", path: set };
  const action =
    (name: "Cancel" | "Close" | "Reopen") =>
    (key: K, { ifMatch }: Guarded = {}): Operation<void> =>
      done({
        method: "POST",
        path: `${keyPath(set, key)}/${name}`,
        headers: ifMatchHeader(ifMatch, description),
      });

  return {
    create: (draft) => ({
      ...{ method: "POST", path: set, body: draft },
      read: ({ body }) => readRow(schema, body, posting),
    }),
    post: (draft) => ({
      ...{ method: "POST", path: set, body: draft },
      read: (answer) => createdIn(answer, set, { schema, call: posting }),
    }),
    update: (key, patch, { ifMatch, replaceCollections = false } = {}) =>
      done({
        method: "PATCH",
        path: keyPath(set, key),
        body: patch,
        headers: {
          ...ifMatchHeader(ifMatch, description),
          ...(replaceCollections && { "b1s-replacecollectionsonpatch": "true" }),
        },
      }),
    remove: (key, { ifMatch } = {}) =>
      done({ method: "DELETE", path: keyPath(set, key), headers: ifMatchHeader(ifMatch, description) }),
    cancel: action("Cancel"),
    close: action("Close"),
    reopen: action("Reopen"),
  };
}
