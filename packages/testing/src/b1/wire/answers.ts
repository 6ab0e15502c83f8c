import type { Json, Row } from "../json.ts";
import type { SapRefusal } from "../refusal.ts";

const server = { Server: "Apache/2.4.61 (Unix)", Vary: "Accept-Encoding" };
const version = { "OData-Version": "4.0" };
const jsonType = "application/json;odata.metadata=minimal;charset=utf-8";

export type AnswerHeaders = Readonly<Record<string, string>>;

export function json(status: number, body: Json, headers: AnswerHeaders = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": jsonType, ...server, ...version, ...headers },
  });
}

export function noContent(headers: AnswerHeaders = {}): Response {
  return new Response(null, { status: 204, headers: { ...server, ...version, ...headers } });
}

export function plainText(body: string): Response {
  return new Response(body, {
    status: 200,
    headers: { "Content-Type": "text/plain", ...server, ...version },
  });
}

export function xml(body: string): Response {
  return new Response(body, {
    status: 200,
    headers: { "Content-Type": "application/xml;charset=utf-8", ...server, ...version },
  });
}

/** SAP's error in the form of v2: the code is text, the message is text. */
export function errorAnswer({ status, code, message }: SapRefusal): Response {
  const error: Row = { code, message, details: [{ code: "", message: "" }] };
  return json(status, { error });
}

/** Apache does not pass %2F on. */
export function apacheNotFound(): Response {
  return new Response(
    `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>404 Not Found</title>\n</head><body>\n<h1>Not Found</h1>\n</body></html>\n`,
    { status: 404, headers: { "Content-Type": "text/html; charset=iso-8859-1", ...server } },
  );
}
