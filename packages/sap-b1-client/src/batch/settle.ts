import { answerOf, type B1Answer, type CallName, unreadable } from "../answer.ts";
import { type B1Error, B1InDoubt, isB1Error } from "../errors.ts";
import type { Operation } from "../operation.ts";
import type { Item, Member } from "./items.ts";
import type { BatchResult } from "./parts.ts";
import { type IdentifiedAnswer, type PartAnswer, readBatch } from "./read-batch.ts";

/** What became of a part: one result, or one for each operation of a change set. */
export type ItemResult = BatchResult<unknown> | readonly BatchResult<unknown>[];

export const batchCall = { method: "POST", path: "$batch" } as const;

/** Reads what became of each operation out of SAP's answer. Whatever the answer leaves open is in doubt. */
export async function settle(items: readonly Item[], answer: B1Answer): Promise<readonly ItemResult[]> {
  const batch = readBatch(answer);
  if (!batch || !fits(items, batch.parts)) {
    const error = unreadable("SAP's answer to the batch could not be read", batchCall, {
      status: answer.status,
    });
    return items.map((item) => forAll(item, failed(error)));
  }
  const answered: ItemResult[] = [];
  for (const [index, part] of batch.parts.entries()) {
    const item = items[index];
    if (item) answered.push(await settleItem(item, part));
  }
  const because = batch.complete ? refusalOf(answered.at(-1)) : undefined;
  const rest: BatchResult<never> = because
    ? { outcome: "not-executed", because }
    : failed(unreadable("SAP's answer to the batch ended before this part", batchCall));
  return [...answered, ...items.slice(answered.length).map((item) => forAll(item, rest))];
}

/** The same result for each operation of a part. */
export function forAll(item: Item, result: BatchResult<never>): ItemResult {
  return item.kind === "single" ? result : item.members.map(() => result);
}

/** What an error says of the operation it belongs to. */
export function failed(error: B1Error): BatchResult<never> {
  const { outcome } = error;
  return { outcome, error };
}

/** Answers come in the order of the parts. When they cannot be told apart, none is trusted. */
function fits(items: readonly Item[], parts: readonly PartAnswer[]): boolean {
  return (
    parts.length <= items.length &&
    parts.every((part, index) => part.kind === "unreadable" || fitsItem(part, items[index]))
  );
}

/** One answer is that of an operation, or the refusal of a change set. */
function fitsItem(part: Exclude<PartAnswer, { kind: "unreadable" }>, item: Item | undefined): boolean {
  if (item?.kind !== "change-set") return part.kind === "single";
  if (part.kind === "change-set") return part.answers.length <= item.members.length;
  return item.members.length === 1 || !isSuccess(part.answer);
}

async function settleItem(item: Item, part: PartAnswer): Promise<ItemResult> {
  if (part.kind === "unreadable") return forAll(item, failed(illegible(batchCall)));
  if (item.kind === "single") {
    return part.kind === "single" ? resultOf(item.operation, part.answer) : failed(illegible(item.operation));
  }
  return settleChangeSet(item.members, part.kind === "single" ? [part.answer] : part.answers);
}

/** SAP refuses a change set as a whole, with one answer; it confirms each of its operations. */
async function settleChangeSet(
  members: readonly Member[],
  answers: readonly (IdentifiedAnswer | undefined)[],
): Promise<readonly BatchResult<unknown>[]> {
  const refused = answers.filter((answer) => answer !== undefined && !isSuccess(answer));
  const [refusal] = refused;
  if (refusal && refused.length === answers.length) return refusedSet(members, refusal);
  const results: BatchResult<unknown>[] = [];
  for (const [index, { operation, id }] of members.entries()) {
    const own = refusal ? undefined : ownAnswer(answers, { id, index });
    results.push(own ? await resultOf(operation, own) : failed(illegible(operation)));
  }
  return results;
}

async function refusedSet(
  members: readonly Member[],
  refusal: IdentifiedAnswer,
): Promise<readonly BatchResult<unknown>[]> {
  const culprit =
    members.find(({ id }) => id === refusal.id) ?? (members.length === 1 ? members[0] : undefined);
  const result = await resultOf(culprit?.operation ?? { ...batchCall, read: () => undefined }, refusal);
  if (result.outcome !== "rejected") return members.map(() => result);
  return members.map((member) => (member === culprit ? result : { ...result, outcome: "rolled-back" }));
}

interface Place {
  readonly id: string;
  readonly index: number;
}

/** An answer that names its operation is that operation's, wherever it stands; one that names none stands in its place. */
function ownAnswer(
  answers: readonly (IdentifiedAnswer | undefined)[],
  { id, index }: Place,
): IdentifiedAnswer | undefined {
  const named = answers.filter((answer) => answer?.id === id);
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const here = answers[index];
  return here?.id === undefined ? here : undefined;
}

async function resultOf(
  operation: Operation<unknown>,
  answer: IdentifiedAnswer,
): Promise<BatchResult<unknown>> {
  try {
    return { outcome: "confirmed", value: await operation.read(answerOf(answer, operation)) };
  } catch (error) {
    return failed(isB1Error(error) ? error : illegible(operation, error));
  }
}

/** What SAP refused last, and so what it stopped at. */
function refusalOf(last: ItemResult | undefined): B1Error | undefined {
  for (const result of [last ?? []].flat()) {
    if (result.outcome === "rejected" || result.outcome === "rolled-back") return result.error;
  }
  return undefined;
}

function illegible({ method, path }: CallName, cause?: unknown): B1InDoubt {
  const what = "SAP's answer to a part of the batch could not be read";
  return new B1InDoubt({ what, code: "unreadable-answer", method, path, cause });
}

function isSuccess({ status }: IdentifiedAnswer): boolean {
  return status >= 200 && status < 300;
}
