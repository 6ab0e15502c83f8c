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

/** The path with every key taken out: keys may name a person, and a span's name has few values. */
export function templateOf(path: string): string {
  const [bare = ""] = path.split("?", 1);
  return bare.replace(/\((?:'(?:[^']|'')*'|[^')])+\)/g, "({key})");
}
