import { type Answer, createSlots, type Failure, reasonOf, repeat, send } from "@instep/http";
import { answerOf, type B1Answer, errorOf, refusalIn } from "./answer.ts";
import { B1NotSent } from "./errors.ts";
import { mayRepeat } from "./may-repeat.ts";
import type { Settings } from "./options.ts";
import { cookieOf, keepCookies, type Session } from "./cookies.ts";
import type { Sessions } from "./session.ts";

export type { B1Answer } from "./answer.ts";

/** What any call may be given. */
export interface CallOptions {
  /** Stops waiting. A write that had left by then is in doubt. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Asked directly before the call leaves, at every attempt: after its turn, the login and the backoff. When it answers
   * false, the call is not sent, and not tried again. @default always true
   */
  readonly mayLeave?: (() => boolean) | undefined;
}

/** Any call to the Service Layer. */
export interface B1Call extends CallOptions {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the root, already encoded, such as `Invoices(4711)/Cancel`. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** It changes nothing in SAP, and may be sent again: true of some POSTs. @default true for GET */
  readonly reads?: boolean | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends a call: in its turn, in the shared session, again when that is safe. Throws a B1Error. */
export type Request = (call: B1Call) => Promise<B1Answer>;

export function createRequest(settings: Settings, sessions: Sessions): Request {
  const { retries, clock, random, log } = settings;
  const readSlots = createSlots(settings.readSlots);
  const writeSlots = createSlots(settings.writeSlots);

  return async (asked) => {
    const call = prepare(asked, settings);
    const { reads, signal, name } = call;
    const slots = reads ? readSlots : writeSlots;

    const attempt = async (): Promise<B1Answer> => {
      let entered = false;
      const work = (): Promise<Answer | Failure> => {
        entered = true;
        return inSession(call, sessions, settings);
      };
      const answer = await slots.run(work, signal).catch((error: unknown) => {
        throw entered || !signal ? error : calledOffInQueue(call, signal);
      });
      if (answer.kind !== "answer") throw errorOf(answer, name);
      log.debug("SAP answered", {
        method: name.method,
        path: name.path.split("?")[0],
        status: answer.status,
      });
      return answerOf(answer, name);
    };
    return repeat(attempt, {
      retries,
      clock,
      random,
      signal,
      mayRepeat: (error) => mayRepeat(error, { reads }),
    });
  };
}

interface PreparedCall {
  readonly name: { readonly method: B1Call["method"]; readonly path: string };
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly reads: boolean;
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  readonly mayLeave?: (() => boolean) | undefined;
}

function prepare(call: B1Call, { baseUrl, readTimeout, writeTimeout }: Settings): PreparedCall {
  const { method, body, signal, mayLeave, reads = method === "GET" } = call;
  const path = call.path.replace(/^\/+/, "");
  return {
    name: { method, path },
    url: `${baseUrl}/${path}`,
    headers: { accept: "application/json", "content-type": "application/json", ...call.headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    reads,
    timeout: reads ? readTimeout : writeTimeout,
    signal,
    mayLeave,
  };
}

/** A session that SAP refuses is renewed once, and the call replayed: SAP refused it before it did anything. */
async function inSession(
  call: PreparedCall,
  sessions: Sessions,
  settings: Settings,
): Promise<Answer | Failure> {
  const session = await sessions.open(call.signal);
  const answer = await exchange(call, session, settings);
  if (!isSessionRefused(answer)) return answer;
  sessions.drop(session);
  return exchange(call, await sessions.open(call.signal), settings);
}

async function exchange(call: PreparedCall, session: Session, settings: Settings): Promise<Answer | Failure> {
  const { name, url, body, timeout, signal, mayLeave } = call;
  const headers = { ...call.headers, cookie: cookieOf(session) };
  const { method } = name;
  const answer = await send(
    { method, url, headers, timeout, signal, mayLeave, ...(body !== undefined && { body }) },
    settings,
  );
  if (answer.kind === "answer") keepCookies(session, answer.headers);
  return answer;
}

function isSessionRefused(answer: Answer | Failure): boolean {
  return answer.kind === "answer" && answer.status === 401 && refusalIn(answer)?.code === "session-refused";
}

function calledOffInQueue({ name }: PreparedCall, signal: AbortSignal): B1NotSent {
  const what = "Called off before its turn came";
  return new B1NotSent({ ...name, what, code: "aborted", cause: reasonOf(signal) });
}
