import { type AnswerParts, beforeWrite, commandOf, serviceAnswer, writtenAnswer } from "./answer-call.ts";
import { isReference, type Made, withReferences } from "./batch-references.ts";
import type { Call } from "./call.ts";
import { target } from "../commands.ts";
import { precondition } from "./etag.ts";
import { modifiedByAnother, notModelled, SapRefusal } from "../refusal.ts";
import { parametersOf } from "../services/services.ts";
import type { Writer } from "../writing.ts";

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
    const checks = new Map<Member, () => void>();
    const calls = new Map<Member, Call>();
    for (const member of members) {
      culprit = member.contentId;
      const call = member.toCall();
      calls.set(member, call);
      await beforeWrite(parts, call);
      checks.set(member, await preconditionOf(parts, call));
    }
    const made: Made = new Map();
    const done = parts.writer.together((...writes) =>
      [...calls].map(([member, call]) => {
        culprit = member.contentId;
        checks.get(member)?.();
        const request = withReferences(call, made, parts.options);
        return { member, answer: step(parts, request, { writes, made, id: member.contentId }) };
      }),
    );
    const all: SubAnswer[] = [];
    for (const { member, answer } of done) all.push({ answer: await answer(), contentId: member.contentId });
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

interface Step {
  readonly writes: Parameters<Parameters<Writer["together"]>[0]>;
  readonly made: Made;
  readonly id: string | undefined;
}

/** Carries one request out, and gives what makes its answer. */
function step(
  parts: AnswerParts,
  call: Call,
  { writes: [write, callService], made, id }: Step,
): () => Response | Promise<Response> {
  const { method, path, user, body } = call;
  const service = parts.world.services.find(path);
  if (service) {
    const command = { user, method, path, ...(body !== undefined && { body }) };
    const context = { at: parts.now(), user, options: parts.options, parked: false };
    const value = service.reads ? service.run(parametersOf(body), context) : callService(command);
    return () => serviceAnswer(value, call);
  }
  const created = write(commandOf(parts, call));
  if (created && id !== undefined) made.set(id, created);
  return () => writtenAnswer(parts, call, created);
}

/** What the If-Match of the batch asks of one request, to be tested when its turn comes. */
async function preconditionOf({ world }: AnswerParts, call: Call): Promise<() => void> {
  const ifMatch = call.headers.get("If-Match");
  if (ifMatch === null) return () => undefined;
  if (isReference(call.path))
    throw notModelled("If-Match on a batch whose change set refers to what it has made");
  if (world.services.find(call.path)) return () => undefined;
  const { set, key } = target(world, call.path);
  const row = key === undefined ? undefined : set.table.get(key);
  if (key === undefined || !row || !set.versioned) return () => undefined;
  const holds = await precondition(ifMatch, row);
  return () => {
    if (!holds(set.table.get(key))) throw modifiedByAnother(412);
  };
}
