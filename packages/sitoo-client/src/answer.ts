import { type Answer, type Failure, jsonIn } from "@instep/http";
import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { waitAskedFor } from "./asked-wait.ts";
import { type SitooError, type SitooErrorCode, SitooInDoubt, SitooNotSent, SitooRejected } from "./errors.ts";
import { objectOf, whole } from "./resource/fields.ts";

/** What Sitoo answered. */
export interface SitooAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON value: an object, a list, a bare id or `true`. Undefined when the answer had no body. */
  readonly body: unknown;
}

/** Which call an answer belongs to. */
export interface CallName {
  readonly method: string;
  readonly path: string;
}

const ErrorBody = objectOf(() => ({ statuscode: whole, errortext: z.catch(z.string(), "") }));

const words: Readonly<Record<number, readonly [SitooErrorCode, string]>> = {
  400: ["sitoo-bad-request", "Sitoo finds a fault in the request"],
  401: [
    "sitoo-unauthorized",
    "Sitoo refused: the API id or password is wrong, or calls from this address are not allowed",
  ],
  403: [
    "sitoo-unauthorized",
    "Sitoo refused: the API id has no right to this, or calls from this address are not allowed",
  ],
  404: ["sitoo-not-found", "Sitoo knows no such thing"],
  429: ["sitoo-too-many-requests", "Sitoo was called too often"],
};

/** Reads an answer, or throws what it means that Sitoo did not carry the call out, or that nobody can tell. */
export function answerOf({ status, headers, body }: Answer, call: CallName, now: number): SitooAnswer {
  const json = jsonIn(body);
  const said = safeParse(ErrorBody, json).data;
  const worst = worstOf(status, said?.statuscode ?? 0);
  // A proxy or a gateway that knows no such path says nothing of what Sitoo has.
  if (worst === 404 && said?.statuscode !== 404)
    throw unreadable("What was not found is not said by Sitoo", call, status);
  if (worst >= 400) {
    throw errorIn({ ...call, status: worst, errortext: said?.errortext, wait: waitAskedFor(headers, now) });
  }
  if (status >= 200 && status < 300 && body.trim() === "") return { status, headers, body: undefined };
  if (status >= 200 && status < 300 && json !== undefined) return { status, headers, body: json };
  throw unreadable("Sitoo's answer is not JSON", call, status);
}

/**
 * The status that counts, of HTTP's and the body's. A gateway may answer with trouble of its own around words of Sitoo, and
 * nobody knows what those are of: they make an answer that is well a bad one, and any answer one in doubt, never better.
 */
function worstOf(status: number, said: number): number {
  if (leavesInDoubt(status)) return status;
  if (leavesInDoubt(said)) return said;
  return status >= 200 && status < 300 && said >= 400 ? said : status;
}

/** An error of the server may come after the write: even with words of its own it leaves a write in doubt. */
function leavesInDoubt(status: number): boolean {
  return status >= 500 || status === 408;
}

/** What a request without a readable answer means. `late`: the time of the whole call is over. */
export function errorOf({ kind, reason, cause }: Failure, call: CallName, late: boolean): SitooError {
  const { method, path } = call;
  const calledOff = reason === "aborted" && !late;
  if (kind === "not-sent") {
    const [what, code] = calledOff
      ? (["Called off before it was sent", "sitoo-aborted"] as const)
      : reason === "network"
        ? (["Sitoo could not be reached", "sitoo-unreachable"] as const)
        : (["Its time was over before it was sent", "sitoo-no-turn"] as const);
    return new SitooNotSent({ what, code, method, path, cause });
  }
  return calledOff
    ? new SitooInDoubt({ what: "Called off after it was sent", code: "sitoo-aborted", method, path, cause })
    : new SitooInDoubt({ what: "No answer came back", code: "sitoo-no-answer", method, path, cause });
}

/** Sitoo answered, and nobody can tell what. */
export function unreadable(what: string, { method, path }: CallName, status?: number): SitooInDoubt {
  return new SitooInDoubt({ what, code: "sitoo-unreadable-answer", method, path, status });
}

/** What Sitoo says of one item of a batch that it did not carry out. */
export function itemError({ status, errortext, ...call }: CallName & ItemStatus): SitooError {
  return errorIn({ ...call, status, errortext, wait: undefined });
}

interface ItemStatus {
  readonly status: number;
  readonly errortext: string;
}

interface Refused extends CallName {
  readonly status: number;
  readonly errortext: string | undefined;
  readonly wait: number | undefined;
}

function errorIn(refused: Refused): SitooError {
  const { status } = refused;
  if (leavesInDoubt(status)) {
    return new SitooInDoubt({
      ...refused,
      what: `Sitoo is in trouble (${String(status)})`,
      code: "sitoo-unavailable",
    });
  }
  const [code, what] = words[status] ?? ["sitoo-refused", `Sitoo refused (${String(status)})`];
  return new SitooRejected({ ...refused, what, code });
}
