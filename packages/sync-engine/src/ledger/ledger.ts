import type { Plan } from "@instep/mapping-core";
import type { Finding } from "../exceptions/findings.ts";

/** Durable memory for any number of pairs (one site of a Sitoo account with one SAP company). All times are ms since the Unix epoch. */
export interface LedgerStore {
  /** The ledger of one pair, made when there is none; `id` and `now` are what a new one is born with. */
  open(pair: string, birth: { readonly id: string; readonly now: number }): Promise<Ledger>;
  close(): Promise<void>;
}

/** Instep's record of every order seen and of every step's state. Each method is one transaction. */
export interface Ledger {
  identity(): Promise<LedgerIdentity>;
  /** Keeps that it posts from now on in place of another ledger. A later adoption only widens an earlier one. */
  adopt(adoption: Adoption): Promise<void>;
  /** Writes down what was read, before anything of it is sent. An order of which a step may have left keeps its plan (H7). */
  recordIntake(intake: Intake): Promise<void>;
  /** Orders that may still become final, by orderid. */
  openOrders(): Promise<readonly number[]>;
  /**
   * Gives the right to work on orders that are due until `until`; two holders never get the same order. One whose plan
   * cannot be read is not given out: it ends as an exception, and keeps what is known of it.
   */
  claimDue(claim: ClaimRequest): Promise<readonly Claim[]>;
  /** Whether the order is in this holder's hands: nobody else has it, and it was neither given back nor closed. Writes nothing. */
  holds(orderid: number, holder: string): Promise<boolean>;
  /** Keeps the right for longer. False when somebody else has it by now. */
  extend(orderid: number, lease: { readonly holder: string; readonly until: number }): Promise<boolean>;
  /**
   * Writes down what became of an order's steps; with `ends` also what happens to the order next, and gives it back. A
   * holder that has lost the order only adds to what is known of its steps: `ends` is no longer its to say (H16).
   */
  record(orderid: number, change: OrderChange): Promise<void>;
  /** When the next order is due; undefined when none is waiting. */
  nextDue(): Promise<number | undefined>;
  /**
   * Puts orders with an open exception to work again: read and planned afresh, what is confirmed staying as it is; or
   * resumed as they were where nobody can tell yet whether a step is in SAP, which goes for every order that its holder
   * never gave back (H1). Returns how many.
   */
  retry(orderids: readonly number[] | "all", now: number): Promise<number>;
  /**
   * Resolves the order's open exceptions with a person's reason, and the order is `closed` by that unless it is posted
   * (H19). False, and nothing happens, when there is none or when somebody works on the order right now.
   */
  close(orderid: number, closing: Closing): Promise<boolean>;
  find(orderid: number): Promise<OrderRecord | undefined>;
  /** Every order, by orderid. */
  orders(): AsyncIterable<OrderRecord>;
  /** How many orders there are of each kind, in no particular order. */
  counts(): Promise<readonly OrderCount[]>;
  /** Open and resolved, oldest first, then by orderid and code. */
  exceptions(): Promise<readonly ExceptionRecord[]>;
}

export interface LedgerIdentity {
  /** Registered in SAP as the one ledger that posts. */
  readonly id: string;
  readonly bornAt: number;
  /** The highest orderid read. */
  readonly watermark: number;
  /** Undefined for a ledger that took nobody's place. */
  readonly adopted: Adoption | undefined;
}

/** When a ledger became the one that posts in place of another. */
export interface Adoption {
  /** Until then the other one may have sent orders. */
  readonly at: number;
  /** The highest orderid that the other one may have sent. */
  readonly upTo: number;
}

/** An end that a person gave to what needed one. */
export interface Closing {
  readonly reason: string;
  readonly now: number;
}

/** Orders of one status, with or without an open exception. */
export interface OrderCount {
  readonly status: OrderStatus;
  readonly excepted: boolean;
  readonly count: number;
}

/**
 * `out-of-scope`, `void`: never posted. `open`: not final yet. `due`: planned, posted when its time comes. `exception`:
 * a person or a changed rule must come first. `closed`: a person ended it with a reason; nothing more is posted for it, and
 * neither reading nor a retry brings it back.
 */
export type OrderStatus = "out-of-scope" | "void" | "open" | "due" | "posted" | "exception" | "closed";

/** Orders as they were read, and how far reading has come. */
export interface Intake {
  readonly watermark?: number | undefined;
  readonly entries: readonly OrderEntry[];
  readonly now: number;
}

export interface OrderEntry {
  readonly orderid: number;
  readonly status: Exclude<OrderStatus, "posted" | "closed">;
  /** In plain words, why it has this status. */
  readonly reason: string;
  readonly fingerprint: string;
  readonly plan?: Plan | undefined;
  /** What is wrong with it, each opened as an exception. */
  readonly findings: readonly Finding[];
}

export interface ClaimRequest {
  readonly holder: string;
  readonly now: number;
  readonly until: number;
  readonly limit: number;
  /** Only this order. */
  readonly orderid?: number | undefined;
}

/** An order in somebody's hands. */
export interface Claim {
  readonly orderid: number;
  readonly plan: Plan;
  readonly steps: readonly StepRecord[];
  /** Refusals and lost connections so far: they set how long it waits. */
  readonly attempts: number;
  /** When the lease of a holder that never gave the order back ran out: until then its request can have left (H1). */
  readonly interruptedUntil: number | undefined;
}

/**
 * `intended`: never sent. `in-doubt`: it may exist. `confirmed`: it exists. `parked`: SAP holds it for approval.
 * `cancelled-by-hand`: it existed, and a person cancelled it.
 */
export type StepState = "intended" | "in-doubt" | "confirmed" | "parked" | "cancelled-by-hand";

export interface StepRecord {
  readonly key: string;
  readonly state: StepState;
  /** The last moment its request can have left. */
  readonly leftAt: number | undefined;
  /** How often it was in doubt and then proved absent. */
  readonly rounds: number;
  readonly DocEntry: number | undefined;
  readonly DocNum: number | undefined;
}

export interface OrderChange {
  readonly holder: string;
  readonly now: number;
  readonly steps?: readonly StepRecord[];
  readonly ends?: {
    readonly status: "due" | "posted" | "exception";
    readonly reason: string;
    readonly dueAt?: number;
    readonly attempts?: number;
    /** Opened as an exception. When the order is posted, all its exceptions are resolved. */
    readonly finding?: Finding | undefined;
  };
}

export interface OrderRecord {
  readonly orderid: number;
  readonly status: OrderStatus;
  readonly reason: string;
  readonly fingerprint: string;
  readonly plan: Plan | undefined;
  readonly steps: readonly StepRecord[];
  readonly dueAt: number;
}

export interface ExceptionRecord {
  /** What it is about: "order/11513". */
  readonly trace: string;
  readonly orderid: number;
  readonly finding: Finding;
  readonly openedAt: number;
  readonly resolvedAt: number | undefined;
  /** The reason of the person who closed it; undefined while it is open, and when it resolved itself. */
  readonly closedBecause: string | undefined;
}

/** Whether an order keeps its plan whatever is read of it: it is posted, or some step is, or may be, in SAP (H7). */
export const isFrozen = (status: OrderStatus, steps: readonly Pick<StepRecord, "state">[]): boolean =>
  status === "posted" || steps.some(({ state }) => state !== "intended");

/**
 * Whether it is known of every step that it is in SAP, or that it is not: then a person may have the rest planned anew.
 * A holder that never gave the order back may have sent a step that still counts as intended (H1).
 */
export const isSettled = (
  steps: readonly Pick<StepRecord, "state">[],
  leasedUntil: number | undefined,
): boolean =>
  leasedUntil === undefined && steps.every(({ state }) => state === "intended" || state === "confirmed");

/** What is wrong with an order that is due and whose plan cannot be read: another release wrote it, or a bug. */
export const unreadablePlan = {
  code: "cannot-be-planned",
  message: "its plan in the ledger cannot be read",
} as const satisfies Finding;

export const traceOf = (orderid: number): string => `order/${orderid}`;

/** A step before anything happened to it. */
export const intendedStep = (key: string): StepRecord => ({
  key,
  state: "intended",
  leftAt: undefined,
  rounds: 0,
  DocEntry: undefined,
  DocNum: undefined,
});

/**
 * Does the record of a holder that lost the order add to what is known of a step? It may say that the step exists or may
 * exist. That its own attempt came to nothing says nothing of what others sent: it never makes a step look absent (H16).
 */
export function addsTo(known: StepRecord, late: StepRecord): boolean {
  if (known.state !== "intended" && known.state !== "in-doubt") return false;
  if (late.state === "in-doubt") return (late.leftAt ?? 0) > (known.leftAt ?? 0);
  return late.state !== "intended";
}
