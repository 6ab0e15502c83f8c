import type { Company } from "../../company.ts";
import { testCompany } from "../../test-company.ts";
import type { Rule } from "./rule.ts";

const html = /^text\/html/;

const withFolder: Partial<Company> = {
  settings: { ...testCompany().settings, folders: { AttachmentsFolderPath: "C:\\Attachments" } },
};

export const apacheRules: readonly Rule[] = [
  {
    name: "says who it is, that answers vary, that TLS is wanted, and how long a connection lives",
    steps: [
      {
        send: "GET Items?$top=1",
        expect: {
          status: 200,
          headers: {
            Server: /^Apache\/2\.4/,
            Vary: "Accept-Encoding",
            "Strict-Transport-Security": /max-age/,
            Connection: /^keep-alive$/i,
            Date: "Tue, 14 Jul 2026 10:00:00 GMT",
            "Keep-Alive": /^timeout=5, max=\d+$/,
          },
        },
      },
    ],
  },
  {
    name: "does not pass an encoded slash on",
    steps: [
      {
        send: "GET Items('A%2FB')",
        expect: { status: 404, text: /<h1>Not Found/, headers: { "Content-Type": html } },
      },
    ],
  },
  {
    name: "passes an encoded slash on when it is told to",
    options: { encodedSlashes: "allow" },
    steps: [{ send: "GET Items('A%2FB')", expect: { status: 404, error: ["-2028"] } }],
  },
  {
    name: "answers with a page of its own outside of /b1s and /ping",
    steps: [
      { send: "GET /", expect: { status: 404, headers: { "Content-Type": html } } },
      { send: "GET /B1S/v2/Items", expect: { status: 404, headers: { "Content-Type": html } } },
    ],
  },
  {
    name: "takes a doubled slash at the start of a path as one",
    steps: [
      { send: "GET //b1s/v1/Items?$top=1", expect: { status: 200 } },
      { send: "GET //b1s/v2/Items?$top=1", expect: { status: 200 } },
    ],
  },
  {
    name: "refuses a body above fifty megabytes before SAP sees it",
    steps: [
      {
        send: "POST Attachments2",
        text: "x".repeat(50 * 1024 * 1024 + 1),
        anonymous: true,
        expect: { status: 413, text: /Request Entity Too Large/, headers: { "Content-Type": html } },
      },
    ],
  },
  {
    name: "knows no other methods than those of the Service Layer",
    steps: [{ send: "COPY Items", expect: { status: 405, headers: { "Content-Type": html } } }],
  },
  {
    name: "answers a ping without a login",
    steps: ["/ping/", "/ping/load-balancer", "/ping/node/1"].map((path) => ({
      send: `GET ${path}`,
      anonymous: true,
      expect: { status: 200, body: { message: "pong" } },
    })),
  },
  {
    name: "answers 503 to a ping of a node that is down",
    options: { nodes: 2, nodesDown: [2] },
    steps: [
      { send: "GET /ping/node/1", anonymous: true, expect: { status: 200, body: { sender: "node 1" } } },
      { send: "GET /ping/node/2", anonymous: true, expect: { status: 503 } },
      { send: "GET /ping/load-balancer", anonymous: true, expect: { status: 200 } },
    ],
  },
  {
    name: "answers 503 with a page when every node is down",
    steps: [
      {
        send: "GET Items",
        meanwhile: ({ options }) => {
          options.nodesDown = [1];
        },
        expect: { status: 503, headers: { "Content-Type": html } },
      },
    ],
  },
  {
    name: "takes an upload whose boundary is not quoted, and 405 when it is",
    company: withFolder,
    steps: [
      {
        send: "POST Attachments2",
        text: upload(),
        headers: { "Content-Type": "multipart/form-data; boundary=cut" },
        expect: {
          status: 201,
          body: { AbsoluteEntry: 1, Attachments2_Lines: [{ FileName: "receipt", FileExtension: "pdf" }] },
        },
      },
      {
        send: "POST Attachments2",
        text: upload(),
        headers: { "Content-Type": 'multipart/form-data; boundary="cut"' },
        expect: { status: 405 },
      },
    ],
  },
  {
    name: "has no place for an upload before the company names a folder",
    steps: [
      {
        send: "POST Attachments2",
        text: upload(),
        headers: { "Content-Type": "multipart/form-data; boundary=cut" },
        expect: { status: 400, error: ["-5002", "Attachments folder not defined [131-102]"] },
      },
    ],
  },
];

function upload(): string {
  return [
    "--cut",
    'Content-Disposition: form-data; name="files"; filename="receipt.pdf"',
    "Content-Type: application/pdf",
    "",
    "%PDF",
    "--cut--",
    "",
  ].join("\r\n");
}
