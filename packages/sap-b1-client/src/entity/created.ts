import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { type B1Answer, type CallName, unreadable } from "../answer.ts";
import { objectOf } from "./fields.ts";
import { readRow } from "./row.ts";
import type { StandardSchema } from "./standard-schema.ts";

/** What SAP made of a POST: the document asked for, or a draft that waits for somebody's approval (H9). */
export type Created<T> =
  { readonly kind: "created"; readonly entity: T } | { readonly kind: "draft"; readonly DocEntry: number };

/** Version 2 names the set in one, version 1 in the other. */
const Context = objectOf(() => ({
  "@odata.context": z.optional(z.string()),
  "odata.metadata": z.optional(z.string()),
}));
const Numbered = objectOf(() => ({ DocEntry: z.int() }));
/** Of documents and of payments: what waits for approval, or did not get it, is never in the books. */
const Unapproved = objectOf(() => ({
  AuthorizationStatus: z.enum([
    "dasPending",
    "dasRejected",
    "dasCancelled",
    "pasPending",
    "pasRejected",
    "pasCancelled",
  ]),
}));

/**
 * Reads the answer to a POST. With an approval procedure SAP says 201 as well, with the number of a *draft*: a payment
 * that used it would settle whatever invoice owns that number. The set that the answer names tells the two apart,
 * and so does its state of approval, whatever set it names.
 */
export async function createdIn<T>(
  answer: B1Answer,
  set: string,
  { schema, call }: Reading,
): Promise<Created<T>> {
  const location = /\/([^/()]+)\(([^/]*)\)$/.exec(answer.headers.get("location") ?? "");
  const context = safeParse(Context, answer.body);
  const named = context.data?.["@odata.context"] ?? context.data?.["odata.metadata"] ?? "";
  const inContext = /#(\w+)/.exec(named)?.[1];
  const others = [location?.[1], inContext].filter((other) => other !== undefined && other !== set);
  const unapproved = safeParse(Unapproved, answer.body).success;
  if (others.length === 0 && !unapproved)
    return { kind: "created", entity: await readRow<T>(schema, answer.body, call) };

  const numbered = safeParse(Numbered, answer.body);
  const DocEntry = numbered.success ? numbered.data.DocEntry : Number(location?.[2] ?? Number.NaN);
  if (!Number.isInteger(DocEntry)) throw unreadable("SAP made something else than was asked for", call);
  return { kind: "draft", DocEntry };
}

/** How the answer to a POST is read. */
export interface Reading {
  readonly schema: StandardSchema;
  readonly call: CallName;
}
