import * as z from "zod/mini";
import { unreadable } from "../answer.ts";
import type { Asked } from "../call.ts";
import type { OperationName } from "../operations/operations.ts";
import type { CallOptions } from "../request.ts";
import { type BatchOptions, sendBatch } from "./batch.ts";
import { requiredText, whole } from "./fields.ts";
import { keysIn, recordIn } from "./given.ts";
import { callOf, type Key, nameOf, type Place } from "./place.ts";
import { readAs } from "./reading.ts";

const defaultBatchSize = 200;

/** What an addition is answered with. */
const newKey = () => z.union([whole, requiredText, z.literal(true)]);

/** The verbs that write: each takes the operation of Sitoo that does it. */
export function writingOf<T, D, K extends Key>({ request, resource, parent }: Place<T, D, K>) {
  const { names, batchSize = defaultBatchSize, weightOf } = resource;

  const write = async (call: Asked): Promise<void> => {
    const { body } = await request(call);
    if (body === false) throw unreadable("Sitoo answered false", nameOf(call));
  };
  const batch = (operation: OperationName) => (items: readonly unknown[], options?: BatchOptions) =>
    sendBatch(request, { ...callOf(operation, parent), items, names, size: batchSize, weightOf }, options);

  return {
    add: (operation: OperationName) => async (draft: D, options?: CallOptions) => {
      const call = { ...callOf(operation, parent), body: recordIn(draft), ...options };
      return readAs(newKey(), (await request(call)).body, nameOf(call));
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
