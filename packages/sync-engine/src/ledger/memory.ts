import type { Plan } from "@instep/mapping-core";
import {
  type Claim,
  type ExceptionRecord,
  intendedStep,
  type Intake,
  type Ledger,
  type LedgerStore,
  type OrderChange,
  type OrderEntry,
  type OrderRecord,
  type StepRecord,
  traceOf,
} from "./ledger.ts";

/** An order as it is held: changed in place, handed out in copies. */
interface Held {
  status: OrderRecord["status"];
  reason: string;
  fingerprint: string;
  plan: Plan | undefined;
  steps: Map<string, StepRecord>;
  dueAt: number;
  attempts: number;
  /** A step may have left: the plan stays as it is (H7). */
  frozen: boolean;
  holder: string | undefined;
  leasedUntil: number | undefined;
}

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

function createPair(birth: { readonly id: string; readonly now: number }): Ledger {
  let watermark = 0;
  const orders = new Map<number, Held>();
  const exceptions = new Map<string, ExceptionRecord>();

  const open = (orderid: number, finding: ExceptionRecord["finding"], now: number): void => {
    const trace = traceOf(orderid);
    const known = exceptions.get(`${trace} ${finding.code}`);
    const openedAt = known && known.resolvedAt === undefined ? known.openedAt : now;
    exceptions.set(`${trace} ${finding.code}`, { trace, orderid, finding, openedAt, resolvedAt: undefined });
  };
  const resolve = (orderid: number, now: number): void => {
    for (const [key, exception] of exceptions) {
      if (exception.orderid === orderid && exception.resolvedAt === undefined) {
        exceptions.set(key, { ...exception, resolvedAt: now });
      }
    }
  };
  const isDue = (held: Held, now: number): boolean =>
    held.status === "due" && held.dueAt <= now && (held.leasedUntil === undefined || held.leasedUntil <= now);

  const take = (orderid: number, held: Held, lease: { holder: string; until: number }): Claim[] => {
    const interruptedUntil = held.leasedUntil;
    Object.assign(held, { holder: lease.holder, leasedUntil: lease.until, frozen: true });
    if (!held.plan) return [];
    return [{ orderid, plan: held.plan, steps: [...held.steps.values()], attempts: held.attempts, interruptedUntil }];
  };

  return {
    identity: () => Promise.resolve({ id: birth.id, bornAt: birth.now, watermark }),
    recordIntake: (intake: Intake) => {
      for (const entry of intake.entries) {
        const known = orders.get(entry.orderid);
        if (!known?.frozen) orders.set(entry.orderid, heldOf(entry, intake.now));
        for (const finding of entry.findings) open(entry.orderid, finding, intake.now);
        if (!known?.frozen && entry.findings.length === 0 && entry.status !== "due") resolve(entry.orderid, intake.now);
      }
      watermark = Math.max(watermark, intake.watermark ?? 0);
      return Promise.resolve();
    },
    openOrders: () => Promise.resolve([...orders].filter(([, { status }]) => status === "open").map(([id]) => id)),
    claimDue: ({ holder, now, until, limit, orderid }) => {
      const due = [...orders]
        .filter(([id, held]) => (orderid === undefined || id === orderid) && isDue(held, now))
        .sort(([idA, a], [idB, b]) => a.dueAt - b.dueAt || idA - idB)
        .slice(0, limit);
      return Promise.resolve(due.flatMap(([id, held]) => take(id, held, { holder, until })));
    },
    extend: (orderid, { holder, until }) => {
      const held = orders.get(orderid);
      if (held?.holder !== holder) return Promise.resolve(false);
      held.leasedUntil = until;
      return Promise.resolve(true);
    },
    record: (orderid, { holder, now, steps = [], ends }: OrderChange) => {
      const held = orders.get(orderid);
      if (!held) return Promise.resolve();
      for (const step of steps) held.steps.set(step.key, step);
      if (ends && held.holder === holder) {
        const { status, reason, dueAt = now, attempts = 0, finding } = ends;
        Object.assign(held, { status, reason, dueAt, attempts, holder: undefined, leasedUntil: undefined });
        if (finding) open(orderid, finding, now);
        if (status === "posted") resolve(orderid, now);
      }
      return Promise.resolve();
    },
    nextDue: () => {
      const times = [...orders.values()]
        .filter(({ status }) => status === "due")
        .map(({ dueAt, leasedUntil }) => Math.max(dueAt, leasedUntil ?? 0));
      return Promise.resolve(times.length > 0 ? Math.min(...times) : undefined);
    },
    retry: (orderids, now) => {
      const chosen = [...orders].filter(([id, held]) => held.status === "exception" && (orderids === "all" || orderids.includes(id)));
      for (const [, held] of chosen) Object.assign(held, { status: held.frozen ? "due" : "open", dueAt: now, attempts: 0 });
      for (const [, { steps }] of chosen) for (const step of steps.values()) steps.set(step.key, { ...step, rounds: 0 });
      return Promise.resolve(chosen.length);
    },
    find: (orderid) => {
      const held = orders.get(orderid);
      return Promise.resolve(held && recordOf(orderid, held));
    },
    orders: async function* () {
      for (const [orderid, held] of [...orders].sort(([a], [b]) => a - b)) yield await Promise.resolve(recordOf(orderid, held));
    },
    exceptions: () => Promise.resolve([...exceptions.values()]),
  };
}

function heldOf({ status, reason, fingerprint, plan }: OrderEntry, now: number): Held {
  const steps = new Map((plan?.steps ?? []).map(({ key }) => [key, intendedStep(key)]));
  const free = { frozen: false, holder: undefined, leasedUntil: undefined };
  return { status, reason, fingerprint, plan, steps, dueAt: now, attempts: 0, ...free };
}

function recordOf(orderid: number, { status, reason, fingerprint, plan, steps, dueAt }: Held): OrderRecord {
  return { orderid, status, reason, fingerprint, plan, steps: [...steps.values()], dueAt };
}
