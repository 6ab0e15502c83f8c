import {
  type AnswerParts,
  beforeWrite,
  carryOut,
  checkModelled,
  doneAnswer,
  versionCheck,
} from "./answer-call.ts";
import { isReference, type Made, withReferences } from "./batch-references.ts";
import type { Call } from "./call.ts";
import { notModelled, SapRefusal } from "../refusal.ts";
import { CommitRefusal } from "../transaction-notification.ts";
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
  const turn: Turn = { culprit: undefined, done: [] };
  try {
    checkContentIds(members);
    const prepared: Prepared[] = [];
    for (const member of members) {
      turn.culprit = { contentId: member.contentId };
      prepared.push(await prepare(parts, member));
    }
    const results = parts.writer.together((write, callService) =>
      inTurn(parts, { prepared, turn, writer: { write, call: callService } }),
    );
    const all: SubAnswer[] = [];
    for (const { contentId, call, result } of results) {
      all.push({ answer: await doneAnswer(parts, call, result), contentId });
    }
    return { all };
  } catch (error) {
    if (!(error instanceof SapRefusal)) throw error;
    keepApart(parts, turn, error);
    return { refusal: error, culprit: turn.culprit?.contentId };
  }
}

interface Prepared {
  readonly contentId: string | undefined;
  readonly call: Call;
  /** Refuses what rests on an old version. */
  readonly check: () => void;
}

/** How far a change set has come. */
interface Turn {
  culprit: { readonly contentId: string | undefined; readonly call?: Call } | undefined;
  done: readonly Call[];
}

async function prepare(parts: AnswerParts, { contentId, toCall }: Member): Promise<Prepared> {
  const call = toCall();
  checkModelled(call);
  await beforeWrite(parts, call);
  return { contentId, call, check: await versionCheckOf(parts, call) };
}

interface Running {
  readonly prepared: readonly Prepared[];
  readonly turn: Turn;
  readonly writer: Pick<Writer, "write" | "call">;
}

function inTurn(parts: AnswerParts, { prepared, turn, writer }: Running) {
  const made: Made = new Map();
  return prepared.map(({ contentId, call: sent, check }) => {
    turn.culprit = { contentId, call: sent };
    check();
    const call = withReferences(sent, made, parts.options);
    const result = carryOut(parts, call, writer);
    if (contentId !== undefined && "created" in result && result.created) {
      made.set(contentId, result.created);
    }
    turn.done = [...turn.done, call];
    return { contentId, call, result };
  });
}

/**
 * When the company's own tables are not part of the transaction, a refused document leaves the rows of these tables, and
 * a refused row the documents: what came before the culprit and is of the other sort is written all the same.
 */
function keepApart(parts: AnswerParts, { culprit, done }: Turn, refusal: SapRefusal): void {
  if (parts.options.userTablesInChangeSets === "together") return;
  const atCommit = refusal instanceof CommitRefusal;
  const isRowRefused = !atCommit && culprit?.call !== undefined && isOfUserTable(culprit.call);
  try {
    for (const call of done) {
      if (isOfUserTable(call) !== isRowRefused) carryOut(parts, call, parts.writer);
    }
  } catch (error) {
    if (!(error instanceof SapRefusal)) throw error; // refused alone as well: nothing of it stays
  }
}

function isOfUserTable({ path }: Call): boolean {
  return path.startsWith("U_");
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
