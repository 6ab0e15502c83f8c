import type { Clock } from "@instep/http";
import type { Arrival, Shop } from "../shop.ts";
import type { Line } from "./kept.ts";
import type { OrderRecord } from "./records.ts";

/** Lets the orders of a shop arrive by the clock. */
export interface Arrivals {
  catchUp(): void;
  /** An order arrives now, whatever the shop's own arrivals say of it. */
  take(order: OrderRecord): void;
  /** A run before this one has seen this already. */
  hasArrived(line: Line): void;
  /** When the last of the known arrivals comes, in ms; 0 when there is none. */
  lastAt(): number;
}

export interface ArrivalsOptions {
  readonly shop: Pick<Shop, "arrivals" | "coming">;
  readonly clock: Clock;
  readonly put: (order: OrderRecord, at: number) => void;
}

/**
 * Keeps count of what has arrived. A run that continues, with its clock set back to the morning, sees at least what the
 * run before it saw; of two versions of an order the later arrival wins, not the one that is read last.
 */
export function createArrivals({ shop, clock, put }: ArrivalsOptions): Arrivals {
  const versions = new Map<number, number>();
  const seen = new Set<string>();
  const queues = [
    shop.arrivals.toSorted((a, b) => a.at - b.at)[Symbol.iterator](),
    (shop.coming ?? [])[Symbol.iterator](),
  ].map(queueOf);

  const arrive = ({ at, order }: Arrival): void => {
    if (seen.has(nameOf(at, order.orderid)) || (versions.get(order.orderid) ?? at) > at) return;
    versions.set(order.orderid, at);
    put(order, at);
  };

  return {
    catchUp: () => {
      for (const queue of queues) for (const arrival of queue.due(clock.now())) arrive(arrival);
    },
    take: (order) => arrive({ at: Math.max(clock.now(), versions.get(order.orderid) ?? 0), order }),
    hasArrived: ({ at, orderids }) => {
      for (const orderid of orderids) {
        seen.add(nameOf(at, orderid));
        versions.set(orderid, Math.max(at, versions.get(orderid) ?? at));
      }
    },
    lastAt: () =>
      [...versions.values(), ...shop.arrivals.map(({ at }) => at)].reduce(
        (last, at) => Math.max(last, at),
        0,
      ),
  };
}

const nameOf = (at: number, orderid: number): string => `${at}/${orderid}`;

/** Hands on what is due, and looks no further than one arrival ahead. */
function queueOf(arrivals: Iterator<Arrival>) {
  let next = arrivals.next();
  return {
    due: function* (now: number): Iterable<Arrival> {
      while (next.done !== true && next.value.at <= now) {
        const arrival = next.value;
        next = arrivals.next();
        yield arrival;
      }
    },
  };
}
