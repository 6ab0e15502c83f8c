import { SitooError } from "./errors.ts";
import { recordIn } from "./resource/given.ts";
import { newestId } from "./resource/listing.ts";
import { methodsOf } from "./resource/methods.ts";
import type { Service } from "./resource/place.ts";
import type { Read } from "./resource/records.ts";
import type { Methods } from "./resource/resource.ts";
import type { CallOptions } from "./request.ts";
import { orderDeliveries } from "./resources/order-deliveries.ts";
import { orderLogItems } from "./resources/order-log-items.ts";
import { type Order, type OrderDraft, type OrderQuery, orders } from "./resources/orders.ts";

/** The orders of a site. */
export interface Orders extends Pick<Methods<typeof orders>, "find" | "update"> {
  /**
   * Every order that fits, by rising id, each read by itself: an unreadable one is reported and does not stop the
   * others (H31). Pages go by id, never by offset, so that sales made meanwhile cannot shift them.
   */
  each(query?: OrderQuery, options?: CallOptions): AsyncIterable<Read<Order>>;
  /** The highest order id; undefined when there is no order. */
  newest(options?: CallOptions): Promise<number | undefined>;
  /**
   * Makes an order and resolves with its id. An answer that was lost is made up for by its `externalid`: when Sitoo has an
   * order of exactly that name, it is this one. Without one, or when Sitoo has none yet, the error says in doubt: never send
   * it again before it is known to be absent. A name that Sitoo does not allow is a TypeError, and nothing is sent.
   */
  add(draft: OrderDraft, options?: CallOptions): Promise<number>;
  /** What left a warehouse for an order, or came back. */
  deliveries(orderid: number): Methods<typeof orderDeliveries>;
  log(orderid: number): Methods<typeof orderLogItems>;
}

export function createOrders(service: Service): Orders {
  const { request, eshopid } = service;
  const { each, find, update, add } = methodsOf(service, orders);

  const idOf = async (externalid: string, options: CallOptions): Promise<number | undefined> => {
    const query = { externalid: [externalid], fields: ["orderid", "externalid"] } as const;
    for await (const found of each(query, options))
      if (found.ok && found.value.externalid === externalid) return found.value.orderid;
    return undefined;
  };
  return {
    each,
    find,
    update: async (orderid, changes, options) => {
      refuseName(recordIn(changes));
      await update(orderid, changes, options);
    },
    newest: (options) =>
      newestId(request, "orderid", { operation: "getAllOrders", query: { eshopid }, ...options }),
    add: async (draft, options = {}) => {
      refuseName(recordIn(draft));
      try {
        return await add(draft, options);
      } catch (error) {
        const lost = error instanceof SitooError && error.outcome === "in-doubt";
        if (!lost || !draft.externalid || options.signal?.aborted) throw error;
        const found = await idOf(draft.externalid, options).catch(() => undefined); // the doubt says more
        if (found === undefined) throw error;
        return found;
      }
    },
    deliveries: (orderid) => methodsOf(service, orderDeliveries, { orderid }),
    log: (orderid) => methodsOf(service, orderLogItems, { orderid }),
  };
}

/** What Sitoo documents. Another name could find another order when the answer is lost, since Sitoo may read it otherwise. */
const allowedName = /^[A-Za-z0-9_-]{1,40}$/;

const isAllowed = (externalid: unknown): boolean =>
  typeof externalid === "string" && allowedName.test(externalid);

function refuseName({ externalid }: Pick<OrderDraft, "externalid">): void {
  if (externalid === undefined || externalid === null || isAllowed(externalid)) return;
  throw new TypeError("The externalid of an order is 1 to 40 characters of A-Z, a-z, 0-9, _ and -.");
}
