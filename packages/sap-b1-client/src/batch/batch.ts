import { type B1Error, B1InDoubt, isB1Error } from "../errors.ts";
import type { Settings } from "../options.ts";
import type { CallOptions, Request } from "../request.ts";
import { itemsOf, operationsOf } from "./items.ts";
import type { BatchPart, BatchResults } from "./parts.ts";
import { batchCall, failed, forAll, settle } from "./settle.ts";
import { type BatchMessage, writeBatch } from "./write-batch.ts";

/**
 * Sends several operations in one request, and gives what became of each, in the shape of the parts. It never throws for
 * what became of the work; a TypeError says that nothing was sent, because the parts cannot stand in a batch.
 */
export type Batch = <const Parts extends readonly BatchPart[]>(
  parts: Parts,
  options?: CallOptions,
) => Promise<BatchResults<Parts>>;

export function createBatch(request: Request, { baseUrl, batchTimeout }: Settings): Batch {
  const send = ({ contentType, body }: BatchMessage, { signal, mayLeave, timeout, reads }: Sending) =>
    request({
      ...batchCall,
      body,
      headers: { "content-type": contentType, accept: "multipart/mixed" },
      raw: true,
      reads,
      signal,
      mayLeave,
      timeout: timeout ?? batchTimeout,
    });

  return async <const Parts extends readonly BatchPart[]>(parts: Parts, options: CallOptions = {}) => {
    const items = itemsOf(parts);
    const message = writeBatch(items, baseUrl);
    const reads = operationsOf(items).every(({ method, reads = method === "GET" }) => reads);
    const results = await send(message, { ...options, reads }).then(
      (answer) => settle(items, answer),
      (error: unknown) => {
        if (!isB1Error(error)) throw error;
        const known = reads || items.length === 1 ? error : asFarAsKnown(error);
        return items.map((item) => forAll(item, failed(known)));
      },
    );
    // One result for each part, in its shape: the type says nothing else.
    return results as BatchResults<Parts>;
  };
}

/** Refusals that SAP or the web server speaks before it reads what is in the batch. */
const atTheDoor: readonly (number | undefined)[] = [401, 403, 404, 405, 411, 413, 414, 415, 429, 431];

/**
 * A refusal of the whole batch may come when its first parts are in the books already: whether SAP reads all of it before
 * it carries out any was seen by nobody.
 */
function asFarAsKnown(error: B1Error): B1Error {
  if (error.outcome !== "rejected" || atTheDoor.includes(error.status)) return error;
  const { code, status } = error;
  const what = "SAP refused the batch, and perhaps not before its first parts";
  return new B1InDoubt({ ...batchCall, what, code, status, cause: error });
}

interface Sending extends CallOptions {
  /** Nothing in it writes, so that it may be sent again. */
  readonly reads: boolean;
}
