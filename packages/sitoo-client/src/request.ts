import { type Backoff, type Call, createSlots, delayBefore, reasonOf, repeat, send } from "@instep/http";
import { answerOf, type CallName, errorOf, type SitooAnswer } from "./answer.ts";
import { SitooError, SitooNotSent } from "./errors.ts";
import { mayRepeat } from "./may-repeat.ts";
import type { Settings } from "./options.ts";

export type { SitooAnswer } from "./answer.ts";

/** What any call may be given. */
export interface CallOptions {
  /** Stops waiting. A write that had left by then is in doubt. */
  readonly signal?: AbortSignal | undefined;
}

/** Any call to Sitoo's REST API v2. */
export interface SitooCall extends CallOptions {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the account, such as `sites/1/products.json`. */
  readonly path: string;
  /** A list becomes one comma-separated value: Sitoo keeps only the last of a repeated parameter. */
  readonly query?: Readonly<Record<string, QueryValue>> | undefined;
  /** Sent as JSON; some DELETEs have one. */
  readonly body?: unknown;
  /** It changes nothing in Sitoo, and may be sent again. @default true for GET */
  readonly reads?: boolean | undefined;
}

/** What a query parameter may be; undefined ones are left out. */
export type QueryValue = string | number | boolean | readonly (string | number)[] | undefined;

/** Sends a call: alone, after its gap, again when that is safe. Throws a SitooError. */
export type Request = (call: SitooCall) => Promise<SitooAnswer>;

/** How long a 429 is waited out when Sitoo does not say. */
const rateLimitBackoff: Backoff = { first: 5000, longest: 120_000 };

export function createRequest(settings: Settings): Request {
  const { retries, clock, random, gap, log } = settings;
  const slot = createSlots(1); // two calls at the same time are answered 429
  const headers = headersFor(settings);
  let free = 0;

  const exchange = async (call: Call, name: CallName): Promise<SitooAnswer> => {
    const early = free - clock.now();
    if (early > 0) await clock.wait(early, call.signal).catch(() => undefined); // an abort is for `send` to report
    const answer = await send(call, settings);
    free = clock.now() + gap;
    if (answer.kind !== "answer") throw errorOf(answer, name);
    log.debug("Sitoo answered", { ...name, status: answer.status });
    return answerOf(answer, name, clock.now());
  };

  return (asked) => {
    const { method, signal, reads = method === "GET" } = asked;
    const name = { method, path: asked.path.replace(/^\/+|\?.*$/g, "") };
    const call = callFor(asked, { ...settings, headers });
    let attempts = 0;
    const attempt = (): Promise<SitooAnswer> => {
      attempts += 1;
      return exchange(call, name);
    };
    const waitFor = (error: unknown): number | undefined => {
      if (!(error instanceof SitooError)) return undefined;
      if (error.wait !== undefined || error.code !== "sitoo-too-many-requests") return error.wait;
      return delayBefore(attempts, rateLimitBackoff, random);
    };
    const work = (): Promise<SitooAnswer> =>
      repeat(attempt, {
        retries,
        clock,
        random,
        signal,
        waitFor,
        mayRepeat: (error) => mayRepeat(error, { reads }),
      });

    // The place is kept while a 429 is waited out: whoever comes next would only be refused as well.
    return slot.run(work, signal).catch((error: unknown) => {
      throw attempts > 0 || !signal?.aborted ? error : calledOffInQueue(name, signal);
    });
  };
}

function callFor(
  { method, path, query = {}, body, signal }: SitooCall,
  settings: Settings & Pick<Call, "headers">,
): Call {
  const { baseUrl, timeout, headers } = settings;
  return {
    method,
    url: `${baseUrl}/${path.replace(/^\/+/, "")}${queryString(query)}`,
    ...(headers && { headers }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    timeout,
    signal,
  };
}

function queryString(query: Readonly<Record<string, QueryValue>>): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const values = typeof value === "object" ? value : [value];
    return `${name}=${values.map(encodeURIComponent).join(",")}`;
  });
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

function headersFor({ apiId, password }: Settings): Readonly<Record<string, string>> {
  const bytes = new TextEncoder().encode(`${apiId}:${password}`);
  const authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return { accept: "application/json", "content-type": "application/json", authorization };
}

function calledOffInQueue(name: CallName, signal: AbortSignal): SitooNotSent {
  return new SitooNotSent({
    ...name,
    what: "Called off before its turn came",
    code: "sitoo-aborted",
    cause: reasonOf(signal),
  });
}
