import * as fc from "fast-check";
import { expect, it } from "vitest";
import { boundaryOf, parseMessage, parseMultipart, writeMessage, writeMultipart } from "./batch-mime.ts";
import { parseSubRequest } from "./batch-http.ts";

it.each([
  ["multipart/mixed;boundary=b_1", "b_1"],
  ["Multipart/Mixed; charset=utf-8; boundary=b_1", "b_1"],
  ['multipart/mixed; boundary="b 1"', "b 1"],
  ["multipart/mixed; boundary=b_1;charset=utf-8", "b_1"],
  ["application/json", undefined],
  ["multipart/mixed", undefined],
  [null, undefined],
])("reads the boundary of %s", (header, boundary) => {
  expect(boundaryOf(header)).toBe(boundary);
});

/** Bodies full of what a parser that splits texts stumbles over. */
const awkward = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        "\r\n",
        "\n",
        "HTTP/1.1 200 OK",
        "--b",
        "--b--x",
        "--bb",
        " --b",
        "--changeset",
        "\r\n\r\n",
      ),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""))
  .filter((text) => !/^--b(?:--)?[ \t]*\r?$/m.test(text) && !/^--b(?:--)?\s*$/m.test(text));

it("gives back exactly the parts that were written, whatever stands in them", () => {
  fc.assert(
    fc.property(
      fc.array(awkward, { maxLength: 5 }),
      fc.constantFrom("", "a preamble\r\n"),
      (parts, preamble) => {
        expect(parseMultipart(preamble + writeMultipart(parts, "b"), "b")).toEqual(parts);
      },
    ),
  );
});

it("reads lines that end with LF as well as those that end with CRLF", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[\w "{}:,]*$/), { maxLength: 5 }), (bodies) => {
      const parts = bodies.map((body) =>
        writeMessage(["Content-Type: application/http", "Content-ID: 1"], body),
      );
      const bare = writeMultipart(parts, "b").replaceAll("\r\n", "\n");
      expect(parseMultipart(bare, "b")?.map((part) => parseMessage(part)?.body)).toEqual(bodies);
    }),
  );
});

it("keeps a multipart that stands in a part of another", () => {
  fc.assert(
    fc.property(fc.array(awkward, { maxLength: 4 }), (inner) => {
      const nested = writeMultipart(inner, "inside");
      const [part = ""] = parseMultipart(writeMultipart([nested], "outside"), "outside") ?? [];
      expect(parseMultipart(part, "inside")).toEqual(inner);
    }),
  );
});

it.each(["", "--b\r\nx\r\n", "--b\r\nx\r\n--b-", "no boundary at all"])(
  "finds a body incomplete that does not end with its boundary: %j",
  (text) => {
    expect(parseMultipart(text, "b")).toBeUndefined();
  },
);

const part = (request: string): string => `Content-Type:application/http\r\n\r\n${request}`;

it.each([
  [
    "a GET with its two empty lines",
    "GET /b1s/v2/Items('1') HTTP/1.1\r\n\r\n",
    "GET",
    "/b1s/v2/Items('1')",
    "",
  ],
  ["a request line without a version", "POST Orders\r\nHost: h\r\n\r\n{}", "POST", "Orders", "{}"],
  [
    "a body with HTTP/ in it",
    'PATCH $1\r\n\r\n{"Comments":"HTTP/1.1 200 OK"}',
    "PATCH",
    "$1",
    '{"Comments":"HTTP/1.1 200 OK"}',
  ],
])("reads %s", (_, request, method, target, body) => {
  expect(parseSubRequest(part(request))).toMatchObject({ method, target, body });
});

it.each([
  ["a GET with one empty line", part("GET /b1s/v2/Items HTTP/1.1\r\n")],
  ["a body right below the headers", part('POST Orders\r\nContent-Type: application/json\r\n{"a":1}')],
  ["no request line", part("\r\n\r\n")],
  ["no empty line after the headers of the part", "Content-Type:application/http\r\nGET Items\r\n\r\n"],
  ["another content type", "Content-Type: application/json\r\n\r\nGET Items\r\n\r\n"],
])("finds a sub-request incomplete that has %s", (_, text) => {
  expect(parseSubRequest(text)).toBeUndefined();
});
