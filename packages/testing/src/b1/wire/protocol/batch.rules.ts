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
    headers: {
      "Content-Type": /^multipart\/mixed;boundary=batchresponse_/,
      Server: /^Apache/,
      "Strict-Transport-Security": /max-age/,
    },
  });

const post = section("POST Invoices", { body: anInvoice(), id: "1" });
const refused = section("POST Invoices", { body: anInvoice({ CardCode: "GONE" }), id: "2" });
const claim = section("POST U_CLAIMS", { body: { Code: "1500-1" }, id: "3" });
const claims = (text: string): Step => ({ send: "GET U_CLAIMS/$count", expect: { status: 200, text } });
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
  {
    name: "keeps a change set that was committed when the next one is refused",
    steps: [batch([changeSet(post), changeSet(refused)], done(/changesetresponse_[^]*400 Bad Request/)), one],
  },
  {
    name: "says more of a part that fails: details in v2, an inner error in v1",
    steps: [
      batch([refused], (speech) =>
        done(
          speech.version === "v1"
            ? /"innererror":\{"context":null,"trace":null\}/
            : /"details":\[\{"code":"","message":""\}\]/,
        )(speech),
      ),
    ],
  },
  {
    name: "cannot commit a change set in which two requests have the same Content-ID",
    steps: [
      batch(
        [changeSet(post, post)],
        done(/-1116[^]*Could not commit transaction: Error -1 detected during transaction/),
      ),
      nothing,
    ],
  },
  {
    name: "knows what a change set has made inside that change set only",
    steps: [
      batch(
        [changeSet(post), changeSet(section("POST $1/Cancel", { id: "2" }))],
        done(/changesetresponse_[^]*400 Bad Request[^]*Service Not Found/),
      ),
      { send: "GET Invoices(1)", expect: { status: 200, body: { CancelStatus: "csNo" } } },
    ],
  },
  {
    name: "takes no change set inside a change set",
    steps: [batch([changeSet(post, changeSet(post))], { status: 400, error: ["-1000"] }), nothing],
  },
  {
    name: "may lose the answer to a whole batch by the company's own rule, and keeps what came before the change set",
    transactionNotification: ({ row }) =>
      row.NumAtCard === "again" ? { code: 200039, text: "Not again" } : undefined,
    steps: [
      batch(
        [post, changeSet(section("POST Invoices", { body: anInvoice({ NumAtCard: "again" }), id: "1" }))],
        { status: 502, text: /Proxy Error/, headers: { "Content-Type": /^text\/html/ } },
      ),
      one,
    ],
  },
  ...(["together", "apart"] as const).map((userTablesInChangeSets): Rule => ({
    name: `takes rows of the company's own tables back with its documents, or not: ${userTablesInChangeSets}`,
    options: { userTablesInChangeSets },
    company: { userTables: ["CLAIMS"] },
    steps: [
      batch([changeSet(claim, refused)], done(/400 Bad Request/)),
      nothing,
      claims(userTablesInChangeSets === "apart" ? "1" : "0"),
      {
        send: "DELETE U_CLAIMS('1500-1')",
        expect: { status: userTablesInChangeSets === "apart" ? 204 : 404 },
      },
      { send: "POST U_CLAIMS", body: { Code: "1500-1" }, expect: { status: 201 } },
      batch([changeSet(post, claim)], done(/-2035/)),
      userTablesInChangeSets === "apart" ? one : nothing,
    ],
  })),
  {
    name: "says loudly what the emulator does not model inside a batch",
    steps: ["GET $metadata", "POST Login", "POST Logout", "POST $batch", "PUT Items('SKU-1')"]
      .map((request) => batch([section(request, { body: {} })], done(/501 Not Implemented[^]*"emulator"/)))
      .concat(
        ["PUT Items('SKU-1')", "POST QueryService_PostQuery"].map((request) =>
          batch([changeSet(section(request, { body: {}, id: "1" }))], done(/501 Not Implemented/)),
        ),
      ),
  },
];
