import { type B1Answer, unreadable } from "./answer.ts";
import { isB1Error } from "./errors.ts";
import type { B1Call, CallOptions, Request } from "./request.ts";

/** A call, and how its answer is read: what a verb of an entity sends, and what a `$batch` carries. */
export interface Operation<T> extends Omit<B1Call, keyof CallOptions | "raw"> {
  /** Reads what SAP answered. Throws a B1InDoubt when it cannot be read. */
  read(answer: B1Answer): T | Promise<T>;
}

/** Sends an operation, and reads its answer. */
export type Run = <T>(operation: Operation<T>, options?: CallOptions) => Promise<T>;

export function createRun(request: Request): Run {
  return async (operation, { signal, mayLeave, timeout } = {}) => {
    const answer = await request({ ...inPath(operation), signal, mayLeave, timeout });
    try {
      return await operation.read(answer);
    } catch (cause) {
      if (isB1Error(cause)) throw cause;
      const { status } = answer;
      throw unreadable("SAP's answer could not be read", operation, { status, cause });
    }
  };
}

/** An operation whose answer says nothing but that it was done. An answer that says anything else is no such answer. */
export function done(call: Omit<Operation<void>, "read">): Operation<void> {
  return {
    ...call,
    read: ({ status, body }) => {
      const says = typeof body === "object" && body !== null && !("error" in body);
      if (status === 204 || (status < 202 && (body === undefined || says))) return;
      throw unreadable("SAP's answer does not say that it was done", call, { status });
    },
  };
}

/** SAP's web server refuses an encoded slash before SAP has seen it, and would do so for ever. */
function inPath<T>(operation: Operation<T>): Operation<T> {
  if (!/%2f|%5c/i.test(operation.path.split("?", 1)[0] ?? "")) return operation;
  throw new TypeError(
    "A key with a slash cannot stand in a path: the web server before SAP refuses it. Send the operation by b1.batch.",
  );
}
