/** What the clients' options have in common: looked at once, when a client is made. */

/** The platform's fetch, looked up at each call, so that one replaced later is used. */
export const platformFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);

/** Whether the value has all these methods, whatever else it is. */
export function hasMethods(value: unknown, names: readonly string[]): boolean {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  return names.every((name) => typeof Reflect.get(value, name) === "function");
}

/** An address as every URL below it begins; as it came when it is none. */
export function rootOf(url: string): string {
  return (URL.canParse(url) ? new URL(url).href : url).replace(/\/+$/, "");
}

/** Whether it is an address of the web with nothing in it but where it leads: no user, no password, no query. */
export function isPlainUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, search, hash } = new URL(url);
  const plain = username === "" && password === "" && search === "" && hash === "";
  return plain && (protocol === "https:" || protocol === "http:");
}
