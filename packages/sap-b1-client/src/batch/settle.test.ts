import { expect, it } from "vitest";
import type { Operation } from "../operation.ts";
import { itemsOf } from "./items.ts";
import { changeSet } from "./parts.ts";
import { settle } from "./settle.ts";

const post: Operation<unknown> = { method: "POST", path: "Invoices", body: {}, read: ({ body }) => body };

const part = (status: number, body: string, id?: string): string =>
  `Content-Type: application/http\r\n${id === undefined ? "" : `Content-ID: ${id}\r\n`}\r\nHTTP/1.1 ${String(status)} X\r\n\r\n${body}`;
const yes = (number: number, id?: string): string => part(201, String(number), id);
const no = (id?: string): string => part(400, '{"error":{"code":"-10","message":"no"}}', id);
const multipart = (sections: readonly string[], boundary: string): string =>
  `${sections.map((each) => `--${boundary}\r\n${each}\r\n`).join("")}--${boundary}--`;
const set = (...sections: readonly string[]): string =>
  `Content-Type: multipart/mixed;boundary=set\r\n\r\n${multipart(sections, "set")}`;

const html = "<html><body>Proxy Error</body></html>";

/** "201" for a confirmed operation that was answered 201, else its outcome; those of a change set in one text. */
async function settled(
  parts: Parameters<typeof itemsOf>[0],
  sections: readonly string[],
  type = "multipart/mixed;boundary=b",
) {
  const answer = {
    status: 200,
    headers: new Headers({ "content-type": type }),
    body: multipart(sections, "b"),
  };
  const results = await settle(itemsOf(parts), answer);
  return results.map((result) =>
    [result]
      .flat()
      .map((each) => (each.outcome === "confirmed" ? String(each.value) : each.outcome))
      .join(" "),
  );
}

const two = changeSet(post, post);
const unknown = ["in-doubt", "in-doubt in-doubt"];

it("gives an answer that names its operation to that one, wherever it stands", async () => {
  expect(await settled([two], [set(yes(2, "2"), yes(1, "1"))])).toEqual(["1 2"]);
  expect(await settled([two], [set(yes(2, "<2>"), yes(1, "<1>"))])).toEqual(["1 2"]);
  expect(await settled([two, two], [set(yes(1), yes(2)), set(yes(4, "4"), yes(3, "3"))])).toEqual([
    "1 2",
    "3 4",
  ]);
});

it("trusts no answer of which it cannot say whose it is", async () => {
  expect(await settled([two], [set(yes(1, "1"), yes(1, "1"))])).toEqual(["in-doubt in-doubt"]);
  expect(await settled([two], [set(yes(9, "9"), yes(2, "2"))])).toEqual(["in-doubt 2"]);
  expect(await settled([two], [set(yes(1, "1"))])).toEqual(["1 in-doubt"]);
  expect(await settled([two], [set()])).toEqual(["in-doubt in-doubt"]);
  expect(await settled([two], [set("no answer", yes(2))])).toEqual(["in-doubt 2"]);
});

it.each([
  ["it has more parts than there were operations", [yes(1), set(yes(2), yes(3)), yes(4)]],
  ["a change set is where a single operation was", [set(yes(1)), yes(2)]],
  ["one confirmation is where a change set of two was", [yes(1), yes(2)]],
  ["a change set has more answers than it had operations", [yes(1), set(yes(2), yes(3), yes(4))]],
])("trusts no part of an answer when %s", async (_, sections) => {
  expect(await settled([post, two], sections)).toEqual(unknown);
});

it("reads only a multipart answer: a page with status 200 says nothing", async () => {
  expect(await settled([post, two], [html], "text/html")).toEqual(unknown);
});

it("takes the one answer to a change set for its refusal, nested or not", async () => {
  expect(await settled([two], [no()])).toEqual(["rolled-back rolled-back"]);
  expect(await settled([two], [set(no())])).toEqual(["rolled-back rolled-back"]);
  expect(await settled([two], [set(no("2"))])).toEqual(["rolled-back rejected"]);
  expect(await settled([two], [no("7")])).toEqual(["rolled-back rolled-back"]);
  expect(await settled([changeSet(post)], [yes(1)])).toEqual(["1"]);
});

it("leaves a change set in doubt that SAP both confirms and refuses", async () => {
  expect(await settled([two], [set(yes(1, "1"), no("2"))])).toEqual(["in-doubt in-doubt"]);
});

it("leaves in doubt what is answered with a page, and what is behind it", async () => {
  expect(await settled([post, two, post], [yes(1), part(502, html)])).toEqual([
    "1",
    "in-doubt in-doubt",
    "in-doubt",
  ]);
  expect(await settled([post, post], [part(201, html), yes(2)])).toEqual(["in-doubt", "2"]);
  expect(await settled([post, post], ["no answer", yes(2)])).toEqual(["in-doubt", "2"]);
});

it("says that SAP did not come to a part only when the last that it answered was refused", async () => {
  expect(await settled([post, post, two], [yes(1), no()])).toEqual([
    "1",
    "rejected",
    "not-executed not-executed",
  ]);
  expect(await settled([two, post], [no()])).toEqual(["rolled-back rolled-back", "not-executed"]);
  expect(await settled([post, post, post], [yes(1), yes(2)])).toEqual(["1", "2", "in-doubt"]);
  expect(await settled([post, post, post], [no(), yes(2)])).toEqual(["rejected", "2", "in-doubt"]);
});

it("says it not of an answer that was cut off behind a refusal: SAP may have gone on", async () => {
  const headers = new Headers({ "content-type": "multipart/mixed;boundary=b" });
  const body = `--b\r\n${no()}\r\n--b\r\n`;
  const results = await settle(itemsOf([post, post]), { status: 200, headers, body });
  expect(results).toMatchObject([{ outcome: "rejected" }, { outcome: "in-doubt" }]);
});
