import { isB1Error } from "../errors.ts";
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
        return items.map((item) => forAll(item, failed(error)));
      },
    );
    // One result for each part, in its shape: the type says nothing else.
    return results as BatchResults<Parts>;
  };
}

interface Sending extends CallOptions {
  /** Nothing in it writes, so that it may be sent again. */
  readonly reads: boolean;
}
