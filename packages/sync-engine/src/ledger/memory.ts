import type { Finding } from "../exceptions/findings.ts";
import {
  addsTo,
  type Claim,
  type ExceptionRecord,
  intendedStep,
  isFrozen,
  isSettled,
  type Ledger,
  type LedgerStore,
  type OrderChange,
  type OrderEntry,
  type OrderRecord,
  type StepRecord,
  traceOf,
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
  const orders = new Map<number, Held>();
  const exceptions = exceptionBook();

  const change = (held: Held, changes: Partial<Held>): void => {
    orders.set(held.orderid, { ...held, ...changes });
  };
  const ordersWhere = (wanted: (held: Held) => boolean): readonly Held[] =>
    [...orders.values()].filter(wanted).sort((a, b) => a.orderid - b.orderid);

  return {
    identity: () => Promise.resolve({ id: birth.id, bornAt: birth.now, watermark }),
    recordIntake: (intake) => {
      for (const entry of intake.entries) {
        const { orderid, status, findings } = entry;
        const frozen = orders.get(orderid)?.frozen ?? false;
        if (!frozen) orders.set(orderid, heldOf(entry, orders.get(orderid)?.steps ?? [], intake.now));
        for (const finding of findings) exceptions.open(orderid, finding, intake.now);
        if (!frozen && status !== "due") exceptions.resolveOthers(orderid, findings, intake.now);
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
      for (const held of due) change(held, { holder, leasedUntil: until, frozen: true });
      return Promise.resolve(due.flatMap(claimOf));
    },
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
      if (holds && isJudged) exceptions.resolveOthers(orderid, ends.finding ? [ends.finding] : [], now);
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
        (held) =>
          (orderids === "all" || orderids.includes(held.orderid)) &&
          (held.status === "exception" || (held.status === "due" && exceptions.isOpen(held.orderid))) &&
          (held.leasedUntil ?? 0) <= now,
      );
      for (const held of chosen) {
        const steps = held.steps.map((step): StepRecord => ({ ...step, rounds: 0 }));
        const status = isSettled(steps) ? "open" : "due";
        change(held, { status, frozen: status === "due", dueAt: now, attempts: 0, steps });
      }
      return Promise.resolve(chosen.length);
    },
    find: (orderid) => {
      const held = orders.get(orderid);
      return Promise.resolve(held && recordOf(held));
    },
    orders: async function* () {
      for (const held of ordersWhere(() => true)) yield await Promise.resolve(recordOf(held));
    },
    exceptions: () => Promise.resolve(exceptions.all()),
  };
}

/** An order as it was read; what is confirmed of it stays. */
function heldOf(entry: OrderEntry, before: readonly StepRecord[], now: number): Held {
  const { orderid, status, reason, fingerprint, plan } = entry;
  const confirmed = before.filter(({ state }) => state === "confirmed");
  const planned = (plan?.steps ?? []).filter(({ key }) => !confirmed.some((step) => step.key === key));
  const steps = [...confirmed, ...planned.map(({ key }) => intendedStep(key))];
  const free = { attempts: 0, frozen: false, holder: undefined, leasedUntil: undefined };
  return { orderid, status, reason, fingerprint, plan, steps, dueAt: now, ...free };
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
  const exceptions = new Map<string, ExceptionRecord>();
  return {
    open: (orderid: number, finding: ExceptionRecord["finding"], now: number): void => {
      const trace = traceOf(orderid);
      const key = `${trace} ${finding.code}`;
      const known = exceptions.get(key);
      const openedAt = known && known.resolvedAt === undefined ? known.openedAt : now;
      exceptions.set(key, { trace, orderid, finding, openedAt, resolvedAt: undefined });
    },
    /** What is no longer wrong with an order is resolved. */
    resolveOthers: (orderid: number, findings: readonly Finding[], now: number): void => {
      for (const [key, exception] of exceptions) {
        const isOpen = exception.orderid === orderid && exception.resolvedAt === undefined;
        const stillWrong = findings.some(({ code }) => code === exception.finding.code);
        if (isOpen && !stillWrong) exceptions.set(key, { ...exception, resolvedAt: now });
      }
    },
    isOpen: (orderid: number): boolean =>
      [...exceptions.values()].some((each) => each.orderid === orderid && each.resolvedAt === undefined),
    all: (): readonly ExceptionRecord[] =>
      [...exceptions.values()].sort((a, b) => a.openedAt - b.openedAt || a.orderid - b.orderid),
  };
}
