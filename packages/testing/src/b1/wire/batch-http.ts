import { linesOf, parseMessage, writeMessage } from "./batch-mime.ts";

/** A sub-request as it stands in a part of a batch. */
export interface SubRequest {
  readonly method: string;
  /** As it was sent: a path, a whole URL, something relative to the service root, "$1". */
  readonly target: string;
  readonly headers: Headers;
  /** The Content-ID of its part. */
  readonly contentId: string | undefined;
  readonly body: string;
}

/** Reads the HTTP request in a part. Undefined when it is incomplete: a GET needs two empty lines as well. */
export function parseSubRequest(part: string): SubRequest | undefined {
  const mime = parseMessage(part);
  if (!mime || !/^application\/http\b/i.test(mime.headers.get("Content-Type") ?? "")) return undefined;
  const [first] = linesOf(mime.body);
  const [, method, target] = /^([A-Za-z]+) (\S+)(?: HTTP\/\d\.\d)?[ \t]*$/.exec(first?.text ?? "") ?? [];
  const message = first && parseMessage(mime.body.slice(first.next));
  if (!method || !target || !message) return undefined;
  const contentId = mime.headers.get("Content-ID") ?? message.headers.get("Content-ID") ?? undefined;
  return { method, target, headers: message.headers, contentId, body: message.body.trim() };
}

interface SubResponse {
  readonly contentId: string | undefined;
  readonly idInAnswer: boolean;
  readonly body: string;
}

/** How an answer stands in its part. v1 puts the Content-ID among the headers of the answer, v2 among those of the part. */
export function writeSubResponse(
  { status, headers }: Pick<Response, "status" | "headers">,
  { contentId, idInAnswer, body }: SubResponse,
): string {
  const id = contentId === undefined ? [] : [`Content-ID: ${contentId}`];
  const lines = [
    `HTTP/1.1 ${String(status)} ${reasons[status] ?? "Bad Request"}`,
    ...(idInAnswer ? id : []),
    ...keptHeaders.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [`${name}: ${value}`];
    }),
    ...(body === "" ? [] : [`Content-Length: ${String(new TextEncoder().encode(body).length)}`]),
  ];
  const part = ["Content-Type: application/http", "Content-Transfer-Encoding: binary"];
  return writeMessage(
    [...part, ...(idInAnswer ? [] : id)],
    writeMessage(lines, body === "" ? "" : `${body}\n`),
  );
}

const keptHeaders = [
  "Content-Type",
  "ETag",
  "Location",
  "OData-Version",
  "DataServiceVersion",
  "Preference-Applied",
];

const reasons: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  204: "No Content",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  412: "Precondition Failed",
  500: "Internal Server Error",
  501: "Not Implemented",
};
