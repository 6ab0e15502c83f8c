import type { Answer } from "@instep/http";
import type { B1Answer } from "../answer.ts";
import { boundaryOf, httpMessageIn, messageIn, multipartIn } from "./mime.ts";

/** SAP's answer to a batch, part by part. */
export interface BatchAnswer {
  readonly parts: readonly PartAnswer[];
  /** Whether it came whole: otherwise what is missing may have been answered. */
  readonly complete: boolean;
}

/** The answer to an operation, or to a change set that was refused; the answers to each of a change set; or nothing readable. */
export type PartAnswer =
  | { readonly kind: "single"; readonly answer: IdentifiedAnswer }
  | { readonly kind: "change-set"; readonly answers: readonly (IdentifiedAnswer | undefined)[] }
  | { readonly kind: "unreadable" };

/** An answer to one operation. */
export interface IdentifiedAnswer extends Answer {
  /** The Content-ID of the operation, when SAP gave it. */
  readonly id: string | undefined;
}

/** Takes SAP's answer to a batch apart; undefined when it is none, a page of a proxy perhaps. */
export function readBatch({ headers, body }: B1Answer): BatchAnswer | undefined {
  const boundary = boundaryOf(headers.get("content-type"));
  if (boundary === undefined || typeof body !== "string") return undefined;
  const { sections, complete } = multipartIn(body, boundary);
  return { parts: sections.map(partIn), complete };
}

function partIn(section: string): PartAnswer {
  const { headers, body } = messageIn(section);
  const boundary = boundaryOf(headers.get("content-type"));
  if (boundary !== undefined) {
    return { kind: "change-set", answers: multipartIn(body, boundary).sections.map(answerIn) };
  }
  const answer = answerIn(section);
  return answer ? { kind: "single", answer } : { kind: "unreadable" };
}

/** Version 2 has the Content-ID among the headers of the part, version 1 among those of the answer. */
function answerIn(section: string): IdentifiedAnswer | undefined {
  const part = messageIn(section);
  const http = httpMessageIn(part.body);
  const id = part.headers.get("content-id") ?? http?.headers.get("content-id");
  return http && { kind: "answer", ...http, id: id?.replace(/^<(.*)>$/, "$1") };
}
