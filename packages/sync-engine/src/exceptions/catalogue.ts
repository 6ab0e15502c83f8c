import type { ProblemCode } from "@instep/mapping-core";
import {
  type ExceptionCode,
  type Finding,
  type Owner,
  type PostingFinding,
  type Refusal,
  type Severity,
  type Words,
} from "./findings.ts";
import { postingWords } from "./words/posting.ts";
import { problemWords } from "./words/problems.ts";
import { refusalWords } from "./words/refusals.ts";

/** The words of every code there is: a code without words does not compile. */
const catalogue: Readonly<Record<ProblemCode | Refusal["code"] | PostingFinding["code"], unknown>> = {
  ...problemWords,
  ...refusalWords,
  ...postingWords,
};

/** An exception in words that finance and store staff understand. */
export interface Told {
  readonly code: ExceptionCode;
  readonly owner: Owner;
  readonly severity: Severity;
  readonly what: string;
  readonly action: string;
}

/** Says what a finding means, whose it is and what to do about it. */
export function tell(finding: Finding): Told {
  const { code } = finding;
  // Every record above types its words by the code's own finding; the look-up by that same code keeps them together.
  const { owner, severity, what, action } = catalogue[code] as Words<Finding>;
  return { code, owner, severity, what: what(finding), action };
}
