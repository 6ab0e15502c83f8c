import type { Step } from "@instep/mapping-core";
import { type B1Client, type B1Error, type CallOptions, isB1Error } from "@instep/sap-b1-client";
import type { Found } from "./look-up.ts";
import { invoiceStanding, paymentStanding, type Standing } from "./standing.ts";

/** What one attempt at a step came to. */
export type Attempt =
  | { readonly kind: "confirmed"; readonly document: Standing; readonly found: boolean }
  | { readonly kind: "refused"; readonly error: B1Error }
  | { readonly kind: "not-sent"; readonly error: B1Error }
  | { readonly kind: "in-doubt" }
  | Exclude<Found, { readonly kind: "absent" | "live" }>;

export interface PostOnce {
  /** What a look-up before this attempt found; undefined when the step is fresh and nobody had to look. */
  readonly before: Found | undefined;
  /** Looks in SAP for this step. */
  readonly look: () => Promise<Found>;
  /** Sends it. */
  readonly post: () => Promise<Standing | { readonly draft: number }>;
  readonly key: string;
}

/**
 * One attempt at a step: what is there already is taken, else it is sent, and after a lost answer it is looked for once.
 * Absent after a lost answer is not yet absent: the quiet period decides that, not this function (H1).
 */
export async function postOnce({ before, look, post, key }: PostOnce): Promise<Attempt> {
  if (before && before.kind !== "absent") return attemptOf(before);
  try {
    const posted = await post();
    if ("draft" in posted) return { kind: "parked", DocEntry: posted.draft };
    // A success that does not carry our key is somebody else's document: only a look-up can tell (H9).
    if (posted.key === key) return { kind: "confirmed", document: posted, found: false };
  } catch (error) {
    if (!isB1Error(error)) throw error;
    if (error.outcome === "rejected") return { kind: "refused", error };
    if (error.outcome === "not-sent") return { kind: "not-sent", error };
  }
  const after = await look().catch((): Found => ({ kind: "absent" })); // SAP cannot be asked now: it stays in doubt
  return after.kind === "absent" ? { kind: "in-doubt" } : attemptOf(after);
}

function attemptOf(found: Exclude<Found, { readonly kind: "absent" }>): Attempt {
  return found.kind === "live" ? { kind: "confirmed", document: found.document, found: true } : found;
}

export interface Sending extends CallOptions {
  readonly b1: B1Client;
  readonly keyField: `U_${string}` | undefined;
  /** DocEntry of the invoice that a payment pays. */
  readonly invoice: number | undefined;
}

/** Sends a step's document exactly as planned. */
export async function sendStep(
  step: Step,
  { b1, keyField, invoice, signal, mayLeave }: Sending,
): Promise<Standing | { readonly draft: number }> {
  const options = { signal, mayLeave };
  if (step.kind === "invoice") {
    const created = await b1.invoices.post({ ...step.body, ...step.userFields }, options);
    return created.kind === "draft" ? { draft: created.DocEntry } : invoiceStanding(created.entity, keyField);
  }
  if (step.kind !== "payment") throw new Error(`${step.key}: a ${step.kind} is not posted yet`);
  if (invoice === undefined) throw new Error(`${step.key} cannot be sent before its invoice is there`);
  const PaymentInvoices = [
    { DocEntry: invoice, InvoiceType: "it_Invoice" as const, SumApplied: Number(step.predicted.applied) },
  ];
  const created = await b1.incomingPayments.post(
    { ...step.body, ...step.userFields, PaymentInvoices },
    options,
  );
  return created.kind === "draft" ? { draft: created.DocEntry } : paymentStanding(created.entity, keyField);
}
