import type { Refusal, RefusalClass, RefusalCode, WaitsFor } from "./error-catalogue.ts";
import type { Pointer } from "./sap-fault.ts";

/** What is known of a request that failed. Switch on this, never on the class: two copies of a package break instanceof. */
export type Outcome = "rejected" | "not-sent" | "in-doubt";

/** What an error is made of. */
export interface B1Facts {
  /** What happened, in words without values of the request. */
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly code: RefusalCode;
  readonly status?: number | undefined;
  /** What SAP itself said, when it did. */
  readonly refusal?: Refusal | undefined;
  /** How a refusal may be cured in which SAP itself said nothing. */
  readonly refusalClass?: RefusalClass | undefined;
  readonly cause?: unknown;
}

/** A call to the Service Layer that failed. Its message ends with METHOD path, and of what was sent it holds the key alone. */
export abstract class B1Error extends Error {
  abstract readonly outcome: Outcome;
  /** What went wrong, as one of `refusalCodes`. */
  readonly code: RefusalCode;
  /** How a refusal may be cured; undefined when nobody refused. */
  readonly refusalClass: RefusalClass | undefined;
  /** What a refusal of class "waiting" waits for. */
  readonly waitsFor: WaitsFor | undefined;
  /** The HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** SAP's own code, such as "-10". */
  readonly sapCode: string | undefined;
  /** The code inside SAP's text, such as "10001071". */
  readonly innerCode: string | undefined;
  /** SAP's own words, in English. They may name a customer or an item: kept out of `message`. */
  declare readonly sapMessage: string | undefined;
  /** The field SAP points at, when it does. */
  readonly pointer: Pointer | undefined;

  constructor({ what, method, path, code, status, refusal, refusalClass, cause }: B1Facts) {
    super(`${what}: ${method} ${withoutQuery(path)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.refusalClass = refusal?.refusalClass ?? refusalClass;
    this.waitsFor = refusal?.waitsFor;
    this.sapCode = refusal?.sapCode;
    this.innerCode = refusal?.innerCode;
    // Read by whoever asks for it, and by no logger that prints whatever an error has.
    Object.defineProperty(this, "sapMessage", { value: refusal?.sapMessage, enumerable: false });
    this.pointer = refusal?.pointer;
  }
}

/** SAP refused, and nothing of the request was written. */
export class B1Rejected extends B1Error {
  override readonly name = "B1Rejected";
  override readonly outcome = "rejected";
}

/** It never left, so nothing can have been written. */
export class B1NotSent extends B1Error {
  override readonly name = "B1NotSent";
  override readonly outcome = "not-sent";
}

/** It left, and no SAP answer came back, or none that could be read. The document may exist: look before posting again. */
export class B1InDoubt extends B1Error {
  override readonly name = "B1InDoubt";
  override readonly outcome = "in-doubt";
}

const outcomes: readonly unknown[] = ["rejected", "not-sent", "in-doubt"] satisfies Outcome[];

/** The outcome an error carries, whichever client or copy of this package threw it; undefined when it carries none. */
export function outcomeOf(error: unknown): Outcome | undefined {
  return hasOutcome(error) ? error.outcome : undefined;
}

/** Whether a client of this package threw it, whichever copy of the package that was. */
export function isB1Error(error: unknown): error is B1Error {
  return hasOutcome(error) && "refusalClass" in error;
}

function hasOutcome(error: unknown): error is { readonly outcome: Outcome } {
  return error instanceof Error && "outcome" in error && outcomes.includes(error.outcome);
}

/** Query values may hold names, e-mails and keys of customers. */
function withoutQuery(path: string): string {
  const query = path.indexOf("?");
  return query < 0 ? path : path.slice(0, query);
}
