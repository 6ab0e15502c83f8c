import {
  type Answer,
  createSlots,
  type Deadline,
  type Failure,
  jsonOf,
  type Outgoing,
  repeat,
  startDeadline,
  transmit,
} from "@instep/http";
import { answerOf, type B1Answer, errorOf, refusalIn, stoppedBefore } from "./answer.ts";
import { mayRepeat } from "./may-repeat.ts";
import { createNodes, type Exchange } from "./nodes.ts";
import type { Settings } from "./options.ts";
import { headersOf } from "./session/session.ts";
import type { Sessions } from "./session/sessions.ts";
import { checkSendable } from "./sendable.ts";

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
  /** Milliseconds before an attempt is given up, its turn and its login included. @default the client's */
  readonly timeout?: number | undefined;
}

/** Any call to the Service Layer. */
export interface B1Call extends CallOptions {
  readonly method: Outgoing["method"];
  /** Below the root, already encoded, such as `Invoices(4711)/Cancel`. */
  readonly path: string;
  /** Sent as JSON; a form, bytes or a text with a content type of its own in `headers` is sent as it is. */
  readonly body?: unknown;
  /** It changes nothing in SAP, and may be sent again: true of some POSTs. @default true for GET */
  readonly reads?: boolean | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Gives the body of the answer as the text it is, such as `$metadata`, a `/$value` or a page. @default false */
  readonly raw?: boolean | undefined;
}

/** Sends a call: in its turn, in the shared session, again when that is safe. Throws a B1Error. */
export type Request = (call: B1Call) => Promise<B1Answer>;

export function createRequest(settings: Settings, sessions: Sessions): Request {
  const { retries, clock, random, log } = settings;
  const readSlots = createSlots(settings.readSlots);
  const writeSlots = createSlots(settings.writeSlots);
  const nodes = createNodes(sessions.drop);

  const inSession = async (call: PreparedCall, deadline: Deadline): Promise<Exchange> => {
    const session = await sessions.open(deadline);
    const sentAt = clock.now();
    const headers = { ...call.outgoing.headers, ...headersOf(session) };
    const answer = await transmit({ ...call.outgoing, headers, resends: call.sent }, deadline, settings);
    call.sent += 1;
    if (answer.kind === "answer" && !isSessionRefused(answer)) {
      sessions.used(session, sentAt, answer.headers);
    }
    return { answer, session };
  };
  /** A session that SAP refuses is renewed once, and the call replayed: SAP refused it before it did anything. */
  const renewing = async (call: PreparedCall, deadline: Deadline): Promise<Exchange> => {
    const first = await inSession(call, deadline);
    if (!isSessionRefused(first.answer)) return first;
    sessions.drop(first.session);
    return inSession(call, deadline);
  };
  const attempt = async (call: PreparedCall): Promise<B1Answer> => {
    const { reads, name } = call;
    const deadline = startDeadline(call, clock);
    const turn = { came: false };
    const work = (): Promise<Exchange> => {
      turn.came = true;
      return renewing(call, deadline);
    };
    try {
      const slots = reads ? readSlots : writeSlots;
      const answer = await slots.run(() => nodes.through(work, deadline.signal), deadline.signal);
      if (answer.kind !== "answer") throw errorOf(answer, name);
      log.debug("SAP answered", { method: name.method, path: bare(name.path), status: answer.status });
      return answerOf(answer, name, call.raw);
    } catch (error) {
      throw turn.came || !deadline.isOver() ? error : stoppedBefore("its turn came", deadline, name);
    } finally {
      deadline.end();
    }
  };

  return async (asked) => {
    const call = prepare(asked, settings);
    const { reads, signal } = call;
    return repeat(() => attempt(call), {
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
  readonly outgoing: Outgoing;
  readonly reads: boolean;
  readonly raw: boolean;
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** How often it has left. */
  sent: number;
}

function prepare(call: B1Call, { baseUrl, readTimeout, writeTimeout }: Settings): PreparedCall {
  const { method, signal, mayLeave, reads = method === "GET", raw = false } = call;
  const path = call.path.replace(/^\/+/, "");
  const { body, type } = bodyOf(call);
  checkSendable(call, { url: `${baseUrl}/${path}`, baseUrl });
  return {
    name: { method, path },
    outgoing: {
      method,
      url: `${baseUrl}/${path}`,
      headers: { accept: "application/json", ...(method !== "GET" && type), ...call.headers },
      ...(body !== undefined && { body }),
      mayLeave,
    },
    reads,
    raw,
    timeout: call.timeout ?? (reads ? readTimeout : writeTimeout),
    signal,
    sent: 0,
  };
}

/** A form says its own content type: its boundary is in it, and SAP wants that without quotes. */
export function bodyOf({ body, headers = {} }: Pick<B1Call, "body" | "headers">): {
  readonly body?: Outgoing["body"];
  readonly type?: { readonly "content-type": string };
} {
  const type = { "content-type": "application/json" } as const;
  if (body === undefined) return { type };
  if (body instanceof FormData) return { body };
  if (body instanceof Uint8Array) return { body: new Uint8Array(body) };
  const stated = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  return typeof body === "string" && stated ? { body } : { body: jsonOf(body), type };
}

function isSessionRefused(answer: Answer | Failure): boolean {
  return answer.kind === "answer" && answer.status === 401 && refusalIn(answer)?.code === "session-refused";
}

function bare(path: string): string | undefined {
  return path.split("?")[0];
}
