import type { CallOptions } from "../request.ts";
import type { Run } from "../operation.ts";
import type { Created } from "./created.ts";
import type { EntitySet, Key, Verb } from "./entity-set.ts";
import { type Changing, createOperations, type Guarded, type Operations } from "./operations.ts";
import { createReads, type Reads, type ReadService } from "./reading.ts";
import { type StandardSchema, validate } from "./standard-schema.ts";
import { unreadable } from "../answer.ts";

/** What can be done to the rows of a set. Every verb sends once; what SAP has refused is thrown as a B1Rejected. */
export interface Writes<T, D, K> {
  /** Makes a row. */
  create(draft: D, options?: CallOptions): Promise<T>;
  /** Posts a document. A draft is no document yet: SAP holds it for approval. */
  post(draft: D, options?: CallOptions): Promise<Created<T>>;
  /** Changes the given properties only; SAP overlooks those it lets nobody change. */
  update(key: K, patch: Partial<D>, options?: CallOptions & Changing): Promise<void>;
  remove(key: K, options?: CallOptions & Guarded): Promise<void>;
  /** Cancels a document; SAP makes a cancellation document where it needs one. */
  cancel(key: K, options?: CallOptions & Guarded): Promise<void>;
  close(key: K, options?: CallOptions & Guarded): Promise<void>;
  reopen(key: K, options?: CallOptions & Guarded): Promise<void>;
}

/** An entity set of one company: `T` is read, `D` is sent, `K` is the key, `V` is what can be done to it. */
export type Entity<T, D, K, V extends Verb> = Reads<T, K> &
  Pick<Writes<T, D, K>, V> & {
    /** The same verbs, to be run later or put into a `$batch`. */
    readonly operations: Pick<Operations<T, D, K>, V>;
    /**
     * The same set with properties of the host's own, such as user fields, checked by any Standard Schema beside ours.
     * What is sent has the form in which SAP answers: what the schema takes, not what it makes of it.
     */
    with<U extends object, Sent = unknown>(
      schema: StandardSchema<U, Sent>,
    ): Entity<T & U, D & Partial<Sent>, K, V>;
  };

/** What the entities of one client share. */
export interface Service extends ReadService {
  readonly run: Run;
}

export function createEntity<T, D, K extends Key, V extends Verb>(
  service: Service,
  description: EntitySet<T, D, K, V>,
): Entity<T, D, K, V> {
  const { run, entityTags } = service;
  const operations = createOperations<T, D, K>({
    ...description,
    etags: entityTags && description.etags,
  });
  const writes: Writes<T, D, K> = {
    create: (draft, options) => run(operations.create(draft), options),
    post: (draft, options) => run(operations.post(draft), options),
    update: (key, patch, options) => run(operations.update(key, patch, options), options),
    remove: (key, options) => run(operations.remove(key, options), options),
    cancel: (key, options) => run(operations.cancel(key, options), options),
    close: (key, options) => run(operations.close(key, options), options),
    reopen: (key, options) => run(operations.reopen(key, options), options),
  };
  return {
    ...createReads(service, description),
    ...only(writes, description.verbs),
    operations: only(operations, description.verbs),
    with: <U extends object, Sent = unknown>(schema: StandardSchema<U, Sent>) =>
      createEntity<T & U, D & Partial<Sent>, K, V>(service, {
        ...description,
        types: undefined,
        schema: both(description.schema, schema, description.set),
      }),
  };
}

function only<O extends object, N extends keyof O>(all: O, names: readonly N[]): Pick<O, N> {
  // The entries are those of the names, which is what Pick says.
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Pick<O, N>;
}

/** A schema that asks two: what the second makes of a row comes over what the first made. */
function both(ours: StandardSchema, theirs: StandardSchema<object>, set: string): StandardSchema {
  const call = { method: "GET", path: set };
  const refuse = (faults: string, cause?: unknown): Error =>
    unreadable(`SAP's answer could not be read (${faults})`, call, { cause });
  return {
    "~standard": {
      version: 1,
      vendor: "instep",
      validate: async (row) => {
        const known = await validate(ours, row, refuse);
        const own = await validate(theirs, row, refuse);
        return { value: { ...(known as object), ...own } };
      },
    },
  };
}
