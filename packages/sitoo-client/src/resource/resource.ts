import type { OperationName, QueryOf } from "../operations/operations.ts";
import type { CallOptions } from "../request.ts";
import type { RecordSchema } from "./asked-fields.ts";
import type { BatchOptions, ItemResult } from "./batch.ts";
import type { Known } from "./draft.ts";
import type { Read } from "./records.ts";

/** What can be done to a resource, and the operation of Sitoo that does it. */
export interface Verbs {
  readonly each?: OperationName;
  readonly find?: OperationName;
  readonly read?: OperationName;
  readonly add?: OperationName;
  readonly update?: OperationName;
  readonly set?: OperationName;
  readonly delete?: OperationName;
  readonly batchAdd?: OperationName;
  readonly batchUpdate?: OperationName;
  readonly batchSet?: OperationName;
  readonly batchDelete?: OperationName;
}

/** A resource of Sitoo: `T` is read, `D` is sent, `K` is its key, `V` is what can be done to it. */
export interface Resource<T, D, K, V extends Verbs> {
  readonly schema: RecordSchema<T>;
  /** The fields that name a record: the first that it has. */
  readonly names: readonly [string, ...string[]];
  /** Nothing names a record, as of a log: what adds one is answered with true. @default false */
  readonly nameless?: boolean | undefined;
  readonly verbs: V;
  /** What tells the records of a list apart, where that is not the first of the names alone: joined by a slash. */
  readonly identity?: readonly string[] | undefined;
  /** Fields that are only read when somebody asks for them by name: they say more of a person than a shop needs (H39). */
  readonly unasked?: readonly string[] | undefined;
  /** Items in one call of a batch. @default 200 */
  readonly batchSize?: number | undefined;
  /** What an item counts for in a batch. @default 1 */
  readonly weightOf?: ((draft: D) => number) | undefined;
  /** Pages go by id, never by offset, so that records made meanwhile cannot shift them. */
  readonly byId?: { readonly from: string; readonly sort: string } | undefined;
  /** For the compiler alone: what the type parameters stand for. */
  readonly types?: { readonly record: T; readonly draft: D; readonly key: K } | undefined;
}

/** Describes a resource: one call, and its methods and types follow. */
export function resource<T, D = never, K = number>() {
  return <const V extends Verbs>(description: Omit<Resource<T, D, K, V>, "types">): Resource<T, D, K, V> =>
    description;
}

/** What a list can be asked, but which page: fields not named are absent, whatever the type says. */
export type ListQuery<T, N> = N extends OperationName
  ? Omit<QueryOf<N>, "start" | "num" | "sort" | "fields" | "eshopid"> & {
      readonly fields?: readonly Known<T>[] | undefined;
    }
  : never;

/** Every method that a resource can have. */
export interface AllMethods<T, D, K, N> {
  /** Every record that fits, each read by itself: an unreadable one is reported and does not stop the others (H31). */
  each(query?: ListQuery<T, N>, options?: CallOptions): AsyncIterable<Read<T>>;
  /** The record with this key; undefined when Sitoo has none. */
  find(key: K, options?: CallOptions): Promise<T | undefined>;
  read(options?: CallOptions): Promise<T>;
  /** Resolves with the key that Sitoo gave it. */
  add(draft: D, options?: CallOptions): Promise<K>;
  /** Changes what is sent; the other fields stay. */
  update(key: K, changes: Partial<D>, options?: CallOptions): Promise<void>;
  /** Replaces the whole: what is left out is deleted. */
  set(draft: D, options?: CallOptions): Promise<void>;
  delete(key: K, options?: CallOptions): Promise<void>;
  batchAdd(drafts: readonly D[], options?: BatchOptions): Promise<readonly ItemResult<K>[]>;
  /** Each item carries its key. */
  batchUpdate(changes: readonly Partial<D>[], options?: BatchOptions): Promise<readonly ItemResult[]>;
  batchSet(drafts: readonly D[], options?: BatchOptions): Promise<readonly ItemResult[]>;
  batchDelete(keys: readonly K[], options?: BatchOptions): Promise<readonly ItemResult[]>;
}

/** The methods of a resource: those of its verbs. */
export type Methods<R> =
  R extends Resource<infer T, infer D, infer K, infer V>
    ? Pick<AllMethods<T, D, K, V["each"]>, keyof V & keyof Verbs>
    : never;
