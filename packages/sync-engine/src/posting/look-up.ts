import { type Decimal, isZero, minus, type Step, sum, zero } from "@instep/mapping-core";
import { findInvoices, findParked, findPayments, type LookUp } from "./find-documents.ts";
import type { Standing } from "./standing.ts";

/** What SAP holds for one step. */
export type Found =
  | { readonly kind: "absent" }
  | { readonly kind: "live"; readonly document: Standing }
  | { readonly kind: "twice"; readonly DocEntries: readonly number[] }
  | { readonly kind: "cancelled"; readonly DocEntry: number }
  | { readonly kind: "parked"; readonly DocEntry: number }
  /** A live document with the order's reference that does not carry our key: somebody's doing. */
  | { readonly kind: "unrecognised"; readonly DocEntry: number }
  /** The invoice was paid, and not by us. */
  | { readonly kind: "paid-by-hand"; readonly DocEntry: number };

/** Keys per filter: keeps the URL far below the 8 KB a web server takes. */
const keysPerFilter = 25;

/**
 * Looks in SAP for the documents of whole plans, many in one request. It asks with what was sent, the order's reference
 * and the steps' keys, on any business partner: what the rules say now finds nothing of what was sent before (H7).
 */
export async function lookUp(
  plans: readonly (readonly Step[])[],
  options: LookUp,
): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  for (let start = 0; start < plans.length; start += keysPerFilter) {
    const steps = plans.slice(start, start + keysPerFilter);
    const invoices = await findInvoices(steps.flat(), options);
    const payments = await findPayments(steps.flat(), options);
    // Drafts are asked for only where no document was found: an approved draft has become one (H9).
    const present = new Set([...invoices, ...payments].map(({ key }) => key));
    const parked = await findParked(
      steps.flat().filter(({ key }) => !present.has(key)),
      options,
    );
    for (const plan of steps) judgePlan(plan, { invoices, payments, parked }, found);
  }
  return found;
}

interface Standings {
  readonly invoices: readonly Standing[];
  readonly payments: readonly Standing[];
  readonly parked: ReadonlyMap<string, number>;
}

/** Judges every step of one plan by what was found of it and of its siblings. */
function judgePlan(
  plan: readonly Step[],
  { invoices, payments, parked }: Standings,
  found: Map<string, Found>,
): void {
  for (const step of plan) {
    const documents = step.kind === "invoice" ? invoices : payments;
    const judged = judge(step, documents);
    const draft = parked.get(step.key);
    found.set(
      step.key,
      judged.kind === "absent" && draft !== undefined ? { kind: "parked", DocEntry: draft } : judged,
    );
  }
  const stranger = paidByHand(plan, found);
  if (stranger === undefined) return;
  for (const { key, kind } of plan) {
    if (kind === "payment" && found.get(key)?.kind === "absent")
      found.set(key, { kind: "paid-by-hand", DocEntry: stranger });
  }
}

function judge(step: Step, documents: readonly Standing[]): Found {
  const own = documents.filter(({ key, state }) => key === step.key && state !== "cancellation");
  const live = own.filter(({ state }) => state === "live");
  const [first, second] = live;
  if (first && second) return { kind: "twice", DocEntries: live.map(({ DocEntry }) => DocEntry) };
  if (first) return { kind: "live", document: first };

  const stranger = documents.find(
    ({ reference, state }) =>
      step.kind === "invoice" && state === "live" && reference === step.body.NumAtCard,
  );
  if (stranger) return { kind: "unrecognised", DocEntry: stranger.DocEntry };
  const cancelled = own.at(-1);
  return cancelled ? { kind: "cancelled", DocEntry: cancelled.DocEntry } : { kind: "absent" };
}

/** The invoice is paid by more or less than our own payments explain: an alarm, never taken for ours (H8). */
function paidByHand(plan: readonly Step[], found: ReadonlyMap<string, Found>): number | undefined {
  const invoice = plan.find(({ kind }) => kind === "invoice");
  const standing = invoice && found.get(invoice.key);
  if (standing?.kind !== "live") return undefined;
  const ours = sum(plan.filter(({ kind }) => kind === "payment").map(({ key }) => appliedOf(found.get(key))));
  return isZero(minus(standing.document.applied, ours)) ? undefined : standing.document.DocEntry;
}

const appliedOf = (found: Found | undefined): Decimal =>
  found?.kind === "live" ? found.document.applied : zero;
