/**
 * What Node's fetch throws when the network breaks, as seen on Node 24 against real sockets (`network-errors.test.ts`
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

function fetchFailed(message: string, details: Readonly<Record<string, string | number>>): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), details) });
}
