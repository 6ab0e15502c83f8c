import type { Random } from "@instep/http";
import { type FaultKind, isDelay } from "./kinds.ts";

/** A request as a fault sees it: its path below the system's base URL, without the query. */
export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  /** @default none: conditions on headers are not met */
  readonly headers?: Headers;
  /** Milliseconds since the Unix epoch. @default unknown: conditions on time are not met */
  readonly at?: number;
}

/** Which requests a rule is for: all conditions together. Plain data. */
export interface FaultCondition {
  /** One of these, such as "POST" or ["PATCH", "DELETE"]. */
  readonly method?: string | readonly string[];
  /** How the path begins: "Invoices" is also meant by "Invoices(12)/Cancel". */
  readonly path?: string;
  /** How the path does not begin. */
  readonly notPath?: string;
  /** True: neither a GET, nor a login or logout. */
  readonly writes?: boolean;
  /** What headers contain: `{ "cookie": "ROUTEID=.node1" }` is everything that is sent to one node. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Moments such as "2026-11-20T10:00:00Z": from the first on, before the second. */
  readonly from?: string;
  readonly until?: string;
  /** Only the nth of the requests that meet the other conditions; the first is 1. */
  readonly nth?: number;
}

/** A fault and when it happens. Plain data, so that it fits in a file. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** @default every request */
  readonly when?: FaultCondition;
  /** Of the requests that meet the condition, from 0 to 1. @default 1 */
  readonly probability?: number;
  /** At most so often. @default no end */
  readonly times?: number;
  /**
   * Milliseconds that pass in addition, before the work for `slow-request`, else after it; of two, anything between.
   * @default 30_000 for slow requests and slow answers, 0 for all others
   */
  readonly delay?: number | readonly [least: number, most: number];
}

/** A rule at work: it counts the requests it has seen. */
export interface RuleAtWork {
  readonly rule: FaultRule;
  /** Whether the fault happens to this request. Draws from `random` only when that decides. */
  strikes(request: FaultTarget, random: Random): boolean;
  /** It can never strike again. */
  isSpent(): boolean;
}

/** Puts a rule to work. */
export function atWork(rule: FaultRule): RuleAtWork {
  const { when = {}, probability = 1, times = Infinity } = rule;
  let [met, struck] = [0, 0];
  return {
    rule,
    strikes: (request, random) => {
      if (struck >= times || !meets(request, when)) return false;
      met += 1;
      if (when.nth !== undefined && met !== when.nth) return false;
      if (probability < 1 && random() >= probability) return false;
      struck += 1;
      return true;
    },
    isSpent: () => struck >= times || (when.nth !== undefined && met >= when.nth),
  };
}

/** The delay of a rule for one request, in ms. */
export function delayOf({ kind, delay = isDelay(kind) ? 30_000 : 0 }: FaultRule, random: Random): number {
  if (typeof delay === "number") return delay;
  const [least, most] = delay;
  return Math.round(least + random() * (most - least));
}

function meets(request: FaultTarget, when: FaultCondition): boolean {
  const { method, path } = request;
  return (
    (when.method === undefined || [when.method].flat().includes(method)) &&
    (when.path === undefined || path.startsWith(when.path)) &&
    (when.notPath === undefined || !path.startsWith(when.notPath)) &&
    (when.writes === undefined || when.writes === writes(request)) &&
    carries(request.headers, when.headers ?? {}) &&
    isBetween(request.at, when)
  );
}

function writes({ method, path }: FaultTarget): boolean {
  return method !== "GET" && !path.startsWith("Login") && !path.startsWith("Logout");
}

function carries(headers: Headers | undefined, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, text]) => headers?.get(name)?.includes(text) ?? false);
}

function isBetween(at: number | undefined, { from, until }: FaultCondition): boolean {
  if (from === undefined && until === undefined) return true;
  if (at === undefined) return false;
  return (from === undefined || at >= Date.parse(from)) && (until === undefined || at < Date.parse(until));
}
