import type { Operation } from "../operation.ts";
import { bodyOf } from "../request.ts";
import { type Item, misuse } from "./items.ts";

/** A batch as it is sent. */
export interface BatchMessage {
  readonly contentType: string;
  readonly body: string;
}

/** Writes a batch as MIME. Throws a TypeError for an operation that cannot stand in one. */
export function writeBatch(items: readonly Item[], baseUrl: string): BatchMessage {
  const sections = items.map((item) =>
    item.kind === "single"
      ? section(requestOf(item.operation, baseUrl))
      : item.members.map(({ operation, id }) =>
          section(requestOf(operation, baseUrl), [`Content-ID: ${id}`]),
        ),
  );
  const token = absentFrom(sections.flat());
  const boundary = `batch_${token}`;
  const written = sections.map((each, index) =>
    typeof each === "string" ? each : changeSetOf(each, `changeset_${token}_${String(index)}`),
  );
  // Without quotes: SAP does not take them everywhere.
  return { contentType: `multipart/mixed;boundary=${boundary}`, body: multipart(written, boundary) };
}

function section(request: string, more: readonly string[] = []): string {
  return message(["Content-Type: application/http", "Content-Transfer-Encoding: binary", ...more], request);
}

function changeSetOf(sections: readonly string[], boundary: string): string {
  return message([`Content-Type: multipart/mixed;boundary=${boundary}`], multipart(sections, boundary));
}

/** Without a body it ends with the empty line; the line end of the boundary is the second one that SAP insists on. */
function requestOf(operation: Operation<unknown>, baseUrl: string): string {
  const { body = "", type } = bodyOf(operation);
  if (typeof body !== "string") throw misuse(operation, "Only JSON and texts can be sent in a batch");
  // As fetch does it: what may not stand in a URL is encoded, and nothing can break out of its line.
  const { pathname, search } = new URL(`${baseUrl}/${operation.path.replace(/^\/+/, "")}`);
  const headers = new Headers(type);
  for (const [name, value] of Object.entries(operation.headers ?? {})) headers.set(name, value);
  const lines = [...headers].map(([name, value]) => `${capitalised(name)}: ${value}`);
  return message([`${operation.method} ${pathname}${search} HTTP/1.1`, ...lines], body);
}

function message(lines: readonly string[], body: string): string {
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

function multipart(sections: readonly string[], boundary: string): string {
  return `${sections.map((each) => `--${boundary}\r\n${each}\r\n`).join("")}--${boundary}--\r\n`;
}

/** Header names have no case, but SAP's own examples always have this one. */
function capitalised(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** What none of the texts holds, so that no boundary made of it can be met inside a body. */
function absentFrom(texts: readonly string[]): string {
  for (let number = 0; ; number += 1) {
    const token = `instep${String(number)}`;
    if (!texts.some((text) => text.includes(token))) return token;
  }
}
