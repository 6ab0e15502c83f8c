import type { Clock } from "@instep/http";
import type { FaultKind, Faults, FaultTarget } from "./faults.ts";
import { connectionRefused, connectionReset, hostNotFound, otherSideClosed } from "./network-errors.ts";
import { holdTime } from "./virtual-clock.ts";

/** A system that answers HTTP requests without a network: what every emulator is. */
export interface EmulatedSystem {
  readonly name: string;
  /** The root of its API, without a slash at the end, such as "https://sap.test:50000/b1s/v2". */
  readonly baseUrl: string;
  /** Other paths under which the same API is reached. @default none */
  readonly otherRoots?: readonly string[];
  /** Answers one request. Only the path of its URL counts, so the same system also answers on a port. */
  handle(request: Request): Promise<Response>;
  /** Plays a fault that happens inside the system. An answer it gives is sent instead of carrying the request out. */
  onFault?(kind: FaultKind, request: Request): Response | undefined;
}

/**
 * A `fetch` that reaches one system in this process. Faults throw what Node's own fetch throws. On a virtual clock no
 * time passes while the system is at work.
 */
export function inProcessFetch(
  system: EmulatedSystem,
  { faults, clock }: { faults?: Faults; clock?: Clock } = {},
): typeof fetch {
  const origin = new URL(system.baseUrl).origin;
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.origin !== origin) throw hostNotFound(url.hostname);
    request.signal.throwIfAborted();
    const release = holdTime(clock);
    const answer = answerOrThrow(system, request, faults?.next(targetOf(system, request)));
    return await untilAborted(answer.finally(release), request.signal);
  };
}

async function answerOrThrow(
  system: EmulatedSystem,
  request: Request,
  fault: FaultKind | undefined,
): Promise<Response> {
  await Promise.resolve(); // a network never fails before the caller has let go
  if (fault === "refuse-connection") throw connectionRefused(new URL(request.url));
  if (fault === "lose-request") throw connectionReset();
  const answer = await carryOut(system, request, fault);
  if (fault === "lose-answer") throw otherSideClosed();
  return answer;
}

/** What the system answers under a fault that is not a broken connection. */
export async function carryOut(
  system: EmulatedSystem,
  request: Request,
  fault: FaultKind | undefined,
): Promise<Response> {
  const instead = fault && system.onFault?.(fault, request);
  if (instead) return instead;
  const answer = await system.handle(request);
  return fault === "bad-gateway" ? badGateway() : answer;
}

/** The request as faults see it: "Invoices(12)/Cancel" below the base URL. */
export function targetOf(system: EmulatedSystem, request: Request): FaultTarget {
  const roots = [new URL(system.baseUrl).pathname, ...(system.otherRoots ?? [])];
  const path = readable(new URL(request.url).pathname);
  const root = roots.map((each) => `${each.replace(/\/$/, "")}/`).find((each) => path.startsWith(each));
  return { method: request.method, path: path.slice(root?.length ?? 0) };
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // not ours to judge: the system says what it thinks of it
  }
}

/** An abort ends the waiting, not the work: what has reached the system is carried out. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    };
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", stop);
    });
  });
}

/** Apache's page when the system behind it has not answered. */
export function badGateway(): Response {
  return new Response(badGatewayPage, {
    status: 502,
    headers: { "Content-Type": "text/html; charset=iso-8859-1", Server: "Apache/2.4.61 (Unix)" },
  });
}

const badGatewayPage = `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
<html><head>
<title>502 Proxy Error</title>
</head><body>
<h1>Proxy Error</h1>
<p>The proxy server received an invalid
response from an upstream server.<br />
The proxy server could not handle the request<p>Reason: <strong>Error reading from remote server</strong></p></p>
</body></html>
`;
