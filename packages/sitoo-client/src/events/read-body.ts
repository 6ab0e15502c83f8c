/** The body is larger than anybody would send. */
export const tooLarge = Symbol("too large");

/** How a body is read. */
export interface Reading {
  /** Bytes. */
  readonly limit: number;
  /** Aborts when nobody waits any more: a body that trickles in would be held open for ever. */
  readonly signal: AbortSignal;
}

/** Reads the body of a request as text, and stops reading as soon as it is too large or nobody waits any more. */
export async function readBody(
  request: Request,
  { limit, signal }: Reading,
): Promise<string | typeof tooLarge> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return tooLarge;
  if (!request.body) return "";
  signal.throwIfAborted();
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined), { once: true });
  const decoder = new TextDecoder();
  let [text, size] = ["", 0];
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return tooLarge;
    }
    text += decoder.decode(value, { stream: true });
  }
}
