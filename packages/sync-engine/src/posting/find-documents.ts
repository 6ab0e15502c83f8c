import type { Step } from "@instep/mapping-core";
import {
  type B1Client,
  type CallOptions,
  isB1Error,
  odata,
  odataAny,
  type ODataFilter,
  type Property,
  type Reads,
} from "@instep/sap-b1-client";
import { invoiceFields, invoiceStanding, paymentFields, paymentStanding, type Standing } from "./standing.ts";

export interface LookUp extends CallOptions {
  readonly b1: B1Client;
  /** The user field that holds the key, when it is installed. */
  readonly keyField: `U_${string}` | undefined;
}

/** A question to one entity set, by a standard field and, where it is installed, by the user field of the key. */
interface Question<T> {
  readonly field: "NumAtCard" | "Comments" | "Remarks";
  readonly values: readonly string[];
  readonly keys: readonly string[];
  readonly select: readonly Property<T>[];
}

const keysOf = (steps: readonly Step[], kind: Step["kind"]): readonly string[] =>
  steps.filter((step) => step.kind === kind).map(({ key }) => key);

/** Invoices with the references of these steps. */
export async function findInvoices(steps: readonly Step[], options: LookUp): Promise<readonly Standing[]> {
  const values = steps.flatMap((step) => (step.kind === "invoice" ? [step.body.NumAtCard] : []));
  const question = {
    field: "NumAtCard",
    values,
    keys: keysOf(steps, "invoice"),
    select: invoiceFields,
  } as const;
  const rows = await ask(options.b1.invoices, question, options);
  return rows.map((row) => invoiceStanding(row, options.keyField));
}

/** Incoming payments with the keys of these steps. */
export async function findPayments(steps: readonly Step[], options: LookUp): Promise<readonly Standing[]> {
  const keys = keysOf(steps, "payment");
  const question = { field: "Remarks", values: keys, keys, select: paymentFields } as const;
  const rows = await ask(options.b1.incomingPayments, question, options);
  return rows.map((row) => paymentStanding(row, options.keyField));
}

/** DocEntry of the drafts that hold one of these steps, by its key (H9). */
export async function findParked(
  steps: readonly Step[],
  options: LookUp,
): Promise<ReadonlyMap<string, number>> {
  const { b1, keyField } = options;
  const [invoices, payments] = [keysOf(steps, "invoice"), keysOf(steps, "payment")];
  const select = ["DocEntry", "CardCode"] as const;
  const drafts = await ask(
    b1.drafts,
    { field: "Comments", values: invoices, keys: invoices, select: [...select, "Comments"] },
    options,
  );
  const paymentDrafts = await ask(
    b1.paymentDrafts,
    { field: "Remarks", values: payments, keys: payments, select: [...select, "Remarks"] },
    options,
  );
  return new Map([...drafts, ...paymentDrafts].map((row) => [draftKey(row, keyField), row.DocEntry]));
}

/** Documents carry the key in their comments, payments in their remarks. */
function draftKey(draft: Readonly<Record<string, unknown>>, keyField: `U_${string}` | undefined): string {
  const texts = [keyField === undefined ? undefined : draft[keyField], draft.Comments, draft.Remarks];
  return texts.find((text): text is string => typeof text === "string" && text !== "") ?? "";
}

/** Where remarks cannot be filtered, the user field alone is asked (H8). */
async function ask<T>(
  entity: Reads<T, number>,
  { field, values, keys, select }: Question<T>,
  { keyField, signal }: LookUp,
): Promise<readonly T[]> {
  if (values.length === 0) return [];
  const standard = odataAny(field, values);
  const fields = keyField === undefined ? select : [...select, keyField];
  const rows = (filter: ODataFilter): Promise<T[]> =>
    Array.fromAsync(entity.each({ filter, select: fields }, { signal }));
  if (keyField === undefined) return rows(standard);

  const own = odataAny(keyField, keys);
  try {
    return await rows(odata`${standard} or ${own}`);
  } catch (error) {
    if (!isB1Error(error) || error.code !== "bad-query") throw error;
    return rows(own);
  }
}
