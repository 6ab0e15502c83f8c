/** One login: the cookies that SAP wants to see again, by name. */
export type Session = Map<string, string>;

/** ROUTEID keeps a session on its node of the cluster. */
const kept: readonly string[] = ["B1SESSION", "ROUTEID"];

/** The header that shows a session to SAP. */
export function cookieOf(session: Session): string {
  return [...session].map(([name, value]) => `${name}=${value}`).join("; ");
}

/** Keeps the cookies of an answer: a balancer may move the session to another node. */
export function keepCookies(session: Session, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [, name = "", value = ""] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? [];
    if (kept.includes(name) && value !== "") session.set(name, value);
  }
}
