import type { Dialect } from "./dialect.ts";
import type { Json } from "../json.ts";

/** What Apache adds to everything it sends. An idle connection lives for five seconds, and for a hundred requests. */
export const serverHeaders = {
  Server: "Apache/2.4.61 (Unix)",
  Vary: "Accept-Encoding",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  Connection: "Keep-Alive",
  "Keep-Alive": "timeout=5, max=100",
};

export type AnswerHeaders = Readonly<Record<string, string>>;

interface JsonAnswer {
  readonly status?: number;
  readonly body: Json;
  readonly headers?: AnswerHeaders;
}

/** A JSON body in the headers of its dialect. */
export function json(dialect: Dialect, { status = 200, body, headers = {} }: JsonAnswer): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": dialect.jsonType, ...serverHeaders, ...dialect.versionHeaders, ...headers },
  });
}

export function noContent(dialect: Dialect, headers: AnswerHeaders = {}): Response {
  return new Response(null, {
    status: 204,
    headers: { ...serverHeaders, ...dialect.versionHeaders, ...headers },
  });
}

export function plainText(dialect: Dialect, body: string): Response {
  return new Response(body, {
    status: 200,
    headers: { "Content-Type": "text/plain", ...serverHeaders, ...dialect.versionHeaders },
  });
}

/** What some services answer: a bare number or text, no object around it. */
export function primitive(dialect: Dialect, value: Json): Response {
  return json(dialect, { body: value });
}
