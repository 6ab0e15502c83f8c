import {
  type Facts,
  finalityOf,
  fingerprintOf,
  planOrder,
  Plan,
  type Problem,
  type Result,
  type Rules,
  scopeOf,
} from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import * as z from "zod";
import type { Finding } from "../exceptions/findings.ts";
import type { OrderEntry } from "../ledger/ledger.ts";
import { notPostedYet, unpostable } from "./not-posted-yet.ts";

const hourInMs = 3_600_000;

/** Whether an order is to be planned at all: ours to post, and final. */
export function isPlannable(order: Order, rules: Rules): boolean {
  return scopeOf(order, rules).scope === "till-sale" && finalityOf(order) === "final";
}

/** What is to become of an order that was read: scope first, then how far it has come, then its plan. */
export function decide(
  order: Order,
  rules: Rules,
  known: { readonly facts: Facts | undefined; readonly now: number },
): OrderEntry {
  const base = { orderid: order.orderid, fingerprint: fingerprintOf(order), findings: [] };
  const { scope, because } = scopeOf(order, rules);
  if (scope !== "till-sale") return { ...base, status: "out-of-scope", reason: `${scope}: ${because}` };

  const finality = finalityOf(order);
  switch (finality) {
    case "void":
      return { ...base, status: "void", reason: "cancelled, abandoned, booked or parked" };
    case "open":
      return { ...base, status: "open", reason: "not final yet" };
    case "closed-unpaid":
      return {
        ...base,
        status: "open",
        reason: "closed but not paid",
        findings: unpaid(order, rules, known.now),
      };
    case "final":
      return known.facts
        ? planned(order, rules, known.facts)
        : { ...base, status: "open", reason: "final, not planned yet" };
  }
}

function planned(order: Order, rules: Rules, facts: Facts): OrderEntry {
  const base = { orderid: order.orderid, fingerprint: fingerprintOf(order) };
  const result = planSafely(order, rules, facts);
  if (!result.ok)
    return { ...base, status: "exception", reason: "cannot be posted as it is", findings: result.problems };
  return { ...base, status: "due", reason: "to be posted", plan: result.value, findings: [] };
}

export type Planned =
  Exclude<Result<Plan>, { ok: false }> | { readonly ok: false; readonly problems: readonly Finding[] };

/** One order that breaks the planner becomes an exception of its own; it does not stop the others (H31). */
export function planSafely(order: Order, rules: Rules, facts: Facts): Planned {
  try {
    const later = notPostedYet(order);
    const result = planOrder(order, rules, facts);
    if (later)
      return { ok: false, problems: [later, ...(result.ok ? [] : result.problems.filter(isOfTheOrder))] };
    const unposted = result.ok ? unpostable(result.value, facts.company.localCurrency) : undefined;
    if (unposted) return { ok: false, problems: [unposted] };
    // What the ledger could not read back must not be written into it.
    return result.ok ? { ...result, value: Plan.parse(result.value) } : result;
  } catch (error) {
    const message =
      error instanceof z.ZodError
        ? z.prettifyError(error)
        : error instanceof Error
          ? error.message
          : String(error);
    return { ok: false, problems: [{ code: "cannot-be-planned", message }] };
  }
}

/** A return waits for nothing while no return is posted. */
const isOfTheOrder = ({ code }: Problem): boolean => code !== "waits-for-sale";

/** Closed but not paid is left alone for some hours, and never for ever (H30). */
function unpaid(order: Order, { closedUnpaidAfterHours }: Rules, now: number): readonly Problem[] {
  if (now < order.orderdate * 1000 + closedUnpaidAfterHours * hourInMs) return [];
  return [
    { code: "closed-not-paid", paymentstateid: order.paymentstateid, total: order.moneytotal_gross_all },
  ];
}
