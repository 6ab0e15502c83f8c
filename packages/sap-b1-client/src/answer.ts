import { type Answer, type Deadline, type Failure, jsonIn, reasonOf } from "@instep/http";
import { type $ZodType, safeParse } from "zod/v4/core";
import { faultsOf } from "./entity/standard-schema.ts";
import { classify, type Refusal, type RefusalClass } from "./error-catalogue.ts";
import { type B1Error, B1InDoubt, B1NotSent, B1Rejected } from "./errors.ts";
import { type Pointer, sapFaultIn } from "./sap-fault.ts";

/** What SAP answered. */
export interface B1Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON value, undefined when there was no body; the text as it came when the call asked for it raw. */
  readonly body: unknown;
}

/** Which call an answer belongs to. */
export interface CallName {
  readonly method: string;
  readonly path: string;
}

/**
 * Pages of the web server before the Service Layer that say it did not pass the request on. Any other page leaves the
 * outcome open: a lost invoice is looked up and found, while a second one is booked.
 */
const refusedAtTheDoor: ReadonlyMap<number, RefusalClass> = new Map([
  ...[400, 405, 411, 413, 414, 415, 431, 501].map((status) => [status, "permanent"] as const),
  // A firewall, a maintenance page, a limit on requests: the same request may pass later.
  ...[401, 403, 404, 429].map((status) => [status, "transient"] as const),
]);

/** What gateways say when they do not know what became of a request, in HTML or in JSON that looks like SAP's. */
const unknownToGateway: readonly number[] = [408, 499, 502, 503, 504];

/** SAP's refusal in an answer; undefined when SAP did not refuse, or the answer is a gateway's. */
export function refusalIn(answer: Answer): Refusal | undefined {
  if (isSuccess(answer) || unknownToGateway.includes(answer.status)) return undefined;
  const fault = sapFaultIn(answer.body);
  // A server's own fault is SAP's word only with SAP's numbers: a gateway has words, and knows no more than we do.
  const mayBeGateway = answer.status >= 500 && answer.status !== 501;
  return fault && !(mayBeGateway && !/^-?\d+$/.test(fault.sapCode)) ? classify(fault) : undefined;
}

/**
 * Reads an answer, or throws what it means that SAP did not carry the call out, or that nobody can tell. What is no JSON
 * is no receipt, a page of a proxy perhaps, unless the caller asked for the text as it is (`raw`).
 */
export function answerOf(answer: Answer, call: CallName, raw = false): B1Answer {
  const { status, headers, body } = answer;
  if (!isSuccess(answer)) throw errorIn(answer, call);
  if (raw) return { status, headers, body };
  if (body.trim() === "") return { status, headers, body: undefined };
  const json = jsonIn(body);
  if (json === undefined) throw unreadable("SAP's answer is not JSON", call, { status });
  return { status, headers, body: json };
}

/** A call whose time was over, or that was called off, while it waited for something and had not left. */
export function stoppedBefore(
  event: string,
  { signal, isLate }: Pick<Deadline, "signal" | "isLate">,
  { method, path }: CallName,
): B1NotSent {
  const [what, code] = isLate()
    ? ([`Its time was over before ${event}`, "no-turn"] as const)
    : ([`Called off before ${event}`, "aborted"] as const);
  return new B1NotSent({ what, code, method, path, cause: reasonOf(signal) });
}

/** What a request without a readable answer means. */
export function errorOf({ kind, reason, cause }: Failure, { method, path }: CallName): B1Error {
  if (kind === "not-sent") {
    const [what, code] = {
      aborted: ["Called off before it was sent", "aborted"] as const,
      timeout: ["Its time was over before it was sent", "no-turn"] as const,
      network: ["The Service Layer could not be reached", "unreachable"] as const,
    }[reason];
    return new B1NotSent({ what, code, method, path, cause });
  }
  return reason === "aborted"
    ? new B1InDoubt({ what: "Called off after it was sent", code: "aborted", method, path, cause })
    : new B1InDoubt({ what: "No answer came back", code: "no-answer", method, path, cause });
}

/** The body as the schema reads it. An answer of another shape is in doubt: SAP may have carried the call out. */
export function readAs<T>(schema: $ZodType<T>, body: unknown, call: CallName): T {
  const parsed = safeParse(schema, body);
  if (parsed.success) return parsed.data;
  throw unreadable(`SAP's answer could not be read (${faultsOf(parsed.error.issues)})`, call);
}

/** SAP answered, and nobody can tell what. */
export function unreadable(
  what: string,
  { method, path }: CallName,
  { status, cause }: { readonly status?: number; readonly cause?: unknown } = {},
): B1InDoubt {
  return new B1InDoubt({ what, code: "unreadable-answer", method, path, status, cause });
}

function errorIn(answer: Answer, { method, path }: CallName): B1Error {
  const { status } = answer;
  const refusal = refusalIn(answer);
  if (refusal) {
    const { code, sapCode, innerCode, pointer } = refusal;
    const said = [sapCode, innerCode, pointer && spelled(pointer)].filter(Boolean).join(" ");
    return new B1Rejected({ what: `SAP refused, ${code} (${said})`, code, method, path, status, refusal });
  }
  const what = `The web server before SAP answered ${String(status)} without a word from SAP`;
  const refusalClass = refusedAtTheDoor.get(status);
  return refusalClass
    ? new B1Rejected({ what, code: "web-server-refused", method, path, status, refusalClass })
    : new B1InDoubt({ what, code: "no-answer", method, path, status });
}

function spelled({ table, field, line }: Pointer): string {
  return `[${table}.${field}]${line === undefined ? "" : `[line: ${String(line)}]`}`;
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
