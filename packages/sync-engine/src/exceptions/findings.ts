import type { Problem, StepKind } from "@instep/mapping-core";
import type { RefusalCode } from "@instep/sap-b1-client";

/** Who acts on an exception. */
export type Owner = "finance" | "retail operations" | "merchandising" | "customer experience" | "IT";

/** `critical`: the books may be wrong now. `error`: a document is missing. `warning`: it may cure itself. */
export type Severity = "critical" | "error" | "warning";

/** SAP refused a document: the step's key and SAP's own words. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly key: string;
  readonly sapMessage: string;
}

/** Something that became of a document on its way into SAP. */
export type PostingFinding =
  | {
      readonly code: "posted-differs";
      readonly key: string;
      readonly DocNum: number;
      readonly faults: readonly string[];
    }
  | { readonly code: "posted-twice"; readonly key: string; readonly DocEntries: readonly number[] }
  | { readonly code: "cancelled-by-hand"; readonly key: string; readonly DocEntry: number }
  | { readonly code: "paid-by-hand"; readonly key: string; readonly DocEntry: number }
  | { readonly code: "unrecognised-document"; readonly key: string; readonly DocEntry: number }
  | { readonly code: "parked-for-approval"; readonly key: string; readonly DocEntry: number }
  | { readonly code: "in-doubt-too-often"; readonly key: string; readonly rounds: number }
  | { readonly code: "changed-after-posting"; readonly changes: readonly string[] }
  | { readonly code: "return-not-posted"; readonly total: string }
  | { readonly code: "mixed-order-not-posted"; readonly sold: string; readonly returned: string }
  | { readonly code: "foreign-currency"; readonly currency: string; readonly localCurrency: string }
  | { readonly code: "document-not-posted"; readonly kind: StepKind; readonly key: string }
  | { readonly code: "cannot-be-planned"; readonly message: string };

/** What an exception is about: its code, and the facts its words are made of. */
export type Finding = Problem | Refusal | PostingFinding;
export type ExceptionCode = Finding["code"];

export const postingCodes = [
  "posted-differs",
  "posted-twice",
  "cancelled-by-hand",
  "paid-by-hand",
  "unrecognised-document",
  "parked-for-approval",
  "in-doubt-too-often",
  "changed-after-posting",
  "return-not-posted",
  "mixed-order-not-posted",
  "foreign-currency",
  "document-not-posted",
  "cannot-be-planned",
] as const satisfies readonly PostingFinding["code"][];

/** How one code is told to a person. */
export interface Words<F> {
  readonly owner: Owner;
  readonly severity: Severity;
  /** What happened, in plain words, with both figures where two disagree. */
  readonly what: (finding: F) => string;
  /** What the owner does about it. */
  readonly action: string;
}
