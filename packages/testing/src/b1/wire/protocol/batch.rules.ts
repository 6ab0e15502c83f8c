import { anInvoice } from "../../test-company.ts";
import type { Json } from "../../json.ts";
import type { Rule, Speech, Step } from "./rule.ts";

const section = (
  request: string,
  { body, id }: { readonly body?: Json; readonly id?: string } = {},
): string =>
  [
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    ...(id === undefined ? [] : [`Content-ID: ${id}`]),
    "",
    `${request} HTTP/1.1`,
    "Content-Type: application/json",
    "",
    body === undefined ? "" : JSON.stringify(body),
  ].join("\r\n");

const many = (sections: readonly string[], boundary: string): string =>
  `${sections.map((each) => `--${boundary}\r\n${each}\r\n`).join("")}--${boundary}--\r\n`;

const changeSet = (...sections: readonly string[]): string =>
  `Content-Type: multipart/mixed; boundary=cs\r\n\r\n${many(sections, "cs")}`;

const batch = (sections: readonly string[], expect: Step["expect"], lineEnd = "\r\n"): Step => ({
  send: "POST $batch",
  text: many(sections, "b").replaceAll("\r\n", lineEnd),
  headers: { "Content-Type": "multipart/mixed;boundary=b" },
  expect,
});

/** A batch is a success also when its parts are not. */
const done =
  (text: RegExp) =>
  ({ version }: Speech) => ({
    status: version === "v1" ? 202 : 200,
    text,
    headers: { "Content-Type": /^multipart\/mixed;boundary=batchresponse_/ },
  });

const post = section("POST Invoices", { body: anInvoice(), id: "1" });
const refused = section("POST Invoices", { body: anInvoice({ CardCode: "GONE" }), id: "2" });
const nothing = { send: "GET Invoices/$count", expect: { status: 200, text: "0" } };
const one = { send: "GET Invoices/$count", expect: { status: 200, text: "1" } };

export const batchRules: readonly Rule[] = [
  {
    name: "answers the parts of a batch one by one",
    steps: [
      batch([post, section("GET Invoices(1)")], done(/HTTP\/1\.1 201 Created[^]*HTTP\/1\.1 200 OK/)),
      batch([section("GET Invoices(1)")], done(/HTTP\/1\.1 200 OK/), "\n"),
    ],
  },
  {
    name: "stops a batch at the first part that fails, and keeps what came before",
    steps: [batch([post, refused, post], done(/201 Created[^]*400 Bad Request(?![^]*HTTP\/1\.1)/)), one],
  },
  {
    name: "fails the reads of a batch at a broken node",
    options: { nodesBroken: [1] },
    steps: [
      batch([post, section("GET Invoices(1)")], done(/201 Created[^]*500 Internal Server Error[^]*"?407"?/)),
    ],
  },
  {
    name: "may carry on with a batch after a part that failed",
    options: { batchAfterFailure: "continue" },
    steps: [batch([refused, post], done(/400 Bad Request[^]*201 Created/)), one],
  },
  {
    name: "takes a change set back as a whole, and answers it once",
    steps: [
      batch([changeSet(post, refused)], done(/^(?![^]*changesetresponse)[^]*400 Bad Request/)),
      nothing,
    ],
  },
  {
    name: "lets a change set refer to what it has made",
    steps: [
      batch(
        [changeSet(post, section("POST $1/Cancel", { id: "2" }))],
        done(/changesetresponse_[^]*201 Created[^]*204 No Content/),
      ),
      { send: "GET Invoices(1)", expect: { status: 200, body: { CancelStatus: "csYes" } } },
    ],
  },
  {
    name: "finds a change set well-formed when its requests have Content-IDs, which v1 does not need",
    steps: [
      batch([changeSet(section("POST Invoices", { body: anInvoice() }))], (speech) =>
        speech.version === "v1"
          ? done(/201 Created/)(speech)
          : { status: 400, error: ["244", "Content ID should be specified in each change set request."] },
      ),
    ],
  },
  {
    name: "refuses a batch as a whole when any of it is not well-formed",
    steps: [
      batch([], { status: 400, error: ["-1000", "Incomplete Batch Request Body!"] }),
      batch([post, changeSet(section("GET Invoices", { id: "1" }))], {
        status: 400,
        error: ["-1000", "Query can't be included in change-std::set!"],
      }),
      batch([post, "Content-Type: application/http\r\n\r\nGET Invoices HTTP/1.1\r\n"], {
        status: 400,
        error: ["-1000"],
      }),
      nothing,
    ],
  },
];
