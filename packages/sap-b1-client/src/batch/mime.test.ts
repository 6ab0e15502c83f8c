import { describe, expect, it } from "vitest";
import { boundaryOf, httpMessageIn, messageIn, multipartIn } from "./mime.ts";

describe("a boundary", () => {
  it.each([
    ["multipart/mixed;boundary=batchresponse_1-2", "batchresponse_1-2"],
    ['Multipart/Mixed; charset=utf-8; BOUNDARY="a b\\"c"', 'a b"c'],
    ["multipart/mixed; boundary=a; charset=utf-8", "a"],
    ["multipart/mixed", undefined],
    ["text/html; boundary=a", undefined],
    [null, undefined],
  ])("of %j is %j", (contentType, boundary) => {
    expect(boundaryOf(contentType)).toBe(boundary);
  });
});

describe("a multipart body", () => {
  it.each([
    ["between a preamble and an epilogue", "no part\r\n--b\r\none\r\n--b\r\n\r\n--b--\r\n--b\r\nno part"],
    ["in lines that end with LF alone", "--b\none\n--b\n\n--b--"],
    ["with spaces behind its boundaries", "--b \r\none\r\n--b\t\r\n\r\n--b-- \r\n"],
  ])("is taken apart %s", (_, text) => {
    expect(multipartIn(text, "b")).toEqual({ sections: ["one", ""], complete: true });
  });

  it("ends a part only at a line that is its boundary and nothing else", () => {
    const part = "x--b\r\n --b\r\n--bb\r\n--b x\r\n--b-\r\n--b--x\r\n-- b";
    expect(multipartIn(`--b\r\n${part}\r\n--b--`, "b").sections).toEqual([part]);
  });

  it.each([
    ["--b\r\none", []],
    ["--b\r\none\r\n--", []],
    ["--b\r\none\r\n--b", []], // it may be --bb
    ["--b\r\none\r\n--b-", []],
    ["--b\r\none\r\n--b\r\ntwo", ["one"]],
  ])("that is cut off (%j) has only the parts whose end has come", (text, sections) => {
    expect(multipartIn(text, "b")).toEqual({ sections, complete: false });
  });

  const answer = (length: number, body: string): string =>
    `Content-Type: application/http\r\n\r\nHTTP/1.1 400 No\r\nContent-Length: ${String(length)}\r\n\r\n${body}`;
  it.each([
    ["holds a boundary inside a body whose length is stated", 14, "€🛒\r\n--b\r\n"],
    ["has a length that counts letters for bytes", 3, "€🛒"],
    ["has a length that counts the line end behind it", 9, "€🛒"],
    ["has a length that leads into the next part", 17, "€🛒"],
  ])("that %s is read to its end", (_, length, body) => {
    const part = answer(length, body);
    const text = `--b\r\n${part}\r\n--b\r\nthe next\r\n--b--`;
    expect(multipartIn(text, "b")).toEqual({ sections: [part, "the next"], complete: true });
  });

  it("keeps the parts apart when one of them has no empty line", () => {
    const parts = ["Content-Type: application/http", answer(2, "{}"), answer(2, "[]")];
    const text = `${parts.map((part) => `--b\r\n${part}\r\n`).join("")}--b--`;
    expect(multipartIn(text, "b").sections).toEqual(parts);
  });

  it("whose stated length is more than what came is cut off", () => {
    const text = `--b\r\none\r\n--b\r\n${answer(99, "1\r\n--b\r\n2")}\r\n--b--`;
    expect(multipartIn(text, "b")).toEqual({ sections: ["one"], complete: false });
  });
});

describe("a message", () => {
  it("has its headers up to the first empty line, also those that go on in the next line", () => {
    const { headers, body } = messageIn("A: 1\r\nB:\r\n  2;\n\t3\r\nno header\r\n\r\nC: 4\r\n\r\n5");
    expect([[...headers], body]).toEqual([
      [
        ["a", "1"],
        ["b", "2; 3"],
      ],
      "C: 4\r\n\r\n5",
    ]);
  });

  it("may have no header, or nothing else", () => {
    expect(messageIn("\r\nbody").body).toBe("body");
    expect([messageIn("A: 1").body, messageIn("A: 1").headers.get("a")]).toEqual(["", "1"]);
  });

  it("may name in its headers what no header may hold", () => {
    expect(messageIn("Location: Items('Ł\u0000')\n\n").headers.get("location")).toBe("Items('%C5%81%00')");
  });

  it("is an answer when it begins with a status line", () => {
    expect(httpMessageIn("\r\nHTTP/1.1 204\r\nA: 1\r\n\r\n")).toMatchObject({ status: 204, body: "" });
    expect(httpMessageIn("HTTP/2 404 Not Found\n\n{}")).toMatchObject({ status: 404, body: "{}" });
    for (const text of ["", "{}", "HTTP/1.1 2000 OK\r\n\r\n", "POST X HTTP/1.1\r\n\r\n"]) {
      expect(httpMessageIn(text)).toBeUndefined();
    }
  });
});
