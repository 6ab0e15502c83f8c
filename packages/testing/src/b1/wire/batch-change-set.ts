import { type AnswerParts, carryOut, doneAnswer, versionCheck } from "./answer-call.ts";
import { isReference, type Made, withReferences } from "./batch-references.ts";
import type { Call } from "./call.ts";
import { notModelled, SapRefusal } from "../refusal.ts";

/** One request of a change set. Its call is made when its turn comes: a body that is no JSON is its own fault. */
export interface Member {
  readonly contentId: string | undefined;
  readonly toCall: () => Call;
}

/** The answer to one request, or the one answer to a change set that was refused. */
export interface SubAnswer {
  readonly answer: Response;
  readonly contentId?: string | undefined;
}

/** What a change set has come to: an answer for each request, or the one refusal for all of them. */
export type ChangeSetResult =
  | { readonly all: readonly SubAnswer[] }
  | { readonly refusal: SapRefusal; readonly culprit: string | undefined };

/** Carries the requests of a change set out as one transaction; the answers are made after its commit. */
export async function carryOutChangeSet(
  parts: AnswerParts,
  members: readonly Member[],
): Promise<ChangeSetResult> {
  let culprit: string | undefined;
  try {
    checkContentIds(members);
    const calls: { readonly member: Member; readonly call: Call; readonly check: () => void }[] = [];
    for (const member of members) {
      culprit = member.contentId;
      const call = member.toCall();
      await parts.sql.beforeWrite(call);
      calls.push({ member, call, check: await versionCheckOf(parts, call) });
    }
    const made: Made = new Map();
    const done = parts.writer.together((write, callService) =>
      calls.map(({ member: { contentId }, call: sent, check }) => {
        culprit = contentId;
        check();
        const call = withReferences(sent, made, parts.options);
        const result = carryOut(parts, call, { write, call: callService });
        if (contentId !== undefined && "created" in result && result.created)
          made.set(contentId, result.created);
        return { contentId, call, result };
      }),
    );
    const all: SubAnswer[] = [];
    for (const { contentId, call, result } of done) {
      all.push({ answer: await doneAnswer(parts, call, result), contentId });
    }
    return { all };
  } catch (error) {
    if (error instanceof SapRefusal) return { refusal: error, culprit };
    throw error;
  }
}

/** Seen when all requests had the same Content-ID (B1SLayer, issue 81). */
function checkContentIds(members: readonly Member[]): void {
  const ids = members.flatMap(({ contentId }) => contentId ?? []);
  if (new Set(ids).size === ids.length) return;
  throw new SapRefusal("-1116", "Could not commit transaction: Error -1 detected during transaction");
}

/** What the If-Match of the batch asks of one request, to be tested when its turn comes. */
async function versionCheckOf({ world }: AnswerParts, call: Call): Promise<() => void> {
  if (!call.headers.has("If-Match") || world.services.find(call.path)) return () => undefined;
  if (isReference(call.path))
    throw notModelled("If-Match on a batch whose change set refers to what it has made");
  return await versionCheck(world, call);
}
