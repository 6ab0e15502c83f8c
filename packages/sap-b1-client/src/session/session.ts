/** One login: what SAP wants to see with every request, and how long it remembers it. */
export interface Session {
  /** By name. ROUTEID keeps a session on its node of the cluster. */
  readonly cookies: Map<string, string>;
  /** Further headers of a sign-on of the host's own, such as an authorization. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds without a request after which SAP forgets it. */
  readonly idle: number;
  /** When a request last left in it, in milliseconds of the client's clock. */
  usedAt: number;
}

const kept: readonly string[] = ["B1SESSION", "ROUTEID"];

/** The headers that show a session to SAP. */
export function headersOf({ cookies, headers }: Session): Readonly<Record<string, string>> {
  if (cookies.size === 0) return headers;
  return { ...headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
}

/** Keeps the cookies of an answer: a balancer may move the session to another node. */
export function keepCookies({ cookies }: Pick<Session, "cookies">, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [, name = "", value = ""] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? [];
    if (kept.includes(name) && value !== "") cookies.set(name, value);
  }
}

/** A request takes a while to arrive, and two clocks differ. */
const margin = (idle: number): number => Math.min(60_000, idle / 10);

/** Whether SAP has forgotten the session, or is about to: it counts the time without a request. */
export function isIdle({ idle, usedAt }: Pick<Session, "idle" | "usedAt">, now: number): boolean {
  return now - usedAt >= idle - margin(idle);
}
