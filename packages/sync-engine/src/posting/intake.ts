import { customerFieldsOf } from "@instep/mapping-core";
import type { CallOptions } from "@instep/sap-b1-client";
import type { Order, OrderQuery, Read } from "@instep/sitoo-client";
import type { Context } from "../context.ts";
import type { Gatherer } from "../facts/gather.ts";
import type { OrderEntry } from "../ledger/ledger.ts";
import { decide, isPlannable } from "./decide.ts";
import { judgeAgain } from "./judge-again.ts";

/** Orders decided and written down in one transaction. */
const perTransaction = 100;

/** Reads orders and writes down what is to become of each, before anything is sent. */
export interface Intake {
  /** Everything new, everything not final at the last reading and, now and then, what was read before. */
  run(options: CallOptions): Promise<void>;
}

export function createIntake(context: Context, gatherer: Gatherer): Intake {
  const { ledger, clock, pace, rules } = context;
  let rescan: { readonly at: number; readonly upTo: number } | undefined;

  /**
   * Orders may change after they were read, and an id may become visible after a higher one. So what lies behind the
   * watermark is read again: by every process that starts, and then from where the last such reading stood.
   */
  const readAgain = async (watermark: number, options: CallOptions): Promise<void> => {
    if (rescan && clock.now() - rescan.at < pace.rescanEvery) return;
    const orderidfrom = Math.max(
      (rescan?.upTo ?? watermark) - pace.rescan + 1,
      rules.cutover?.orderid ?? 0,
      0,
    );
    await take(context, gatherer, { query: { orderidfrom, orderidto: watermark + 1 }, options });
    rescan = { at: clock.now(), upTo: watermark };
  };

  return {
    run: async (options) => {
      const { watermark } = await ledger.identity();
      const open = await ledger.openOrders();
      if (open.length > 0) await take(context, gatherer, { query: { orderid: open }, options });
      if (watermark > 0) await readAgain(watermark, options);
      const orderidfrom = Math.max(watermark + 1, rules.cutover?.orderid ?? 0);
      await take(context, gatherer, { query: { orderidfrom }, options });
    },
  };
}

interface Taking {
  readonly query: OrderQuery;
  readonly options: CallOptions;
}

async function take(context: Context, gatherer: Gatherer, { query, options }: Taking): Promise<void> {
  const { sitoo, ledger, clock, rules, onEvent } = context;
  const moreFields = customerFieldsOf(rules.customers);
  const orders = sitoo.orders.each({ ...query, moreFields }, options);
  for await (const reads of inChunks(orders, perTransaction)) {
    const read = await entriesOf(context, gatherer, { reads, options });
    const watermark = Math.max(0, ...read.map(({ orderid }) => orderid));
    const entries = await toBeJudged(context, read);
    await ledger.recordIntake({ entries, watermark, now: clock.now() });
    for (const { orderid, findings } of entries) {
      for (const { code } of findings) onEvent({ type: "exception-opened", orderid, code });
    }
    onEvent({ type: "orders-read", count: reads.length, watermark });
  }
}

async function entriesOf(
  { rules, clock }: Context,
  gatherer: Gatherer,
  { reads, options }: { readonly reads: readonly Read<Order>[]; readonly options: CallOptions },
): Promise<readonly OrderEntry[]> {
  const orders = reads.flatMap((read) => (read.ok ? [read.value] : []));
  const plannable = orders.filter((order) => isPlannable(order, rules));
  const facts = plannable.length > 0 ? await gatherer.gather(plannable, options) : new Map<number, never>();
  return reads.map((read) =>
    read.ok
      ? decide(read.value, rules, { facts: facts.get(read.value.orderid), now: clock.now() })
      : unreadable(read),
  );
}

/** An unreadable order is an exception by its id, and the reading goes on (H31). */
function unreadable({ id, faults }: Extract<Read<Order>, { ok: false }>): OrderEntry {
  const orderid = Number.isSafeInteger(Number(id)) ? Number(id) : 0;
  const findings = [{ code: "unreadable-order" as const, faults }];
  return { orderid, status: "exception", reason: "cannot be read", fingerprint: "", findings };
}

/** Orders that are new, that were open, or that read differently by now; nothing is to be said of the others. */
async function toBeJudged(
  { ledger }: Context,
  entries: readonly OrderEntry[],
): Promise<readonly OrderEntry[]> {
  const judged: (OrderEntry | undefined)[] = [];
  for (const entry of entries) {
    const known = await ledger.find(entry.orderid);
    judged.push(known ? judgeAgain(known, entry) : entry);
  }
  return judged.filter((entry) => entry !== undefined);
}

async function* inChunks<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let chunk: T[] = [];
  for await (const each of source) {
    chunk.push(each);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
