import type { Dialect } from "./dialect.ts";
import type { Json, Row } from "../json.ts";
import type { SapRefusal } from "../refusal.ts";

const server = { Server: "Apache/2.4.61 (Unix)", Vary: "Accept-Encoding" };

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
    headers: { "Content-Type": dialect.jsonType, ...server, ...dialect.versionHeaders, ...headers },
  });
}

export function noContent(dialect: Dialect, headers: AnswerHeaders = {}): Response {
  return new Response(null, { status: 204, headers: { ...server, ...dialect.versionHeaders, ...headers } });
}

export function plainText(dialect: Dialect, body: string): Response {
  return new Response(body, {
    status: 200,
    headers: { "Content-Type": "text/plain", ...server, ...dialect.versionHeaders },
  });
}

/** What some services answer: a bare number or text, no object around it. */
export function primitive(dialect: Dialect, value: number | string | boolean): Response {
  return json(dialect, { body: value });
}

/** SAP's error: in v1 the code is a number and the message an object, in v2 both are text. */
export function errorAnswer({ status, code, message }: SapRefusal, dialect: Dialect): Response {
  const error: Row = { code, message, details: [{ code: "", message: "" }] };
  return json(dialect, { status, body: { error } });
}

/** Apache does not pass %2F on. */
export function apacheNotFound(): Response {
  return new Response(
    `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>404 Not Found</title>\n</head><body>\n<h1>Not Found</h1>\n</body></html>\n`,
    { status: 404, headers: { "Content-Type": "text/html; charset=iso-8859-1", ...server } },
  );
}
