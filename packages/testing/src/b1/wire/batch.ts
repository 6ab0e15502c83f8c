import { badGateway } from "../../wire.ts";
import { type AnswerParts, answerCall, refusalAnswer } from "./answer-call.ts";
import { carryOutChangeSet, type Member, type SubAnswer } from "./batch-change-set.ts";
import type { SubRequest } from "./batch-http.ts";
import { type BatchItem, readBatch } from "./batch-request.ts";
import { type Result, writeBatch } from "./batch-response.ts";
import { type Call, type Caller, callOf, takeApart } from "./call.ts";
import type { Nodes } from "./nodes.ts";
import { notModelled, SapRefusal, staleNode } from "../refusal.ts";
import { CommitRefusal } from "../transaction-notification.ts";

export interface BatchParts extends AnswerParts {
  readonly sessions: { callerOf(headers: Headers): Caller };
  readonly nodes: Pick<Nodes, "isBroken">;
  /** Called before each item of a batch, counted from 0: a session may die here. */
  readonly onPart?: (index: number) => void;
}

/** Answers `POST $batch`: one item after the other, up to the first that fails. */
export async function answerBatch(parts: BatchParts, outer: Call): Promise<Response> {
  const { options } = parts;
  const results: Result[] = [];
  for (const [index, item] of readBatch(outer).entries()) {
    parts.onPart?.(index);
    const result = await carryOut(parts, item, outer);
    if (result === "no-answer") return badGateway();
    results.push(result);
    if (hasFailed(result) && options.batchAfterFailure === "stop") break;
  }
  return await writeBatch(results, outer, parts.now());
}

function hasFailed(result: Result): boolean {
  return "answer" in result && result.answer.status >= 400;
}

/** Carries one item out; a change set that a company's own rule refuses may have no answer at all (B1SLayer, issue 18). */
async function carryOut(parts: BatchParts, item: BatchItem, outer: Call): Promise<Result | "no-answer"> {
  const { options } = parts;
  const toMember = (request: SubRequest): Member => ({
    contentId: request.contentId,
    toCall: () => subCall(parts, outer, request),
  });
  if (item.kind === "request") return await answerOne(parts, toMember(item.request), outer);
  const result = await carryOutChangeSet(parts, item.requests.map(toMember));
  if ("all" in result) return result;
  const { refusal, culprit } = result;
  if (refusal instanceof CommitRefusal && options.notificationInChangeSet === "bad-gateway")
    return "no-answer";
  return {
    answer: refusalAnswer(parts, outer, refusal),
    contentId: options.culpritContentId === "yes" ? culprit : undefined,
  };
}

async function answerOne(parts: BatchParts, { contentId, toCall }: Member, outer: Call): Promise<SubAnswer> {
  try {
    return { answer: await answerCall(parts, toCall()), contentId };
  } catch (error) {
    if (error instanceof SapRefusal) {
      return { answer: refusalAnswer(parts, outer, error), contentId };
    }
    throw error;
  }
}

/** What belongs to no entity: nobody has reported what a batch answers to it. */
const notInBatch = /^(?:Login|Logout|\$batch|\$metadata)?$/;

/**
 * A sub-request as a call of its own, for whoever is behind the session at that moment. The If-Match of a part counts
 * for nothing, that of the batch for all of its parts (seen on a real server).
 */
function subCall({ sessions, nodes, options }: BatchParts, outer: Call, request: SubRequest): Call {
  const caller = sessions.callerOf(outer.headers);
  const headers = new Headers(request.headers);
  const ifMatch = outer.headers.get("If-Match");
  headers.delete("If-Match");
  if (ifMatch !== null) headers.set("If-Match", ifMatch);
  const { method, target: url, body: text } = request;
  const base = { origin: new URL(outer.root).origin, dialect: outer.dialect, options };
  const incoming = takeApart({ method, url, headers, text }, base);
  if (incoming.dialect !== outer.dialect)
    throw notModelled("a sub-request of another version than its batch");
  if (notInBatch.test(incoming.path)) throw notModelled(`'${incoming.path}' inside a batch`);
  if (incoming.method === "GET" && nodes.isBroken(outer.headers)) throw staleNode();
  return callOf(incoming, caller);
}
