import type { Page } from "./pages.ts";

/** What the caller sees of a fault. */
export type Showing =
  /** Nobody listens. */
  | "refused"
  /** The host's name is not known. */
  | "unknown-host"
  /** The certificate is signed by nobody we trust. */
  | "untrusted"
  /** The connection is reset. */
  | "reset"
  /** The connection is closed without an answer. */
  | "closed"
  /** Nothing, for ever: the caller's own deadline ends it. */
  | "silence"
  /** Status, headers and half of the body, then the connection is closed. */
  | "half"
  /** Status, headers and half of the body, then nothing, for ever. */
  | "half-then-silence"
  /** The system's own answer. */
  | "answer"
  /** A proxy's. */
  | Page;

/** What a fault does to a request, on its way and at the caller's end. */
interface FaultPlan {
  /** The request leaves the caller. */
  readonly arrives: boolean;
  /** The system carries it out, whatever the caller hears. What the system itself refuses is not carried out either. */
  readonly carriedOut: boolean;
  readonly shows: Showing;
}

const unsent = (shows: Showing): FaultPlan => ({ arrives: false, carriedOut: false, shows });
const before = (shows: Showing): FaultPlan => ({ arrives: true, carriedOut: false, shows });
const after = (shows: Showing): FaultPlan => ({ arrives: true, carriedOut: true, shows });
/** The request reaches the system, which plays the fault itself and answers. */
const inside = after("answer");

const plans = {
  "refuse-connection": unsent("refused"),
  "lose-request": before("reset"),
  "expire-session": inside,
  "lock-record": inside,
  "lose-answer": after("closed"),
  "bad-gateway": after("502-page"),
  "unknown-host": unsent("unknown-host"),
  "untrusted-certificate": unsent("untrusted"),
  "close-connection": before("closed"),
  "reset-answer": after("reset"),
  "swallow-request": before("silence"),
  "swallow-answer": after("silence"),
  "truncate-answer": after("half"),
  "stall-answer": after("half-then-silence"),
  "slow-request": inside,
  "slow-answer": inside,
  "bad-gateway-before": before("502-page"),
  unavailable: after("503-page"),
  "unavailable-before": before("503-page"),
  "gateway-timeout": after("504-page"),
  "gateway-timeout-before": before("504-page"),
  "empty-unavailable": after("503-empty"),
  "empty-unavailable-before": before("503-empty"),
  "stale-node": inside,
  "expire-in-batch": inside,
} satisfies Record<string, FaultPlan>;

/**
 * What goes wrong between two systems. The client cannot know which side of the commit it was on, so most kinds come
 * twice: the name alone says that the system has done its work first, `-before` that it never did.
 *
 * - Never sent: `refuse-connection` (nobody listens), `unknown-host` (no such name), `untrusted-certificate` (TLS).
 * - A broken connection: `lose-request` (reset before the work), `close-connection` (closed before the work, as Apache
 *   does with a connection that was idle), `lose-answer` (closed after the work), `reset-answer` (reset after it).
 * - A half-open connection: `swallow-request` and `swallow-answer`. Only the caller's deadline ends it.
 * - A broken body: `truncate-answer` (half of it, then closed) and `stall-answer` (half of it, then nothing).
 * - Time: `slow-request` is carried out late, even when nobody waits for it any more; `slow-answer` was carried out at
 *   once. Neither keeps another fault from happening to the same request.
 * - A proxy: `bad-gateway` (502), `unavailable` (503), `gateway-timeout` (504) with Apache's pages, `empty-unavailable`
 *   (a 503 without a body).
 * - Inside the system: `expire-session` makes it forget its sessions before it looks at the request, `expire-in-batch`
 *   between two parts of a batch, `lock-record` makes it refuse a write because somebody else has the record open, and
 *   `stale-node` is a node that does not know a new table yet.
 */
export type FaultKind = keyof typeof plans;

/** Every kind of fault, in the order in which chance tries them. */
export const faultKinds: readonly FaultKind[] = Object.keys(plans) as FaultKind[]; // the keys of that very object

/** What happens to a request without a fault. */
export const undisturbed: FaultPlan = inside;

/** What a fault of this kind does. */
export const planOf = (kind: FaultKind): FaultPlan => plans[kind];

/** Faults that a server cannot play: the request does not even reach it. */
export const unsentKinds: readonly FaultKind[] = faultKinds.filter((kind) => !plans[kind].arrives);

/** Kinds that only let time pass: another fault may happen to the same request. */
export const isDelay = (kind: FaultKind): boolean => kind === "slow-request" || kind === "slow-answer";
