import { NetworkError } from "ky";
import { describe, expect, it } from "vitest";
import { verdictOf } from "./failure.ts";

const failing = (details: Readonly<Record<string, string>>, message = "broken"): Error =>
  Object.assign(new Error(message), details);

/** As Node's fetch throws it. */
const fetchFailed = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });

const request = new Request("https://sap.test/b1s/v2/Invoices", { method: "POST" });

const notSent = [
  // The name, or the address.
  { code: "ENOTFOUND", syscall: "getaddrinfo" },
  { code: "EAI_AGAIN", syscall: "getaddrinfo" },
  { code: "EAI_NODATA", syscall: "getaddrinfo" },
  { code: "EAI_NONAME", syscall: "getaddrinfo" },
  { code: "ERR_INVALID_URL" },
  // The connection.
  { code: "ECONNREFUSED", syscall: "connect" },
  { code: "UND_ERR_CONNECT_TIMEOUT" },
  { code: "ETIMEDOUT", syscall: "connect" },
  { code: "EHOSTUNREACH", syscall: "connect" },
  { code: "ENETUNREACH", syscall: "connect" },
  { code: "EADDRNOTAVAIL", syscall: "connect" },
  // Bun.
  { code: "ConnectionRefused" },
  { code: "FailedToOpenSocket" },
  // The server's certificate.
  { code: "CERT_HAS_EXPIRED" },
  { code: "CERT_NOT_YET_VALID" },
  { code: "CERT_REVOKED" },
  { code: "CERT_UNTRUSTED" },
  { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
  { code: "ERR_SSL_WRONG_VERSION_NUMBER" },
  { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
  { code: "SELF_SIGNED_CERT_IN_CHAIN" },
  { code: "UNABLE_TO_GET_ISSUER_CERT" },
  { code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" },
  { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
];

const noAnswer = [
  { code: "ECONNRESET", syscall: "read" },
  { code: "ECONNRESET", syscall: "connect" },
  { code: "ECONNRESET" },
  { code: "EPIPE", syscall: "write" },
  { code: "ECONNABORTED" },
  { code: "UND_ERR_SOCKET" },
  { code: "UND_ERR_HEADERS_TIMEOUT" },
  { code: "UND_ERR_BODY_TIMEOUT" },
  { code: "UND_ERR_ABORTED" },
  { code: "ConnectionClosed" },
  // The same codes mean nothing on a socket that was already in use.
  { code: "ETIMEDOUT", syscall: "read" },
  { code: "EHOSTUNREACH", syscall: "read" },
  { code: "ENETUNREACH", syscall: "write" },
  { code: "EADDRNOTAVAIL" },
  { code: "ETIMEDOUT" },
  { code: "HPE_INVALID_CONSTANT" },
  { code: "CERT_SOMETHING_NEW" },
];

const deno = [
  [
    "error sending request for url (https://sap.test/): client error (Connect): tcp connect error",
    "not-sent",
  ],
  ["error sending request for url (https://sap.test/): client error (Connect): dns error", "not-sent"],
  ["client error (Connect): invalid peer certificate: UnknownIssuer", "not-sent"],
  [
    "error sending request for url (https://sap.test/): connection closed before message completed",
    "no-answer",
  ],
] as const;

const table = [
  ...notSent.map((details) => ({ details, verdict: "not-sent" })),
  ...noAnswer.map((details) => ({ details, verdict: "no-answer" })),
].map(({ details, verdict }) => ({ ...details, verdict, error: failing(details) }));

describe.each(table)("$code of $syscall is $verdict", ({ error, verdict }) => {
  it("as it is thrown, and as the cause of fetch's error, alone and inside ky's", () => {
    expect(verdictOf(error)).toBe(verdict);
    expect(verdictOf(fetchFailed(error))).toBe(verdict);
    expect(verdictOf(new NetworkError(request, { cause: fetchFailed(error) }))).toBe(verdict);
  });
});

it.each(deno)("Deno's %j is %s", (message, verdict) => {
  expect(verdictOf(new TypeError(message))).toBe(verdict);
});

describe("two addresses of one host", () => {
  const refused = failing({ code: "ECONNREFUSED", syscall: "connect" });
  const timedOut = failing({ code: "ETIMEDOUT", syscall: "connect" });
  const reset = failing({ code: "ECONNRESET", syscall: "read" });
  const both = (errors: readonly unknown[]): Error =>
    fetchFailed(Object.assign(new AggregateError(errors), { code: "ECONNREFUSED" }));

  it("are not sent when neither was reached", () => {
    expect(verdictOf(both([refused, timedOut]))).toBe("not-sent");
  });

  it("are no answer when one of them was reached, whatever the code of the whole says", () => {
    expect(verdictOf(both([refused, reset]))).toBe("no-answer");
    expect(verdictOf(both([reset, refused]))).toBe("no-answer");
  });

  it("are no answer when one of them failed in a way nobody knows", () => {
    expect(verdictOf(both([refused, "odd"]))).toBe("no-answer");
  });

  it("are judged by the code of the whole when none of them is told", () => {
    expect(verdictOf(both([]))).toBe("not-sent");
  });
});

it.each([
  ["an error without a code", new Error("something")],
  ["an error with a code that is a number", Object.assign(new Error("something"), { code: 111 })],
  ["an abort", new DOMException("This operation was aborted", "AbortError")],
  ["a text", "ECONNREFUSED"],
  ["nothing", undefined],
  ["an object that only looks like an error", { code: "ECONNREFUSED", syscall: "connect" }],
  ["an error whose cause only looks like one", fetchFailed({ code: "ECONNREFUSED" })],
])("%s is no answer: only positive evidence says that nothing was sent", (_, thrown) => {
  expect(verdictOf(thrown)).toBe("no-answer");
});

it("a cause that goes round in circles comes to an end", () => {
  const first = new Error("first");
  first.cause = new Error("second", { cause: first });

  expect(verdictOf(first)).toBe("no-answer");
});
