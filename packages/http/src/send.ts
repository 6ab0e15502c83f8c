import ky from "ky";
import { type Clock, reasonOf } from "./clock.ts";
import { type Verdict, verdictOf } from "./failure.ts";

/** One HTTP request. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as text, sent in UTF-8. */
  readonly body?: string;
  /** Milliseconds until it is given up, reading the answer included. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Asked directly before the request leaves. When it answers false, the request is not sent. @default always true */
  readonly mayLeave?: (() => boolean) | undefined;
}

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

/**
 * Sends one request, once, and says what became of it. It never throws and never repeats: redirects are not followed,
 * because a followed POST is a second request.
 */
export async function send(call: Call, { fetch, clock }: Transport): Promise<Answer | Failure> {
  const { signal, timeout } = call;
  if (signal?.aborted) return { kind: "not-sent", reason: "aborted", cause: reasonOf(signal) };

  const stop = new AbortController();
  const over = new AbortController();
  const late = new Error(`No answer within ${timeout} ms`);
  const lost = new Error("The right to send it was lost before it left");
  const leave: Transport["fetch"] = async (input, init) => {
    if (call.mayLeave?.() === false) throw lost; // a process may sleep in any await before this line
    return fetch(input, init);
  };
  const callOff = (): void => stop.abort(signal && reasonOf(signal));
  signal?.addEventListener("abort", callOff, { once: true });
  clock.wait(timeout, over.signal).then(
    () => stop.abort(late),
    () => undefined, // the answer came first, and the deadline was called off
  );

  try {
    const response = await untilStopped(request(call, leave, stop.signal), stop.signal);
    const body = await untilStopped(response.text(), stop.signal);
    return { kind: "answer", status: response.status, headers: response.headers, body };
  } catch (thrown) {
    if (thrown === lost) return { kind: "not-sent", reason: "aborted", cause: lost };
    if (!stop.signal.aborted)
      return { kind: verdictOf(thrown), reason: "network", cause: withoutRequest(thrown) };
    const cause = reasonOf(stop.signal);
    return { kind: "no-answer", reason: cause === late ? "timeout" : "aborted", cause };
  } finally {
    over.abort();
    signal?.removeEventListener("abort", callOff);
  }
}

function request(call: Call, fetch: Transport["fetch"], signal: AbortSignal): Promise<Response> {
  const { method, url, headers, body } = call;
  return ky(url, {
    method,
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
    signal,
    fetch,
    redirect: "manual",
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
  });
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
