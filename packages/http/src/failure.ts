/**
 * What is known of a request that got no readable answer. `not-sent`: it never left, so nothing can have happened at
 * the other end. `no-answer`: it may have been carried out.
 */
export type Verdict = "not-sent" | "no-answer";

/** What a fetch of ours puts on an error when it knows that no byte of the request has left. */
export const notSentCode = "ERR_NOT_SENT";

/** Node and Bun: the name could not be resolved, or nothing listened. No byte of the request can have left. */
const neverConnected = new Set([
  notSentCode,
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_NODATA",
  "EAI_NONAME",
  "ECONNREFUSED",
  "ConnectionRefused",
  "FailedToOpenSocket",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_INVALID_URL",
]);

/** The same codes are seen on a socket that was already in use: they count only when the system call was `connect`. */
const neverConnectedIfConnecting = new Set(["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"]);

/** The server's certificate was refused by us: with TLS nothing of the request is sent before that. */
const certificateRefused = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Deno has no codes: its messages are the only evidence. */
const denoNeverConnected = /tcp connect error|dns error|invalid peer certificate/;

/** A cause chain longer than this is a loop. */
const deepest = 8;

/**
 * Decides whether a request that threw can have reached the other end. It walks `cause`, and calls a request not-sent
 * only on positive evidence: whatever it does not know is no-answer, because a lost invoice is looked up and found,
 * while a second one is booked.
 */
export function verdictOf(thrown: unknown): Verdict {
  let error: unknown = thrown;
  for (let depth = 0; depth < deepest && error instanceof Error; depth += 1) {
    if (isNotSent(error)) return "not-sent";
    error = error.cause;
  }
  return "no-answer";
}

function isNotSent(error: Error): boolean {
  // Several addresses were tried (IPv6, then IPv4): it was not sent only if none of them was reached.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.every((each) => each instanceof Error && isNotSent(each));
  }
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const connecting = "syscall" in error && error.syscall === "connect";
  return (
    neverConnected.has(code) ||
    certificateRefused.has(code) ||
    (connecting && neverConnectedIfConnecting.has(code)) ||
    denoNeverConnected.test(error.message)
  );
}
