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
  if (call.signal?.aborted) return { kind: "not-sent", reason: "aborted", cause: reasonOf(call.signal) };

  const stop = new AbortController();
  const done = new AbortController();
  let reason: Failure["reason"] = "network";
  const giveUp = (why: Failure["reason"], cause: Error): void => {
    if (done.signal.aborted) return;
    reason = why;
    stop.abort(cause);
  };
  const onAbort = (): void => {
    if (call.signal) giveUp("aborted", reasonOf(call.signal));
  };
  call.signal?.addEventListener("abort", onAbort, { once: true });
  clock.wait(call.timeout, done.signal).then(
    () => giveUp("timeout", new Error(`No answer within ${String(call.timeout)} ms`)),
    () => undefined, // the answer came first, and the deadline was called off
  );

  try {
    const response = await beforeAbort(request(call, fetch, stop.signal), stop.signal);
    const body = await beforeAbort(response.text(), stop.signal);
    return { kind: "answer", status: response.status, headers: response.headers, body };
  } catch (cause) {
    return { kind: reason === "network" ? verdictOf(cause) : "no-answer", reason, cause };
  } finally {
    done.abort();
    call.signal?.removeEventListener("abort", onAbort);
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
function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(reasonOf(signal));
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
