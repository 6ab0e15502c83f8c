import type { B1Answer } from "./answer.ts";
import type { B1Call, CallOptions, Request } from "./request.ts";

/** A call, and how its answer is read: what a verb of an entity sends, and what a `$batch` carries. */
export interface Operation<T> extends Omit<B1Call, keyof CallOptions | "raw"> {
  /** Reads what SAP answered. Throws a B1InDoubt when it cannot be read. */
  read(answer: B1Answer): T | Promise<T>;
}

/** Sends an operation, and reads its answer. */
export type Run = <T>(operation: Operation<T>, options?: CallOptions) => Promise<T>;

export function createRun(request: Request): Run {
  return async (operation, { signal, mayLeave, timeout } = {}) =>
    operation.read(await request({ ...operation, signal, mayLeave, timeout }));
}

/** An operation whose answer says nothing but that it was done. */
export function done(call: Omit<Operation<void>, "read">): Operation<void> {
  return { ...call, read: () => undefined };
}
