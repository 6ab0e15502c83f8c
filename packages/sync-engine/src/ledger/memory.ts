import type { Finding } from "../exceptions/findings.ts";
import {
  addsTo,
  type Adoption,
  type Claim,
  type ExceptionRecord,
  intendedStep,
  isFrozen,
  isSettled,
  type Ledger,
  type LedgerStore,
  type OrderChange,
  type OrderEntry,
  type OrderCount,
  type OrderRecord,
  type StepRecord,
  traceOf,
  unreadablePlan,
} from "./ledger.ts";

/** A ledger that lives as long as the process: for tests, dry runs and the first hour. Nothing in it survives a restart. */
export function memoryLedger(): LedgerStore {
  const pairs = new Map<string, Ledger>();
  return {
    open: (pair, birth) => {
      const ledger = pairs.get(pair) ?? createPair(birth);
      pairs.set(pair, ledger);
      return Promise.resolve(ledger);
    },
    close: () => Promise.resolve(),
  };
}

/** An order as it is held: replaced, never changed, so that what was handed out stays as it was. */
interface Held extends OrderRecord {
  readonly attempts: number;
  /** A step may have left: the plan stays as it is (H7). */
  readonly frozen: boolean;
  readonly holder: string | undefined;
  readonly leasedUntil: number | undefined;
}

function createPair(birth: { readonly id: string; readonly now: number }): Ledger {
  let watermark = 0;
  let adopted: Adoption | undefined;
  const orders = new Map<number, Held>();
  const exceptions = exceptionBook();

  const change = (held: Held, changes: Partial<Held>): void => {
    orders.set(held.orderid, { ...held, ...changes });
  };
  const ordersWhere = (wanted: (held: Held) => boolean): readonly Held[] =>
    [...orders.values()].filter(wanted).sort((a, b) => a.orderid - b.orderid);

  /** In exception, or waiting with an exception open, and in nobody's hands. */
  const awaitsSomebody = ({ orderid, status, leasedUntil = 0 }: Held, now: number): boolean =>
    (status === "exception" || (status === "due" && exceptions.isOpen(orderid))) && leasedUntil <= now;

  return {
    identity: () => Promise.resolve({ id: birth.id, bornAt: birth.now, watermark, adopted }),
    adopt: ({ at, upTo }) => {
      adopted = { at: Math.max(at, adopted?.at ?? at), upTo: Math.max(upTo, adopted?.upTo ?? upTo) };
      return Promise.resolve();
    },
    recordIntake: (intake) => {
      for (const entry of intake.entries) {
        const { orderid, status, findings } = entry;
        const before = orders.get(orderid);
        const frozen = before?.frozen ?? false;
        if (!frozen) orders.set(orderid, heldOf(entry, before, intake.now));
        const isStuck = orders.get(orderid)?.status === "exception";
        for (const finding of findings) {
          if (isStuck || !exceptions.isClosed(orderid, finding))
            exceptions.open(orderid, finding, intake.now);
        }
        if (!frozen && status !== "due") exceptions.resolveOthers(orderid, findings, intake);
      }
      watermark = Math.max(watermark, intake.watermark ?? 0);
      return Promise.resolve();
    },
    openOrders: () =>
      Promise.resolve(ordersWhere(({ status }) => status === "open").map(({ orderid }) => orderid)),
    claimDue: ({ holder, now, until, limit, orderid }) => {
      const due = ordersWhere(
        (held) => isDue(held, now) && (orderid === undefined || held.orderid === orderid),
      )
        .toSorted((a, b) => a.dueAt - b.dueAt)
        .slice(0, limit);
      for (const held of due) {
        if (held.plan) change(held, { holder, leasedUntil: until, frozen: true });
        else {
          change(held, {
            status: "exception",
            reason: unreadablePlan.message,
            frozen: true,
            holder: undefined,
          });
          exceptions.open(held.orderid, unreadablePlan, now);
        }
      }
      return Promise.resolve(due.flatMap(claimOf));
    },
    holds: (orderid, holder) => Promise.resolve(orders.get(orderid)?.holder === holder),
    extend: (orderid, { holder, until }) => {
      const held = orders.get(orderid);
      if (held?.holder !== holder) return Promise.resolve(false);
      change(held, { leasedUntil: until });
      return Promise.resolve(true);
    },
    record: (orderid, { holder, now, steps = [], ends }) => {
      const held = orders.get(orderid);
      if (!held) return Promise.resolve();
      const holds = held.holder === holder;
      const known = held.steps.map((step) => {
        const told = steps.find(({ key }) => key === step.key);
        return told && (holds || addsTo(step, told)) ? told : step;
      });
      change(held, { steps: known, ...(holds && ends && endOf(ends, known, now)) });
      if (holds && ends?.finding) exceptions.open(orderid, ends.finding, now);
      const isJudged = ends?.finding !== undefined || ends?.status === "posted";
      if (holds && isJudged) exceptions.resolveOthers(orderid, ends.finding ? [ends.finding] : [], { now });
      return Promise.resolve();
    },
    nextDue: () => {
      const times = ordersWhere(({ status }) => status === "due").map(({ dueAt, leasedUntil = 0 }) =>
        Math.max(dueAt, leasedUntil),
      );
      return Promise.resolve(
        times.reduce<number | undefined>((first, at) => Math.min(first ?? at, at), undefined),
      );
    },
    retry: (orderids, now) => {
      const chosen = ordersWhere(
        (held) => (orderids === "all" || orderids.includes(held.orderid)) && awaitsSomebody(held, now),
      );
      for (const held of chosen) {
        const steps = held.steps.map((step): StepRecord => ({ ...step, rounds: 0 }));
        const status = isSettled(steps, held.leasedUntil) ? "open" : "due";
        change(held, { status, frozen: status === "due", dueAt: now, attempts: 0, steps });
      }
      return Promise.resolve(chosen.length);
    },
    close: (orderid, { reason, now }) => {
      const held = orders.get(orderid);
      if (!exceptions.isOpen(orderid) || (held?.leasedUntil ?? 0) > now) return Promise.resolve(false);
      if (held && closable.includes(held.status)) {
        change(held, { status: "closed", reason, frozen: true, holder: undefined, leasedUntil: undefined });
      }
      exceptions.resolveOthers(orderid, [], { now, reason });
      return Promise.resolve(true);
    },
    find: (orderid) => {
      const held = orders.get(orderid);
      return Promise.resolve(held && recordOf(held));
    },
    orders: async function* () {
      for (const held of ordersWhere(() => true)) yield await Promise.resolve(recordOf(held));
    },
    counts: () => {
      const counts = new Map<string, OrderCount>();
      for (const { orderid, status } of orders.values()) {
        const excepted = exceptions.isOpen(orderid);
        const kind = `${status} ${excepted}`;
        counts.set(kind, { status, excepted, count: (counts.get(kind)?.count ?? 0) + 1 });
      }
      return Promise.resolve([...counts.values()]);
    },
    exceptions: () => Promise.resolve(exceptions.all()),
  };
}

/** An order as it was read; what is confirmed of it stays, and so does a lease. */
const closable: readonly OrderRecord["status"][] = ["exception", "due", "open"];

function heldOf(entry: OrderEntry, before: Held | undefined, now: number): Held {
  const { orderid, status, reason, fingerprint, plan } = entry;
  const confirmed = (before?.steps ?? []).filter(({ state }) => state === "confirmed");
  const planned = (plan?.steps ?? []).filter(({ key }) => !confirmed.some((step) => step.key === key));
  const steps = [...confirmed, ...planned.map(({ key }) => intendedStep(key))];
  const lease = { holder: before?.holder, leasedUntil: before?.leasedUntil };
  return {
    orderid,
    status,
    reason,
    fingerprint,
    plan,
    steps,
    dueAt: now,
    attempts: 0,
    frozen: false,
    ...lease,
  };
}

function isDue({ status, dueAt, leasedUntil = 0 }: Held, now: number): boolean {
  return status === "due" && dueAt <= now && leasedUntil <= now;
}

/** The claim on an order as it was before it was claimed: a lease that it still carried was never given back. */
function claimOf({ orderid, plan, steps, attempts, leasedUntil }: Held): readonly Claim[] {
  return plan ? [{ orderid, plan, steps, attempts, interruptedUntil: leasedUntil }] : [];
}

function endOf(
  ends: NonNullable<OrderChange["ends"]>,
  steps: readonly StepRecord[],
  now: number,
): Partial<Held> {
  const { status, reason, dueAt = now, attempts = 0 } = ends;
  const free = { frozen: isFrozen(status, steps), holder: undefined, leasedUntil: undefined };
  return { status, reason, dueAt, attempts, ...free };
}

function recordOf({ orderid, status, reason, fingerprint, plan, steps, dueAt }: Held): OrderRecord {
  return { orderid, status, reason, fingerprint, plan, steps, dueAt };
}

/** The exceptions of one pair: one for each order and code. */
function exceptionBook() {
  const byOrder = new Map<number, Map<string, ExceptionRecord>>();
  const ofOrder = (orderid: number): Map<string, ExceptionRecord> =>
    byOrder.get(orderid) ?? new Map<string, ExceptionRecord>();
  return {
    open: (orderid: number, finding: Finding, now: number): void => {
      const exceptions = ofOrder(orderid);
      byOrder.set(orderid, exceptions);
      const known = exceptions.get(finding.code);
      const openedAt = known && known.resolvedAt === undefined ? known.openedAt : now;
      const open = { resolvedAt: undefined, closedBecause: undefined };
      exceptions.set(finding.code, { trace: traceOf(orderid), orderid, finding, openedAt, ...open });
    },
    /** What is no longer wrong with an order is resolved: by itself, or by a person with a reason. */
    resolveOthers: (
      orderid: number,
      findings: readonly Finding[],
      { now, reason: closedBecause }: { readonly now: number; readonly reason?: string | undefined },
    ): void => {
      const exceptions = ofOrder(orderid);
      for (const [code, exception] of exceptions) {
        if (exception.resolvedAt !== undefined || findings.some((finding) => finding.code === code)) continue;
        exceptions.set(code, { ...exception, resolvedAt: now, closedBecause });
      }
    },
    isOpen: (orderid: number): boolean =>
      [...ofOrder(orderid).values()].some(({ resolvedAt }) => resolvedAt === undefined),
    /** Whether a person closed this very finding. */
    isClosed: (orderid: number, finding: Finding): boolean => {
      const known = ofOrder(orderid).get(finding.code);
      return known?.closedBecause !== undefined && JSON.stringify(known.finding) === JSON.stringify(finding);
    },
    all: (): readonly ExceptionRecord[] =>
      [...byOrder.values()]
        .flatMap((exceptions) => [...exceptions.values()])
        .sort(
          (a, b) =>
            a.openedAt - b.openedAt || a.orderid - b.orderid || (a.finding.code < b.finding.code ? -1 : 1),
        ),
  };
}
