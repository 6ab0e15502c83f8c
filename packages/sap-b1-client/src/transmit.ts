import { type Answer, type Deadline, type Failure, type Outgoing, sendBefore } from "@instep/http";
import { type AnswerEvent, type RequestEvent, templateOf } from "./events.ts";
import type { Settings } from "./options.ts";

/** A request on its way to SAP, for whatever purpose. */
export interface Transmission extends Outgoing {
  /** How often the same call was sent before. */
  readonly resends?: number;
}

/** Sends one request before the deadline and tells the host's listeners of it. Never throws. */
export async function transmit(
  outgoing: Transmission,
  deadline: Deadline,
  settings: Settings,
): Promise<Answer | Failure> {
  const { onRequest, onAnswer, clock } = settings;
  if (!onRequest && !onAnswer) return sendBefore(deadline, outgoing, settings);

  const request = requestEvent(outgoing);
  const started = clock.now();
  tell(onRequest, request, settings);
  const answer = await sendBefore(deadline, outgoing, settings);
  tell(onAnswer, answerEvent(request, answer, (clock.now() - started) / 1000), settings);
  return answer;
}

function requestEvent({ method, url, resends = 0 }: Transmission): RequestEvent {
  const { hostname, port, protocol, pathname } = new URL(url);
  return {
    "http.request.method": method,
    "url.template": templateOf(pathname),
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

/** A listener that throws is told to the log: the document that SAP has just confirmed is not to be lost for it. */
function tell<E>(listener: ((event: E) => unknown) | undefined, event: E, { log }: Settings): void {
  const failed = (error: unknown): void =>
    log.error("A listener of the SAP client threw", {
      error: error instanceof Error ? error.name : "unknown",
    });
  try {
    const told = listener?.(event);
    if (told instanceof Promise) told.catch(failed);
  } catch (error) {
    failed(error);
  }
}
