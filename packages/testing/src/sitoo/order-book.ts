import type { Clock } from "@instep/http";
import { type Journal, memoryJournal, replayJournal } from "../journal.ts";
import type { Arrival, OrderRecord } from "./shop.ts";

/** The orders that have reached Sitoo so far. */
export interface OrderBook {
  /** Ascending by order id. */
  arrived(): readonly OrderRecord[];
  /** An order reaches Sitoo now, whatever the shop's own arrivals say of it. */
  deliver(order: OrderRecord): void;
  /** When the last of the known arrivals comes, in ms; 0 when there is none. */
  readonly lastAt: number;
}

export interface OrderBookOptions {
  readonly arrivals: readonly Arrival[];
  readonly clock: Clock;
  readonly journal?: Journal;
}

/**
 * Keeps the orders by the clock. What the journal holds has arrived already, so that a run that continues, with its clock
 * set back to the morning, sees at least what the run before it saw.
 */
export function createOrderBook({ arrivals, clock, journal = memoryJournal() }: OrderBookOptions): OrderBook {
  const versions = new Map<number, Arrival>();
  const served: Arrival[] = [];
  replayJournal(journal, (written) => served.push(readArrival(written)));
  const known = new Set(served.map(nameOf));
  const coming = arrivals.filter((arrival) => !known.has(nameOf(arrival))).toSorted((a, b) => a.at - b.at);
  let listed: readonly OrderRecord[] | undefined;

  // The later arrival wins, not the one read last: an open order must not come back over the closed one of the journal.
  const keep = (arrival: Arrival): void => {
    const version = versions.get(arrival.order.orderid);
    if (version && version.at > arrival.at) return;
    versions.set(arrival.order.orderid, arrival);
    listed = undefined;
  };

  const take = (arrival: Arrival): void => {
    keep(arrival);
    journal.append(JSON.stringify({ at: arrival.at, order: arrival.order }));
  };

  const catchUp = (): void => {
    const due = coming.findIndex(({ at }) => at > clock.now());
    for (const arrival of coming.splice(0, due === -1 ? coming.length : due)) take(arrival);
  };

  served.forEach(keep);

  return {
    arrived: () => {
      catchUp();
      return (listed ??= [...versions.values()]
        .map(({ order }) => order)
        .toSorted((a, b) => a.orderid - b.orderid));
    },
    deliver: (order) => {
      catchUp();
      take({ at: Math.max(clock.now(), versions.get(order.orderid)?.at ?? 0), order });
    },
    lastAt: [...served, ...arrivals].reduce((last, { at }) => Math.max(last, at), 0),
  };
}

const nameOf = ({ at, order }: Arrival): string => `${at}/${order.orderid}`;

/** The door of the journal: its lines were written by `take` above, unless somebody has been at them. */
function readArrival(written: unknown): Arrival {
  const { at, order } = { ...(written as Partial<Arrival> | null) };
  if (typeof at !== "number" || !Number.isSafeInteger(order?.orderid)) throw new TypeError("no order");
  return written as Arrival;
}
