import {
  addsTo,
  type Claim,
  type ExceptionRecord,
  intendedStep,
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
        const isFrozen = orders.get(orderid)?.frozen ?? false;
        if (!isFrozen) orders.set(orderid, heldOf(entry, intake.now));
        for (const finding of findings) exceptions.open(orderid, finding, intake.now);
        if (!isFrozen && findings.length === 0 && status !== "due") exceptions.resolve(orderid, intake.now);
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
      change(held, { steps: known, ...(holds && ends && endOf(ends, now)) });
      if (holds && ends?.finding) exceptions.open(orderid, ends.finding, now);
      if (holds && ends?.status === "posted") exceptions.resolve(orderid, now);
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
        ({ orderid, status }) => status === "exception" && (orderids === "all" || orderids.includes(orderid)),
      );
      for (const held of chosen) {
        const steps = held.steps.map((step): StepRecord => ({ ...step, rounds: 0 }));
        change(held, { status: held.frozen ? "due" : "open", dueAt: now, attempts: 0, steps });
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

function heldOf({ orderid, status, reason, fingerprint, plan }: OrderEntry, now: number): Held {
  const steps = (plan?.steps ?? []).map(({ key }) => intendedStep(key));
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

function endOf(ends: NonNullable<OrderChange["ends"]>, now: number): Partial<Held> {
  const { status, reason, dueAt = now, attempts = 0 } = ends;
  return { status, reason, dueAt, attempts, holder: undefined, leasedUntil: undefined };
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
    resolve: (orderid: number, now: number): void => {
      for (const [key, exception] of exceptions) {
        const isOpen = exception.orderid === orderid && exception.resolvedAt === undefined;
        if (isOpen) exceptions.set(key, { ...exception, resolvedAt: now });
      }
    },
    all: (): readonly ExceptionRecord[] =>
      [...exceptions.values()].sort((a, b) => a.openedAt - b.openedAt || a.orderid - b.orderid),
  };
}
