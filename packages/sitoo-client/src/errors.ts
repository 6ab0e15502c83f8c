/** What is known of a request that failed. Switch on this, never on the class: two copies of a package break instanceof. */
export type Outcome = "rejected" | "not-sent" | "in-doubt";

/** Every code an error of this package can carry. */
export const sitooErrorCodes = [
  "sitoo-bad-request",
  "sitoo-unauthorized",
  "sitoo-not-found",
  "sitoo-too-many-requests",
  "sitoo-refused",
  "sitoo-unavailable",
  "sitoo-no-answer",
  "sitoo-unreachable",
  "sitoo-unreadable-answer",
  "sitoo-no-turn",
  "sitoo-stopped",
  "sitoo-aborted",
] as const;

/**
 * What went wrong with a call to Sitoo. "sitoo-refused" is a refusal of any other kind; "sitoo-no-turn", the time of the
 * call was over before it could leave; "sitoo-stopped", an item of a batch was held back after trouble with one before it.
 */
export type SitooErrorCode = (typeof sitooErrorCodes)[number];

/** What an error is made of. */
export interface SitooFacts {
  /** What happened, in words without values of the request. */
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly code: SitooErrorCode;
  readonly status?: number | undefined;
  readonly errortext?: string | undefined;
  /** Milliseconds that Sitoo asked us to wait. */
  readonly wait?: number | undefined;
  readonly cause?: unknown;
}

/** A call to Sitoo that failed. Its message ends with METHOD path and never holds a value that was sent. */
export abstract class SitooError extends Error {
  abstract readonly outcome: Outcome;
  /** What went wrong, as one of `sitooErrorCodes`. */
  readonly code: SitooErrorCode;
  /** The status of the answer or of the error in its body, when there was an answer. */
  readonly status: number | undefined;
  /** Sitoo's own words. They may hold values: kept out of `message`, and out of what a logger prints. */
  declare readonly errortext: string | undefined;
  /** Milliseconds that Sitoo asked us to wait, when it did. */
  readonly wait: number | undefined;

  constructor({ what, method, path, code, status, errortext, wait, cause }: SitooFacts) {
    super(`${what}: ${method} ${path}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    Object.defineProperty(this, "errortext", { value: errortext, enumerable: false });
    this.wait = wait;
  }
}

/** Sitoo refused, and nothing was written. */
export class SitooRejected extends SitooError {
  override readonly name = "SitooRejected";
  override readonly outcome = "rejected";
}

/** It never left, so nothing can have been written. */
export class SitooNotSent extends SitooError {
  override readonly name = "SitooNotSent";
  override readonly outcome = "not-sent";
}

/** It left, and no answer came back, or none that could be read. What it writes may be there. */
export class SitooInDoubt extends SitooError {
  override readonly name = "SitooInDoubt";
  override readonly outcome = "in-doubt";
}
