import { jsonOf, tell } from "@instep/http";
import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { itemError, unreadable } from "../answer.ts";
import type { Asked } from "../call.ts";
import { type Outcome, SitooError, SitooNotSent } from "../errors.ts";
import { operations } from "../operations/operations.ts";
import type { CallOptions, Request } from "../request.ts";
import { objectOf, whole } from "./fields.ts";
import { itemsIn } from "./given.ts";
import type { Service } from "./place.ts";

/** How a batch is sent. */
export interface BatchOptions extends CallOptions {
  /** Told after each call how many items have been settled, of how many. When it throws, the log is told. */
  readonly onProgress?: ((settled: number, of: number) => void) | undefined;
}

/** What became of one item of a batch. Sitoo answers 200 also when items failed. */
export type ItemResult<V = unknown> = {
  /** Its place in what was given. */
  readonly index: number;
  /** What names it, such as its SKU; its place where nothing does. */
  readonly key: string | number;
} & (
  | { readonly outcome: "confirmed"; readonly value: V }
  | { readonly outcome: Outcome; readonly error: SitooError }
);

/** A batch to be sent in calls of `size` items. */
export interface Batch extends Asked {
  readonly items: readonly unknown[];
  /** The fields that name an item: the first that it has. */
  readonly names: readonly string[];
  readonly size: number;
  /** What an item counts for. @default 1 */
  readonly weightOf?: ((item: never) => number) | undefined;
}

/**
 * Sends the items in calls of a safe size, one after the other. A call that is refused as a whole says so of its items,
 * and the next one is sent; after any other trouble the rest is held back, since nobody knows what happened. An item that
 * cannot be sent is a TypeError before any is: thrown later, it would lose what became of those that were.
 */
export async function sendBatch<V>(
  { request, log }: Pick<Service, "request" | "log">,
  { items, names, size, weightOf, ...call }: Batch,
  { onProgress, ...options }: BatchOptions = {},
): Promise<readonly ItemResult<V>[]> {
  const calls = inCalls(items, size, weightOf);
  calls.forEach(jsonOf);
  const results: ItemResult<V>[] = [];
  let trouble: SitooError | undefined;
  for (const chunk of calls) {
    const start = results.length;
    const stopped = trouble && heldBack(call, trouble);
    const settled = stopped
      ? { items: chunk.map(() => failed(stopped)) }
      : await sendChunk<V>(request, { ...call, ...options, body: chunk });
    if (settled.refused && !mayGoOn(settled.refused)) trouble ??= settled.refused;
    settled.items.forEach((item, at) => {
      results.push({ index: start + at, key: keyOf(chunk[at], names) ?? start + at, ...item });
    });
    tell((settledSoFar: number) => onProgress?.(settledSoFar, items.length), results.length, { log });
  }
  return results;
}

/** What becomes of a batch of which no item is sent, after trouble with a call that had to come before it. */
export function holdBack(
  { operation, items, names }: Pick<Batch, "operation" | "items" | "names">,
  cause: SitooError,
): readonly ItemResult<never>[] {
  const { outcome, error } = { outcome: "not-sent", error: heldBack({ operation }, cause) } as const;
  return items.map((item, index) => ({ index, key: keyOf(item, names) ?? index, outcome, error }));
}

/** As many in a call as it may have; one that alone is too heavy goes alone, and Sitoo says what it thinks of it. */
function inCalls(
  items: readonly unknown[],
  size: number,
  weightOf: Batch["weightOf"] = () => 1,
): readonly (readonly unknown[])[] {
  const calls: unknown[][] = [];
  let weight = size;
  for (const item of itemsIn(items)) {
    const heavy = weightOf(item as never); // the items of a resource are what it weighs
    if (weight + heavy > size) [weight, calls[calls.length]] = [0, []];
    calls.at(-1)?.push(item);
    weight += heavy;
  }
  return calls;
}

type Settled<V> =
  | { readonly outcome: "confirmed"; readonly value: V }
  | { readonly outcome: Outcome; readonly error: SitooError };

interface SettledChunk<V> {
  readonly items: readonly Settled<V>[];
  /** What became of the call as a whole, when it failed. */
  readonly refused?: SitooError | undefined;
}

async function sendChunk<V>(
  request: Request,
  call: Asked & { readonly body: readonly unknown[] },
): Promise<SettledChunk<V>> {
  const { method, path } = operations[call.operation];
  const all = (refused: SitooError) => ({ items: call.body.map(() => failed(refused)), refused });
  try {
    const { body } = await request(call);
    // Two of the batches are documented to answer a bare true.
    if (body === true) return { items: call.body.map(() => ({ outcome: "confirmed", value: true as V })) };
    const answers = safeParse(z.array(z.unknown()), body).data;
    if (answers?.length !== call.body.length)
      return all(unreadable("Sitoo's answer has not one result for each item", { method, path }));
    return { items: answers.map((answer) => settle<V>(answer, { method, path })) };
  } catch (error) {
    if (error instanceof SitooError) return all(error);
    throw error;
  }
}

const ItemAnswer = objectOf(() => ({
  statuscode: whole,
  return: z.optional(z.unknown()),
  errortext: z.catch(z.string(), ""),
}));

function settle<V>(answer: unknown, call: { readonly method: string; readonly path: string }): Settled<V> {
  const read = safeParse(ItemAnswer, answer).data;
  const { statuscode = 0, errortext = "" } = read ?? {};
  if (statuscode >= 200 && statuscode < 300) return { outcome: "confirmed", value: read?.return as V };
  if (statuscode >= 400) return failed(itemError({ ...call, status: statuscode, errortext }));
  return failed(unreadable("Sitoo's result of an item could not be read", call));
}

function failed(error: SitooError): Settled<never> {
  return { outcome: error.outcome, error };
}

/** A call that was refused for its content wrote nothing, and says nothing of the next one. */
function mayGoOn({ code }: SitooError): boolean {
  return code === "sitoo-bad-request" || code === "sitoo-refused";
}

function heldBack({ operation }: Asked, cause: SitooError): SitooNotSent {
  const { method, path } = operations[operation];
  return new SitooNotSent({
    what: "Held back after trouble with the call before it",
    code: "sitoo-stopped",
    method,
    path,
    cause,
  });
}

function keyOf(item: unknown, names: readonly string[]): string | number | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const isKey = (value: unknown) => typeof value === "string" || typeof value === "number";
  return names.map((name): unknown => Reflect.get(item, name)).find(isKey);
}
