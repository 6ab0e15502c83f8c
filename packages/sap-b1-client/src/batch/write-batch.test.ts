import { expect, it } from "vitest";
import type { Operation } from "../operation.ts";
import { itemsOf } from "./items.ts";
import { changeSet } from "./parts.ts";
import { writeBatch } from "./write-batch.ts";

const read = (): undefined => undefined;
const written = (...parts: Parameters<typeof itemsOf>[0]) =>
  writeBatch(itemsOf(parts), "https://sap.test:50000/b1s/v2");

it("writes each operation with its whole path, and a Content-ID where SAP wants one", () => {
  const post: Operation<undefined> = { method: "POST", path: "Invoices", body: { Comments: "é" }, read };
  const { contentType, body } = written(
    { method: "GET", path: "/Items('A 1')?$select=ItemName", read },
    changeSet(post, { ...post, method: "PATCH", path: "$1", headers: { "b1s-x": "y" } }),
    changeSet({ method: "POST", path: "Orders(7)/Close", read }),
  );
  expect(contentType).toBe("multipart/mixed;boundary=batch_instep0");
  expect(body.split("\r\n")).toEqual([
    "--batch_instep0",
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    "",
    "GET /b1s/v2/Items('A%201')?$select=ItemName HTTP/1.1",
    "Content-Type: application/json",
    "", // a request without a body ends with two empty lines
    "",
    "--batch_instep0",
    "Content-Type: multipart/mixed;boundary=changeset_instep0_1",
    "",
    "--changeset_instep0_1",
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    "Content-ID: 1",
    "",
    "POST /b1s/v2/Invoices HTTP/1.1",
    "Content-Type: application/json",
    "",
    '{"Comments":"é"}',
    "--changeset_instep0_1",
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    "Content-ID: 2",
    "",
    "PATCH /b1s/v2/$1 HTTP/1.1",
    "B1s-X: y",
    "Content-Type: application/json",
    "",
    '{"Comments":"é"}',
    "--changeset_instep0_1--",
    "",
    "--batch_instep0",
    "Content-Type: multipart/mixed;boundary=changeset_instep0_2",
    "",
    "--changeset_instep0_2",
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    "Content-ID: 3",
    "",
    "POST /b1s/v2/Orders(7)/Close HTTP/1.1",
    "Content-Type: application/json",
    "",
    "",
    "--changeset_instep0_2--",
    "",
    "--batch_instep0--",
    "",
  ]);
});

it("chooses a boundary that no body holds", () => {
  const body = "instep0 instep1 instep3";
  expect(written({ method: "POST", path: "X", body, read }).contentType).toMatch(/batch_instep2$/);
});

it("sends a text with a content type of its own as it is", () => {
  const { body } = written({
    ...{ method: "POST", path: "X", body: "<a/>", read },
    headers: { "Content-Type": "text/xml" },
  });
  expect(body).toContain("Content-Type: text/xml\r\n\r\n<a/>\r\n--");
});

it("lets no path and no key break out of the line of its request", () => {
  const { body } = written({ method: "DELETE", path: "X('a')\r\nIf-Match: *\r\n\r\n", read });
  expect(body).toContain("DELETE /b1s/v2/X('a')If-Match:%20* HTTP/1.1\r\n");
});
