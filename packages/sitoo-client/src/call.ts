import { jsonOf, type Outgoing } from "@instep/http";
import type { CallName } from "./answer.ts";
import { pathOf, type Values } from "./operations/locate.ts";
import {
  type OperationName,
  operations,
  type PathNames,
  type PathOf,
  type QueryOf,
  type QueryValue,
} from "./operations/operations.ts";
import { cardNumber } from "./template-of.ts";
import { faultsOfQuery, queryString } from "./operations/query.ts";
import { rawPath } from "./operations/raw-path.ts";
import type { Settings } from "./options.ts";

/** What any call may be given. */
export interface CallOptions {
  /** Stops waiting. A write that had left by then is in doubt. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds before the whole call is given up: its turn, its waits and all its attempts. @default the client's */
  readonly deadline?: number | undefined;
  /**
   * Asked directly before the call leaves, at every attempt. When it answers false, the call is not sent.
   * @default always true
   */
  readonly mayLeave?: (() => boolean) | undefined;
}

/** Any call to Sitoo's REST API v2: an operation by its name, or a path. */
export type SitooCall = RawCall | OperationCall;

/** A call by its path. */
export interface RawCall extends CallOptions {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the account, such as `sites/1/products.json`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>> | undefined;
  /** Sent as JSON; some DELETEs have one. */
  readonly body?: unknown;
  /** It changes nothing in Sitoo, and may be sent again. @default true for GET */
  readonly reads?: boolean | undefined;
  readonly operation?: undefined;
}

/** An operation that Sitoo documents, with the values of its path and what it is asked. */
export type OperationCall = { readonly [N in OperationName]: NamedCall<N> }[OperationName];

type NamedCall<N extends OperationName> = CallOptions & {
  readonly operation: N;
  readonly query?: QueryOf<N> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly method?: undefined;
} & ([PathNames<N>] extends [never]
    ? { readonly path?: PathOf<N> | undefined }
    : { readonly path: PathOf<N> });

/** An operation whose name is not known before the program runs. */
export interface Asked extends CallOptions, Values {
  readonly operation: OperationName;
  readonly body?: unknown;
  readonly method?: undefined;
}

/** A call that can be sent. */
export interface PreparedCall extends CallOptions {
  readonly name: CallName;
  readonly outgoing: Outgoing;
  /** The path with its parameters, for spans; undefined when it is not known. */
  readonly template: string | undefined;
  readonly reads: boolean;
  readonly timeout: number;
}

/** Throws a TypeError for what no fetch could send, or would send elsewhere with the password. */
export function prepare(call: SitooCall | Asked, { baseUrl, eshopid, timeout }: Settings): PreparedCall {
  const { method, path, reads = method === "GET", template } = located(call, eshopid, baseUrl);
  const { body, query = {}, signal, deadline, mayLeave } = call;
  if (method === "GET" && body !== undefined) throw new TypeError("A GET has no body.");
  if (deadline !== undefined && !(deadline > 0 && Number.isFinite(deadline)))
    throw new TypeError("The deadline of a call is a number of milliseconds above 0.");
  const asked = queryString(query);
  const url = `${baseUrl}/${path}${path.includes("?") ? asked.replace("?", "&") : asked}`;
  const sent = body === undefined ? {} : { body: jsonOf(body) };
  const type = method === "GET" ? {} : { "content-type": "application/json" };
  return {
    name: { method, path: named(path) },
    outgoing: { method, url, headers: { accept: "application/json", ...type }, ...sent, mayLeave },
    template,
    reads,
    timeout,
    signal,
    deadline,
  };
}

/** As logs and errors name it: without its query, and without the number of a gift card, which is as good as money. */
function named(path: string): string {
  return path.replace(/\?.*$/, "").replace(cardNumber, "/{cardnumber}");
}

interface Located {
  readonly method: RawCall["method"];
  readonly path: string;
  readonly reads?: boolean | undefined;
  readonly template?: string;
}

function located(call: SitooCall | Asked, eshopid: number, baseUrl: string): Located {
  if (call.operation === undefined) {
    const [fault] = faultsOfQuery(call.query ?? {});
    if (fault !== undefined) throw new TypeError(`A call cannot be sent: ${fault}.`);
    return { ...call, path: rawPath(call.path) };
  }
  const path = pathOf(call.operation, call, eshopid);
  const { method, path: template } = operations[call.operation];
  return { method, path, template: `${new URL(baseUrl).pathname}/${template}` };
}
