import * as z from "zod/mini";
import { type CallName, unreadable } from "../answer.ts";
import type { Asked } from "../call.ts";
import type { OperationName } from "../operations/operations.ts";
import type { CallOptions } from "../request.ts";
import { type BatchOptions, sendBatch } from "./batch.ts";
import { whole } from "./fields.ts";
import { keysIn, recordIn } from "./given.ts";
import { callOf, type Key, nameOf, type Place } from "./place.ts";
import { readAs } from "./reading.ts";

const defaultBatchSize = 200;

/** What an addition is answered with: the id that Sitoo gave it, or true where nothing has a name. */
const newKey = (nameless: boolean): z.ZodMiniType<number | true> =>
  nameless
    ? z.literal(true, { error: "expected true" })
    : z.pipe(whole, z.int().check(z.positive({ error: "expected the id of what was added" })));

/** The verbs that write: each takes the operation of Sitoo that does it. */
export function writingOf<T, D, K extends Key>({ resource, parent, ...service }: Place<T, D, K>) {
  const { request } = service;
  const { names, nameless = false, batchSize = defaultBatchSize, weightOf } = resource;

  const write = async (call: Asked): Promise<void> => {
    expectTrue((await request(call)).body, nameOf(call));
  };
  const batch = (operation: OperationName) => (items: readonly unknown[], options?: BatchOptions) =>
    sendBatch(service, { ...callOf(operation, parent), items, names, size: batchSize, weightOf }, options);

  return {
    add: (operation: OperationName) => async (draft: D, options?: CallOptions) => {
      const call = { ...callOf(operation, parent), body: recordIn(draft), ...options };
      return readAs(newKey(nameless), (await request(call)).body, nameOf(call));
    },
    update: (operation: OperationName) => async (key: K, changes: Partial<D>, options?: CallOptions) =>
      write({ ...callOf(operation, parent, key), body: recordIn(changes), ...options }),
    set: (operation: OperationName) => async (draft: D, options?: CallOptions) =>
      write({ ...callOf(operation, parent), body: recordIn(draft), ...options }),
    delete: (operation: OperationName) => (key: K, options?: CallOptions) =>
      write({ ...callOf(operation, parent, key), ...options }),
    batchAdd: batch,
    batchUpdate: batch,
    batchSet: batch,
    batchDelete: (operation: OperationName) => async (keys: readonly K[], options?: BatchOptions) => {
      const items = keysIn(keys).map((key) => ({ [names[0]]: key }));
      return batch(operation)(items, options);
    },
  };
}

/** Every change and deletion is documented to answer true. Anything else says that something else happened. */
export function expectTrue(body: unknown, call: CallName): void {
  if (body !== true && body !== undefined) throw unreadable("Sitoo's answer is not true", call);
}
