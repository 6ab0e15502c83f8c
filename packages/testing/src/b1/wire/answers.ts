import type { Dialect } from "./dialect.ts";
import { isRow, type Json } from "../json.ts";

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
export function json(dialect: Dialect, { body, ...answer }: JsonAnswer): Response {
  return jsonText(dialect, { text: JSON.stringify(body), ...answer });
}

/** A body that is JSON text already. */
export function jsonText(
  dialect: Dialect,
  { status = 200, text, headers = {} }: Omit<JsonAnswer, "body"> & { readonly text: string },
): Response {
  return new Response(text, {
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

/** What a service answers: a structure or a collection in its context, a bare number or text, or nothing at all. */
export function serviceValue(
  { dialect, root, path }: { readonly dialect: Dialect; readonly root: string; readonly path: string },
  value: Json | undefined,
): Response {
  if (value === undefined) return noContent(dialect);
  const context = { [dialect.annotation("context")]: `${root}/$metadata#${path}` };
  if (isRow(value)) return json(dialect, { body: { ...context, ...value } });
  return Array.isArray(value) ? json(dialect, { body: { ...context, value } }) : primitive(dialect, value);
}

/** A bare number or text, no object around it. */
function primitive(dialect: Dialect, value: Json): Response {
  return json(dialect, { body: value });
}

export function xml(dialect: Dialect, body: string): Response {
  return new Response(body, {
    status: 200,
    headers: {
      "Content-Type": "application/xml;charset=utf-8",
      ...serverHeaders,
      ...dialect.versionHeaders,
    },
  });
}
