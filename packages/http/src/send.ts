import ky from "ky";
import { type Clock, reasonOf } from "./clock.ts";
import { type Deadline, type Patience, startDeadline } from "./deadline.ts";
import { type Verdict, verdictOf } from "./failure.ts";

/** One HTTP request. */
export interface Outgoing {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent in UTF-8; a form states its own content type. */
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  /** Asked directly before the request leaves. When it answers false, the request is not sent. @default always true */
  readonly mayLeave?: (() => boolean) | undefined;
}

/** One HTTP request, and how long its answer is waited for, reading it included. */
export interface Call extends Outgoing, Patience {}

/** The other end answered, with any status, and the answer was read to its end. */
export interface Answer {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** No answer, or none that could be read to its end. */
export interface Failure {
  readonly kind: Verdict;
  readonly reason: "timeout" | "aborted" | "network";
  readonly cause: unknown;
}

/** What `send` needs of the world. */
export interface Transport {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** Thrown instead of sending, and caught before anybody sees it. */
const lost = new Error("The right to send it was lost before it left");

/** Sends one request, once, with a deadline of its own. See `sendBefore`. */
export async function send(call: Call, transport: Transport): Promise<Answer | Failure> {
  const deadline = startDeadline(call, transport.clock);
  try {
    return await sendBefore(deadline, call, transport);
  } finally {
    deadline.end();
  }
}

/**
 * Sends one request, once, before a deadline that runs already, and says what became of it. It never throws and never
 * repeats: redirects are not followed, because a followed POST is a second request.
 */
export async function sendBefore(
  deadline: Deadline,
  call: Outgoing,
  { fetch }: Pick<Transport, "fetch">,
): Promise<Answer | Failure> {
  const { signal } = deadline;
  const stopped = (kind: Verdict): Failure => ({
    kind,
    reason: deadline.isLate() ? "timeout" : "aborted",
    cause: reasonOf(signal),
  });
  if (deadline.isOver()) return stopped("not-sent");

  const leave: Transport["fetch"] = async (input, init) => {
    if (!isAllowed(call)) throw lost; // a process may sleep in any await before this line
    return fetch(input, { ...init, signal });
  };
  const answered = async (): Promise<Answer> => {
    const response = await request(call, leave);
    const body = await response.text();
    return { kind: "answer", status: response.status, headers: response.headers, body };
  };
  try {
    return await untilStopped(answered(), signal);
  } catch (thrown) {
    if (thrown === lost) return { kind: "not-sent", reason: "aborted", cause: lost };
    if (deadline.isOver()) return stopped("no-answer");
    return { kind: verdictOf(thrown), reason: "network", cause: withoutRequest(thrown) };
  }
}

/** Whoever asks and does not hear a plain yes does not send. */
function isAllowed({ mayLeave }: Outgoing): boolean {
  try {
    const said: unknown = mayLeave === undefined || mayLeave();
    return said === true;
  } catch {
    return false;
  }
}

/**
 * A form goes through ky, which makes a Request of it: its body is bytes by then, and a fetch of the host's own need not
 * know forms. A text or bytes need no more than `fetch`, and ky's own Request would take a fifth of a call.
 */
function request(call: Outgoing, fetch: Transport["fetch"]): Promise<Response> {
  const { method, url, headers, body } = call;
  const init = {
    method,
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
    redirect: "manual",
  } as const;
  if (!(body instanceof FormData)) return fetch(url, init);
  return ky(url, { ...init, fetch, retry: 0, timeout: false, throwHttpErrors: false });
}

/** An injected fetch may overlook its signal: the deadline holds all the same. */
function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(reasonOf(signal));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/**
 * ky wraps what fetch threw in an error that holds the whole request: the session or the password would be in every log
 * that prints causes.
 */
function withoutRequest(thrown: unknown): unknown {
  return thrown instanceof Error && "request" in thrown ? thrown.cause : thrown;
}
