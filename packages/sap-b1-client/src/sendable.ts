import type { B1Call } from "./request.ts";

/** Names, keys and segments without a dot lead nowhere else, and need no URL to be made of them: nearly all paths are such. */
const plainPath = /^[\w$(),'=-]+(?:\/[\w$(),'=-]+)*(?:\?|$)/;

/** Throws a TypeError for what no fetch could send, or would send elsewhere with the session. The base URL is a URL's `href`. */
export function checkSendable(
  { method, body, headers, timeout }: B1Call,
  { url, baseUrl }: { readonly url: string; readonly baseUrl: string },
): void {
  const path = url.slice(baseUrl.length + 1);
  if (!plainPath.test(path) && !new URL(url).href.startsWith(`${baseUrl}/`))
    throw new TypeError("The path of a call leads out of the Service Layer.");
  if (method === "GET" && body !== undefined) throw new TypeError("A GET has no body.");
  if (timeout !== undefined && !(timeout > 0 && Number.isFinite(timeout)))
    throw new TypeError("The timeout of a call is a number of milliseconds above 0.");
  if (headers !== undefined && !areHeaders(headers))
    throw new TypeError("A header of a call has a name or a value that cannot be sent.");
}

/** Its own message would show the value. */
export function areHeaders(headers: Readonly<Record<string, string>>): boolean {
  try {
    return new Headers(headers) instanceof Headers;
  } catch {
    return false;
  }
}
