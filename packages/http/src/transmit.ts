import type { Deadline } from "./deadline.ts";
import type { Log } from "./log.ts";
import { type Answer, type Failure, type Outgoing, sendBefore, type Transport } from "./send.ts";

/**
 * What is told of a request before it leaves. The names are those of OpenTelemetry's HTTP conventions, so that a host
 * copies them into a span as they are. No header, no body, no query and no host's credentials are ever in them.
 */
export interface RequestEvent {
  readonly "http.request.method": string;
  /** Of few values, such as "/b1s/v2/Invoices({key})". */
  readonly "url.template": string;
  readonly "server.address": string;
  readonly "server.port": number;
  /** How often this call was sent before. */
  readonly "http.request.resend_count": number;
}

/** What is told when the answer was read to its end, or none came. */
export interface AnswerEvent {
  /** The event that `onRequest` was given for it, the very same object. */
  readonly request: RequestEvent;
  /** Seconds. */
  readonly "http.client.request.duration": number;
  /** Absent when no answer came. */
  readonly "http.response.status_code"?: number | undefined;
  /** The status of an answer that is no success, else "timeout", "aborted" or "network". */
  readonly "error.type"?: string | undefined;
}

/** A request on its way, for whatever purpose. */
export interface Transmission extends Outgoing {
  /** How often the same call was sent before. @default 0 */
  readonly resends?: number;
  /** Its path as listeners are told of it. @default what `templateOf` makes of it */
  readonly template?: string | undefined;
}

/** Who sends, and who is told of it. */
export interface Observed extends Transport {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onAnswer?: ((event: AnswerEvent) => void) | undefined;
  /** Told when a listener throws. */
  readonly log: Log;
  /** The path with everything taken out that is not of few values, or may name a person. */
  readonly templateOf: (pathname: string) => string;
}

/** Sends one request before the deadline and tells the host's listeners of it. Never throws. */
export async function transmit(
  outgoing: Transmission,
  deadline: Deadline,
  observed: Observed,
): Promise<Answer | Failure> {
  const { onRequest, onAnswer, clock } = observed;
  if (!onRequest && !onAnswer) return sendBefore(deadline, outgoing, observed);

  const request = requestEvent(outgoing, observed);
  const started = clock.now();
  tell(onRequest, request, observed);
  const answer = await sendBefore(deadline, outgoing, observed);
  tell(onAnswer, answerEvent(request, answer, (clock.now() - started) / 1000), observed);
  return answer;
}

function requestEvent(
  { method, url, resends = 0, template }: Transmission,
  { templateOf }: Observed,
): RequestEvent {
  const { hostname, port, protocol, pathname } = new URL(url);
  return {
    "http.request.method": method,
    "url.template": template ?? templateOf(pathname),
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    "http.request.resend_count": resends,
  };
}

function answerEvent(request: RequestEvent, answer: Answer | Failure, seconds: number): AnswerEvent {
  const spent = { request, "http.client.request.duration": seconds } as const;
  if (answer.kind !== "answer") return { ...spent, "error.type": answer.reason };
  const { status } = answer;
  return {
    ...spent,
    "http.response.status_code": status,
    ...(status >= 400 && { "error.type": String(status) }),
  };
}

/** A listener that throws is told to the log: the document that was just confirmed is not to be lost for it. */
export function tell<E>(
  listener: ((event: E) => unknown) | undefined,
  event: E,
  { log }: Pick<Observed, "log">,
): void {
  const failed = (error: unknown): void =>
    log.error("A listener of the client threw", { error: error instanceof Error ? error.name : "unknown" });
  try {
    const told = listener?.(event);
    if (told instanceof Promise) told.catch(failed);
  } catch (error) {
    failed(error);
  }
}
