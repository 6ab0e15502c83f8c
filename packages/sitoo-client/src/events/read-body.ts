/** The body is larger than anybody would send. */
export const tooLarge = Symbol("too large");

/** Reads the body of a request as text, and stops reading as soon as it is too large. */
export async function readBody(request: Request, limit: number): Promise<string | typeof tooLarge> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return tooLarge;
  if (!request.body) return "";
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const decoder = new TextDecoder();
  let [text, size] = ["", 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return tooLarge;
    }
    text += decoder.decode(value, { stream: true });
  }
}
