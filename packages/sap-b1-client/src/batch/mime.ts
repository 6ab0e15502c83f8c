/** Headers, and what follows them. */
export interface Message {
  readonly headers: Headers;
  readonly body: string;
}

/** An HTTP answer as it stands in a part of a batch. */
export interface HttpMessage extends Message {
  readonly status: number;
}

/** A multipart body taken apart. */
export interface Multipart {
  readonly sections: readonly string[];
  /** Whether its closing boundary came, so that nothing is missing. */
  readonly complete: boolean;
}

/** The boundary that a Content-Type names, quoted or not; undefined when it is no multipart. */
export function boundaryOf(contentType: string | null): string | undefined {
  const [, quoted, bare] =
    /^\s*multipart\/.*?;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)+)"|([^\s;"]+))/i.exec(contentType ?? "") ?? [];
  return quoted?.replace(/\\(.)/g, "$1") ?? bare;
}

/**
 * Takes a multipart body apart (RFC 2046). Lines end with CRLF or LF. Only a whole line is a boundary, and none is looked
 * for inside a body whose length is stated; a section counts only when the boundary after it has come.
 */
export function multipartIn(text: string, boundary: string): Multipart {
  const sections: string[] = [];
  let mark = nextMark(text, boundary, 0);
  while (mark && !mark.closes) {
    const start = mark.next;
    mark = markAfter(text, boundary, start);
    if (mark) sections.push(text.slice(start, mark.at).replace(/\r?\n$/, ""));
  }
  return { sections, complete: mark !== undefined };
}

/** Takes a message apart at its first empty line. A header may go on in an indented line; what is no header is skipped. */
export function messageIn(text: string): Message {
  const gap = /^\r?\n|\r?\n\r?\n/.exec(text);
  const end = gap?.index ?? text.length;
  const headers = new Headers();
  for (const line of text
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)) {
    const [, name, value = ""] = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name !== undefined) headers.append(name, headerValue(value.trim()));
  }
  return { headers, body: text.slice(end + (gap?.[0].length ?? 0)) };
}

/** The HTTP answer in a part; undefined when it does not begin with a status line. */
export function httpMessageIn(text: string): HttpMessage | undefined {
  const line = /^\s*HTTP\/\d+(?:\.\d+)?[ \t]+(\d{3})(?!\d).*(?:\r?\n|$)/.exec(text);
  return line ? { status: Number(line[1]), ...messageIn(text.slice(line[0].length)) } : undefined;
}

/** A line that is a boundary. */
interface Mark {
  readonly at: number;
  /** Where the next line begins. */
  readonly next: number;
  readonly closes: boolean;
}

function nextMark(text: string, boundary: string, from: number): Mark | undefined {
  const delimiter = `--${boundary}`;
  const rest = /(--)?[ \t]*(?:\r?\n|$)/y;
  for (let at = text.indexOf(delimiter, from); at >= 0; at = text.indexOf(delimiter, at + 1)) {
    rest.lastIndex = at + delimiter.length;
    const found = at === 0 || text[at - 1] === "\n" ? rest.exec(text) : null;
    const closes = found?.[1] !== undefined;
    const isWhole = closes || found?.[0].endsWith("\n"); // where the text ends, the line may have gone on
    if (found && isWhole) return { at, next: rest.lastIndex, closes };
  }
  return undefined;
}

/** The end of the section that begins at `start`. A length that does not lead to a boundary is not believed. */
function markAfter(text: string, boundary: string, start: number): Mark | undefined {
  const first = nextMark(text, boundary, start);
  const answer = first && httpMessageIn(messageIn(text.slice(start, first.at)).body);
  const length = answer?.headers.get("content-length") ?? "";
  if (!answer || !/^\d+$/.test(length)) return first;
  const end = afterBytes(text, first.at - answer.body.length, Number(length));
  const mark = nextMark(text, boundary, end);
  return mark && text.slice(end, mark.at).trim() !== "" ? first : mark;
}

/** The index behind so many bytes of UTF-8. */
function afterBytes(text: string, from: number, bytes: number): number {
  let at = from;
  for (let left = bytes; left > 0 && at < text.length;) {
    const point = text.codePointAt(at) ?? 0;
    left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    at += point < 0x10000 ? 1 : 2;
  }
  return at;
}

/** A text was decoded from UTF-8, while a header holds bytes: what is not ASCII is encoded as in a URL. */
function headerValue(text: string): string {
  return text.toWellFormed().replace(/[^\t\x20-\x7e]/gu, (character) => encodeURIComponent(character));
}
