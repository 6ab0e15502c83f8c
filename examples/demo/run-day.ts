import type { OrderRecord, SyncEvent } from "@instep/sync-engine";
import { isZero, toText } from "@instep/mapping-core";
import { audit, type Audit } from "./audit.ts";
import type { Stage } from "./stage.ts";
import type { DayReport } from "./summary.ts";

/** What the demo's JSON line holds. */
export interface DayFigures extends Pick<
  Audit,
  | "orders"
  | "outOfScope"
  | "final"
  | "posted"
  | "waiting"
  | "inException"
  | "invoices"
  | "incomingPayments"
  | "duplicates"
  | "lost"
> {
  /** Bad orders that the made-up day holds. */
  readonly planted: number;
  /** Sitoo less SAP over the posted orders. */
  readonly difference: string;
  /** Documents that this run wrote. */
  readonly newDocuments: number;
  readonly seconds: number;
}

/** How long after closing time orders may still wait: longer than any quiet period or backoff, three times over. */
const patience = 12 * 3_600_000;

/** Trades the day to its end, then compares the books of both systems. */
export async function runDay(
  stage: Stage,
  { signal, onEvent }: { signal: AbortSignal; onEvent: (event: SyncEvent) => void },
): Promise<DayReport> {
  const { day, clock } = stage;
  const started = performance.now();
  const over = new AbortController();
  let found = 0;
  const engine = await stage.startEngine((event) => {
    if (event.type === "document-posted" && event.found) found += 1;
    if (event.type === "run-ended" && clock.now() >= day.closesAt && event.status.waiting === 0) over.abort();
    if (clock.now() > day.closesAt + patience) over.abort();
    onEvent(event);
  });
  await engine.run({ signal: AbortSignal.any([signal, over.signal]) });

  const exceptions = await engine.exceptions.list();
  const orders = new Map<number, OrderRecord>();
  for await (const order of engine.orders()) orders.set(order.orderid, order);
  const books = audit(stage, { exceptions, find: (orderid) => orders.get(orderid) });
  const { settings, documentsBefore, b1 } = stage;
  const what = settings.orders
    ? `${settings.orders.length} orders of a file`
    : `A day of trading, seed ${settings.seed}`;
  return {
    title: `${what}, ${settings.faults ? "with faults" : "without faults"}`,
    audit: books,
    exceptions,
    leftAlone: countReasons([...orders.values()], stage.sitoo.orders().length),
    faults: b1.faults.counts(),
    found,
    newDocuments: b1.books.invoices().length + b1.books.incomingPayments().length - documentsBefore,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

const alone: readonly OrderRecord["status"][] = ["out-of-scope", "void", "open"];

/** Orders that the engine has never seen belong to another site of the account. */
function countReasons(seen: readonly OrderRecord[], all: number): ReadonlyMap<string, number> {
  const others = Array.from({ length: all - seen.length }, () => "of another site");
  const reasons = [
    ...others,
    ...seen.filter(({ status }) => alone.includes(status)).map(({ reason }) => reason),
  ];
  return new Map([...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]));
}

export function figuresOf({ audit: books, newDocuments, seconds }: DayReport, { day }: Stage): DayFigures {
  const {
    orders,
    outOfScope,
    final,
    posted,
    waiting,
    inException,
    invoices,
    incomingPayments,
    duplicates,
    lost,
  } = books;
  return {
    ...{ orders, outOfScope, final, posted, waiting, inException },
    planted: day.planted.length,
    ...{ invoices, incomingPayments, duplicates, lost },
    difference: toText(books.difference),
    newDocuments,
    seconds,
  };
}

/** Whether the books of both systems agree. */
export function isBalanced({ audit: { duplicates, lost, difference, tenders } }: DayReport): boolean {
  return (
    duplicates === 0 && lost === 0 && isZero(difference) && tenders.every((row) => isZero(row.difference))
  );
}
