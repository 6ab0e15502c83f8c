import type { B1Error } from "../errors.ts";
import type { Operation } from "../operation.ts";

/** What became of one operation of a `$batch`. */
export type BatchResult<T> =
  | { readonly outcome: "confirmed"; readonly value: T }
  /** SAP refused it, and nothing of it was written. */
  | { readonly outcome: "rejected"; readonly error: B1Error }
  /** Another operation of its change set was refused, or SAP did not say which: nothing of the set was written. */
  | { readonly outcome: "rolled-back"; readonly error: B1Error }
  /** SAP stopped at an earlier part that it refused, and did not come to this one. */
  | { readonly outcome: "not-executed"; readonly because: B1Error }
  /** The batch never left. */
  | { readonly outcome: "not-sent"; readonly error: B1Error }
  /** Nobody can tell: look before sending it again. */
  | { readonly outcome: "in-doubt"; readonly error: B1Error };

/**
 * Operations that SAP carries out together or not at all, by its manual. Whether the rows of a user table roll back with the
 * documents of a refused set was seen by nobody.
 */
export interface ChangeSet<Operations extends readonly Operation<unknown>[]> {
  readonly changeSet: Operations;
}

/** What a `$batch` is made of. */
export type BatchPart = Operation<unknown> | ChangeSet<readonly Operation<unknown>[]>;

/** The results of a `$batch`, in the shape of its parts. */
export type BatchResults<Parts extends readonly BatchPart[]> = {
  readonly [I in keyof Parts]: Parts[I] extends ChangeSet<infer Operations>
    ? { readonly [J in keyof Operations]: ResultOf<Operations[J]> }
    : ResultOf<Parts[I]>;
};

type ResultOf<O> = O extends Operation<unknown> ? BatchResult<Awaited<ReturnType<O["read"]>>> : never;

/**
 * Groups writes that SAP carries out in one transaction. The operations of all change sets of a batch are counted from 1
 * in their order, and the path of a later one may begin with what an earlier one of its set has made: `$1/Cancel`. In a
 * body `$1` means nothing.
 */
export function changeSet<const Operations extends readonly Operation<unknown>[]>(
  ...operations: Operations
): ChangeSet<Operations> {
  return { changeSet: operations };
}
