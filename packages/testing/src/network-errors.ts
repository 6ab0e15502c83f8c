/**
 * What Node's fetch throws when the network breaks, as seen on Node 24 against real sockets (`listen.test.ts`
 * compares). Callers decide by these codes whether a request can have arrived, so they have to be exact.
 */

/** The other end reset the connection while we waited for the answer. */
export function connectionReset(): TypeError {
  return fetchFailed("read ECONNRESET", { errno: -104, code: "ECONNRESET", syscall: "read" });
}

/** The other end closed the connection without an answer. */
export function otherSideClosed(): TypeError {
  return fetchFailed("other side closed", { name: "SocketError", code: "UND_ERR_SOCKET" });
}

/** Nobody listens at the address: no byte left. */
export function connectionRefused({ hostname, port }: URL): TypeError {
  return fetchFailed(`connect ECONNREFUSED ${hostname}:${port}`, {
    errno: -111,
    code: "ECONNREFUSED",
    syscall: "connect",
    address: hostname,
    port: Number(port),
  });
}

/** The name of the host does not exist: no byte left. */
export function hostNotFound(hostname: string): TypeError {
  return fetchFailed(`getaddrinfo ENOTFOUND ${hostname}`, {
    errno: -3008,
    code: "ENOTFOUND",
    syscall: "getaddrinfo",
    hostname,
  });
}

/** The certificate is signed by itself: TLS ends before a byte of the request left. */
export function certificateUntrusted(): TypeError {
  const hint = "if the root CA is installed locally, try running Node.js with --use-system-ca";
  return fetchFailed(`self-signed certificate; ${hint}`, { code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
}

/** Milliseconds after which Node's fetch itself gives up waiting for headers, or for more of a body. */
export const fetchPatience = 300_000;

/** No headers came in that time. */
export function headersTimedOut(): TypeError {
  return fetchFailed("Headers Timeout Error", {
    name: "HeadersTimeoutError",
    code: "UND_ERR_HEADERS_TIMEOUT",
  });
}

/** The other end closed the connection in the middle of the body: what reading the body throws. */
export function bodyCut(): TypeError {
  return terminated("other side closed", { name: "SocketError", code: "UND_ERR_SOCKET" });
}

/** Nothing more of the body came in that time. */
export function bodyTimedOut(): TypeError {
  return terminated("Body Timeout Error", { name: "BodyTimeoutError", code: "UND_ERR_BODY_TIMEOUT" });
}

type Details = Readonly<Record<string, string | number>>;

const fetchFailed = (message: string, details: Details): TypeError =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(message), details) });

const terminated = (message: string, details: Details): TypeError =>
  new TypeError("terminated", { cause: Object.assign(new Error(message), details) });
