import type { Clock } from "@instep/http";
import {
  bodyCut,
  bodyTimedOut,
  certificateUntrusted,
  connectionRefused,
  connectionReset,
  fetchPatience,
  headersTimedOut,
  hostNotFound,
  otherSideClosed,
} from "../network-errors.ts";
import type { Showing } from "./kinds.ts";
import { proxyAnswer } from "./pages.ts";

/** The caller's end of a request in this process. */
export interface CallersEnd {
  readonly url: URL;
  readonly signal: AbortSignal;
  readonly clock: Clock | undefined;
}

/** What the caller's fetch makes of a fault: an answer, or what Node's own fetch throws. */
export async function hear(
  shows: Showing,
  answer: Response | undefined,
  { url, signal, clock }: CallersEnd,
): Promise<Response> {
  switch (shows) {
    case "refused":
      throw connectionRefused(url);
    case "unknown-host":
      throw hostNotFound(url.hostname);
    case "untrusted":
      throw certificateUntrusted();
    case "reset":
      throw connectionReset();
    case "closed":
      throw otherSideClosed();
    case "silence":
      return await silence();
    case "half":
      return (await halfOf(answer, () => Promise.resolve(bodyCut()))) ?? Promise.reject(otherSideClosed());
    case "half-then-silence":
      return (await halfOf(answer, () => patienceOf({ signal, clock }, bodyTimedOut))) ?? (await silence());
    case "answer":
      return answer ?? (await silence());
    case "502-page":
    case "503-page":
    case "504-page":
    case "503-empty":
      return proxyAnswer(shows);
  }
}

/** Ends a request whose answer takes longer than Node's fetch waits for one. */
export async function orHeadersTimeout(
  answer: Promise<Response>,
  { signal, clock }: Pick<CallersEnd, "signal" | "clock">,
): Promise<Response> {
  const over = new AbortController();
  const end = { signal: AbortSignal.any([signal, over.signal]), clock };
  const timeout = patienceOf(end, headersTimedOut).then((error) => Promise.reject(error));
  return await Promise.race([answer, timeout]).finally(() => over.abort());
}

/** The error after fetch's own patience, or the reason of an abort before that. Without a clock only an abort ends it. */
async function patienceOf(
  { signal, clock }: Pick<CallersEnd, "signal" | "clock">,
  error: () => Error,
): Promise<Error> {
  const aborted = new Promise<Error>((resolve) => {
    const stop = (): void => resolve(signal.reason as Error); // whatever it is, fetch throws it
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  const waited = clock?.wait(fetchPatience, signal).then(error, () => aborted);
  return await (waited ?? aborted);
}

const silence = (): Promise<never> => new Promise(() => undefined);

/** The answer with half of its body, after which reading throws. Undefined when there is no body to cut. */
async function halfOf(
  answer: Response | undefined,
  ending: () => Promise<Error>,
): Promise<Response | undefined> {
  const bytes = new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0));
  if (!answer || bytes.length === 0) return undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2))),
    pull: async (controller) => controller.error(await ending()),
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}
