/** One part of a multipart body: its headers, and what follows them, with its own line ends untouched. */
export interface MimePart {
  readonly headers: Headers;
  readonly body: string;
}

/** The boundary that a `Content-Type` of multipart/mixed names, quoted or not. */
export function boundaryOf(contentType: string | null): string | undefined {
  const [, quoted, bare] =
    /^\s*multipart\/mixed\s*;(?:.*;)?\s*boundary\s*=\s*(?:"([^"]+)"|([^\s";]+))/i.exec(contentType ?? "") ??
    [];
  return quoted ?? bare;
}

/**
 * Takes a multipart body apart (RFC 2046). Lines may end with CRLF or LF; only a whole line is a boundary, so a body may
 * hold anything that looks like one. Undefined when the closing boundary is missing.
 */
export function parseMultipart(text: string, boundary: string): readonly string[] | undefined {
  const parts: string[] = [];
  let start: number | undefined;
  for (const line of linesOf(text)) {
    const mark = delimiter(line.text, boundary);
    if (!mark) continue;
    if (start !== undefined) parts.push(withoutLineEnd(text.slice(start, line.at)));
    if (mark === "close") return parts;
    start = line.next;
  }
  return undefined;
}

/** Takes a message apart: headers, an empty line, a body. Undefined when the empty line is missing. */
export function parseMessage(text: string): MimePart | undefined {
  const headers = new Headers();
  for (const line of linesOf(text)) {
    if (line.text === "") return { headers, body: text.slice(line.next) };
    if (line.next === text.length && !/\n$/.test(text)) return undefined;
    if (!addHeader(headers, line.text)) return undefined;
  }
  return undefined;
}

/** Puts parts together, in the form in which the Service Layer writes them. */
export function writeMultipart(parts: readonly string[], boundary: string): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join("")}--${boundary}--\r\n`;
}

/** A message of lines that stand in this order; header names keep their case. */
export function writeMessage(lines: readonly string[], body = ""): string {
  return `${lines.map((line) => `${line}\r\n`).join("")}\r\n${body}`;
}

interface Line {
  /** Without its end. */
  readonly text: string;
  readonly at: number;
  /** Where the next line begins. */
  readonly next: number;
}

/** The lines of a text, one by one, so that a reader can stop where the headers do. */
export function* linesOf(text: string): Iterable<Line> {
  for (let at = 0; at < text.length;) {
    const end = text.indexOf("\n", at);
    const next = end < 0 ? text.length : end + 1;
    yield { text: text.slice(at, end < 0 ? text.length : end).replace(/\r$/, ""), at, next };
    at = next;
  }
}

function delimiter(line: string, boundary: string): "open" | "close" | undefined {
  const rest = line.startsWith(`--${boundary}`) ? line.slice(boundary.length + 2).trimEnd() : undefined;
  if (rest === "") return "open";
  return rest === "--" ? "close" : undefined;
}

/** The line end before a boundary belongs to the boundary. */
function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, "");
}

function addHeader(headers: Headers, line: string): boolean {
  const [, name, value = ""] = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:(.*)$/.exec(line) ?? [];
  if (name === undefined) return false;
  headers.append(name, value.trim());
  return true;
}
