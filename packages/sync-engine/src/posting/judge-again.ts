import { changesBetween, type Plan } from "@instep/mapping-core";
import type { OrderEntry, OrderRecord } from "../ledger/ledger.ts";

/**
 * What is to be written down of an order that was read before; undefined when there is nothing to say. What SAP has of an
 * order stays as it was posted: a change is told, never posted again, and does not make the order go away (H7, H32).
 */
export function judgeAgain(known: OrderRecord, entry: OrderEntry): OrderEntry | undefined {
  if (known.status === "closed") return undefined; // a person has the last word
  const changed = known.fingerprint !== entry.fingerprint;
  if (!changed && known.status !== "open") return undefined;

  const confirmed = new Set(known.steps.filter(({ state }) => state === "confirmed").map(({ key }) => key));
  if (confirmed.size === 0 || !known.plan) return entry;
  if (changed || known.status === "posted") return told(known, entry);
  if (entry.plan) return { ...entry, plan: keepConfirmed(known.plan, entry.plan, confirmed) };
  return entry.findings.length > 0 ? { ...entry, plan: known.plan } : told(known, entry);
}

function told(known: OrderRecord, entry: OrderEntry): OrderEntry {
  const changes = changesBetween(known.fingerprint, entry.fingerprint);
  const now = entry.plan ? [] : [`by now it is ${entry.reason}`];
  return {
    orderid: known.orderid,
    status: "exception",
    reason: "changed after it was posted",
    fingerprint: known.fingerprint,
    plan: known.plan,
    findings: [{ code: "changed-after-posting", changes: [...changes, ...now] }],
  };
}

/** A plan made by newer rules, save for what is in SAP already; the old plan where the two do not fit together. */
function keepConfirmed(before: Plan, planned: Plan, confirmed: ReadonlySet<string>): Plan {
  const fits =
    before.steps.length === planned.steps.length &&
    before.steps.every(({ key, partner }, index) => {
      const step = planned.steps[index];
      return step?.key === key && step.partner === partner;
    });
  if (!fits) return before;
  const steps = before.steps.map((step, index) =>
    confirmed.has(step.key) ? step : (planned.steps[index] ?? step),
  );
  return { ...planned, steps };
}
