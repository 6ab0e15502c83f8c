import type { Clock } from "@instep/http";
import { type Faults, noStrike, type Strike } from "./faults.ts";
import { type CallersEnd, hear, orHeadersTimeout } from "./faults/in-process.ts";
import { type FaultKind, planOf, undisturbed } from "./faults/kinds.ts";
import { proxyAnswer } from "./faults/pages.ts";
import type { FaultTarget } from "./faults/rules.ts";
import { fetchPatience, hostNotFound } from "./network-errors.ts";
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

export interface InProcessOptions {
  readonly faults?: Faults;
  readonly clock?: Clock;
  /** The system itself waits on the clock while it works, so that time has to go on. @default false */
  readonly systemWaits?: boolean;
}

/**
 * A `fetch` that reaches one system in this process. Faults throw what Node's own fetch throws. On a virtual clock no
 * time passes while the system is at work; it does pass while a fault delays a request.
 */
export function inProcessFetch(
  system: EmulatedSystem,
  { faults, clock, systemWaits = false }: InProcessOptions = {},
): typeof fetch {
  const origin = new URL(system.baseUrl).origin;
  const atWork = systemWaits ? undefined : clock;
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.origin !== origin) throw hostNotFound(url.hostname);
    request.signal.throwIfAborted();
    const strike = faults?.meet(targetOf(system, request, clock?.now())) ?? noStrike;
    const end: CallersEnd = { url, signal: request.signal, clock };
    const work = (): Promise<Response> => {
      const release = holdTime(atWork);
      return carryOut(system, request, strike.kind).finally(release);
    };
    const answer = exchange(work, strike, end);
    return await untilAborted(isLate(strike) ? orHeadersTimeout(answer, end) : answer, request.signal);
  };
}

/** One request and its answer, with what strikes on the way. The system does its work even when the caller is gone. */
async function exchange(work: () => Promise<Response>, strike: Strike, end: CallersEnd): Promise<Response> {
  const { arrives, carriedOut, shows } = strike.kind ? planOf(strike.kind) : undisturbed;
  await Promise.resolve(); // a network never fails before the caller has let go
  if (arrives && strike.before > 0) await end.clock?.wait(strike.before);
  const answer = carriedOut ? await work() : undefined;
  if (arrives && strike.after > 0) await end.clock?.wait(strike.after, end.signal);
  return await hear(shows, answer, end);
}

/** Whether the caller may wait longer than its fetch has patience for. */
function isLate({ kind, before, after }: Strike): boolean {
  const shows = kind && planOf(kind).shows;
  return before + after >= fetchPatience || shows === "silence" || shows === "half-then-silence";
}

/** What the system answers, when it is not a fault of its own that answers instead. */
export async function carryOut(
  system: EmulatedSystem,
  request: Request,
  fault: FaultKind | undefined,
): Promise<Response> {
  return (fault && system.onFault?.(fault, request)) ?? (await system.handle(request));
}

/** The request as faults see it: "Invoices(12)/Cancel" below the base URL. */
export function targetOf(system: EmulatedSystem, request: Request, at: number | undefined): FaultTarget {
  const roots = [new URL(system.baseUrl).pathname, ...(system.otherRoots ?? [])];
  const path = readable(new URL(request.url).pathname);
  const root = roots.map((each) => `${each.replace(/\/$/, "")}/`).find((each) => path.startsWith(each));
  return {
    method: request.method,
    path: path.slice(root?.length ?? 0),
    headers: request.headers,
    ...(at !== undefined && { at }),
  };
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
    const stop = (): void => reject(signal.reason as Error); // whatever it is, fetch throws it
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", stop);
    });
  });
}

/** Apache's page when the system behind it has not answered. */
export const badGateway = (): Response => proxyAnswer("502-page");
