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
  /** A number from `next` on that no order has which is known to arrive: it is given to an order that is made here. */
  numberFrom(next: number): number;
  /** When the last of the known arrivals comes, in ms; 0 when there is none. */
  lastAt(): number;
}

export interface ArrivalsOptions {
  readonly shop: Pick<Shop, "arrivals" | "coming">;
  readonly clock: Clock;
  readonly put: (order: OrderRecord, at: number) => void;
  /** Whether there is an order of that number. */
  readonly has: (orderid: number) => boolean;
}

/**
 * Keeps count of what has arrived. A run that continues, with its clock set back to the morning, sees at least what the
 * run before it saw; of two versions of an order the later arrival wins, not the one that is read last. An arrival never
 * replaces an order that was made here: the known ones keep their numbers free, and any other that meets one stops the account.
 */
export function createArrivals({ shop, clock, put, has }: ArrivalsOptions): Arrivals {
  const versions = new Map<number, number>();
  const seen = new Set<string>();
  const given = new Set<number>();
  const highest = shop.arrivals.reduce((most, { order }) => Math.max(most, order.orderid), 0);
  let clash: RangeError | undefined;
  const queues = [
    shop.arrivals.toSorted((a, b) => a.at - b.at)[Symbol.iterator](),
    (shop.coming ?? [])[Symbol.iterator](),
  ].map(queueOf);

  const arrive = ({ at, order }: Arrival): void => {
    if (seen.has(nameOf(at, order.orderid)) || (versions.get(order.orderid) ?? at) > at) return;
    versions.set(order.orderid, at);
    put(order, at);
  };
  /** Of a number that was given to an order here, or was only looked at. */
  const arriveByItself = (arrival: Arrival): void => {
    const { orderid } = arrival.order;
    if (given.has(orderid) && has(orderid)) throw (clash = clashOf(orderid));
    given.delete(orderid);
    arrive(arrival);
  };

  return {
    catchUp: () => {
      if (clash) throw clash;
      for (const queue of queues) for (const arrival of queue.due(clock.now())) arriveByItself(arrival);
    },
    take: (order) => arrive({ at: Math.max(clock.now(), versions.get(order.orderid) ?? 0), order }),
    hasArrived: ({ at, orderids }) => {
      for (const orderid of orderids) {
        seen.add(nameOf(at, orderid));
        versions.set(orderid, Math.max(at, versions.get(orderid) ?? at));
      }
    },
    numberFrom: (next) => {
      const orderid = Math.max(next, highest + 1);
      given.add(orderid);
      return orderid;
    },
    lastAt: () =>
      [...versions.values(), ...shop.arrivals.map(({ at }) => at)].reduce(
        (last, at) => Math.max(last, at),
        0,
      ),
  };
}

const nameOf = (at: number, orderid: number): string => `${at}/${orderid}`;

const clashOf = (orderid: number): RangeError =>
  new RangeError(
    `Order ${String(orderid)} comes with the number of an order that was made here: what a shop has coming needs numbers of its own.`,
  );

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
