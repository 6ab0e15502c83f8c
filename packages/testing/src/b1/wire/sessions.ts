import type { Clock } from "@instep/http";
import { json } from "./answers.ts";
import { callOf, type Caller, type Incoming } from "./call.ts";
import type { Company } from "../company.ts";
import { badLogin, checkCredentials } from "./credentials.ts";
import type { Nodes } from "./nodes.ts";
import { nodeOf, routeCookie } from "./nodes.ts";
import type { B1Options } from "../options.ts";
import { deadSession, SapRefusal } from "../refusal.ts";
import { english } from "./texts.ts";

/** Who is logged in. A session knows neither version nor node: both versions and every node accept it. */
export interface Sessions {
  /** Answers `POST Login`. */
  login(incoming: Incoming): Promise<Response>;
  logout(headers: Headers): void;
  /** Who is behind a live session, which lives on for another half hour. */
  callerOf(headers: Headers): Caller;
  expireAll(): void;
}

interface Session {
  readonly caller: Caller;
  readonly lastUsed: number;
}

interface Parts {
  readonly company: Company;
  readonly clock: Clock;
  readonly nodes: Nodes;
  readonly options: Readonly<B1Options>;
}

const nobody: Caller = { user: "", language: english };

export function createSessions({ company, clock, nodes, options }: Parts): Sessions {
  const sessions = new Map<string, Session>();
  const idOf = (headers: Headers): string => sessionId(headers, options) ?? "";
  let loginsRunning = 0;
  let made = 0;

  const isAlive = ({ lastUsed }: Session): boolean =>
    clock.now() - lastUsed < options.sessionTimeout * 60_000;
  const makeRoom = (user: string): void => {
    const own = [...sessions].filter(([, each]) => each.caller.user === user && isAlive(each));
    if (own.length < options.sessionsPerUser) return;
    if (options.sessionTooMany === "login") throw badLogin(options);
    for (const [id] of own.slice(0, own.length + 1 - options.sessionsPerUser)) sessions.delete(id);
  };
  const open = (caller: Caller): string => {
    makeRoom(caller.user);
    made += 1;
    const id = newId(made, clock.now(), company);
    sessions.set(id, { caller, lastUsed: clock.now() });
    return id;
  };
  return {
    login: async (incoming) => {
      if (loginsRunning > 0 && options.parallelLogins === "fail") {
        throw new SapRefusal("299", "SAML Login Failed", 500);
      }
      loginsRunning += 1;
      await aWhile().finally(() => {
        loginsRunning -= 1;
      });
      const caller = checkCredentials(callOf(incoming, nobody).body, company, options);
      return loginAnswer(open(caller), incoming, { options, node: nodes.next() });
    },
    logout: (headers) => {
      sessions.delete(idOf(headers));
    },
    callerOf: (headers) => {
      const id = idOf(headers);
      const session = sessions.get(id);
      if (!session || !isAlive(session)) {
        sessions.delete(id);
        throw deadSession();
      }
      sessions.set(id, { ...session, lastUsed: clock.now() });
      return session.caller;
    },
    expireAll: () => {
      sessions.clear();
    },
  };
}

/** A login is heavy work on the server: long enough that a second one at the same time meets it. */
async function aWhile(): Promise<void> {
  for (let turns = 0; turns < 2; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}

function loginAnswer(
  id: string,
  { dialect, root }: Incoming,
  { options, node = 1 }: { readonly options: Readonly<B1Options>; readonly node: number | undefined },
): Response {
  const answer = json(dialect, {
    body: {
      [dialect.annotation("context")]: `${root}/$metadata#${dialect.entityOf("B1Sessions")}`,
      SessionId: id,
      Version: options.version,
      SessionTimeout: options.sessionTimeout,
    },
  });
  answer.headers.delete("OData-Version"); // the one answer of a recording without it
  answer.headers.append("Set-Cookie", `B1SESSION=${id}; HttpOnly`);
  answer.headers.append("Set-Cookie", routeCookie(node));
  return answer;
}

function sessionId(
  headers: Headers,
  { sessionIdHeader, routeCookie }: Readonly<B1Options>,
): string | undefined {
  const cookie = /(?:^|;\s*)B1SESSION=([^;]+)/.exec(headers.get("Cookie") ?? "")?.[1];
  if (cookie === undefined)
    return sessionIdHeader === "accept" ? (headers.get("SessionId") ?? undefined) : undefined;
  return routeCookie === "required" && nodeOf(headers) === undefined ? undefined : cookie;
}

/** The id of the n-th session, bound to its company. It comes in every form that was seen: nobody can read anything from it. */
function newId(made: number, at: number, { CompanyDB }: Company): string {
  const [time, count, company] = [at.toString(16), String(made).padStart(4, "0"), fingerprint(CompanyDB)];
  const forms = [
    `${company}-${count}-11f1-c000-${time.padStart(12, "0")}-82836-82528`,
    `${company}-${count}-11ee-8000-${time.padStart(12, "0")}`,
    btoa(`${company}${count}`).replace(/=+$/, "") + `-${time}`,
  ];
  return forms[made % forms.length] ?? "";
}

/** Eight hexadecimal digits of a text (FNV-1a). */
function fingerprint(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const hash = bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 16777619), 2166136261);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
