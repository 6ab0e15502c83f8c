import type { Clock } from "@instep/http";
import { createFaults, type Faults } from "../faults.ts";
import type { Journal } from "../journal.ts";
import { inProcessFetch, type EmulatedSystem } from "../wire.ts";
import { createGate } from "./gate.ts";
import { createOrderBook, type OrderBook } from "./order-book.ts";
import { answerOf, SitooRefusal } from "./refusal.ts";
import { answerCall } from "./routes.ts";
import type { OrderRecord, Shop } from "./shop.ts";

export interface SitooEmulatorOptions {
  readonly shop: Shop;
  /** Orders arrive by it. */
  readonly clock: Clock;
  /** @default no faults but those injected */
  readonly faults?: Faults;
  /** Keeps the orders that have arrived, so that a run that continues sees them again. @default nothing is kept */
  readonly journal?: Journal;
  readonly options?: SitooBehaviour;
}

/** What accounts differ in. */
export interface SitooBehaviour {
  /** Answer 429 to a call while another call of the same API user is in flight. @default true */
  readonly oneCallAtATime?: boolean;
  /** How long a call is in flight, in ms by the clock. @default 0 */
  readonly latency?: number;
  /**
   * What becomes of a parameter that the call does not know, and of one that is given twice: Sitoo ignores the first and
   * takes the last of the second, without a word. @default "ignore"
   */
  readonly ignoredParameters?: "ignore" | "refuse";
}

/** A Sitoo account that answers as the real one is known to. */
export interface SitooEmulator extends EmulatedSystem {
  /** Reaches this account in this process, faults included. */
  readonly fetch: typeof fetch;
  readonly faults: Faults;
  /** The orders that have arrived so far, ascending by order id. */
  orders(): readonly OrderRecord[];
  /** An order reaches Sitoo now; with an order id that is there already, that order changes. */
  deliver(order: OrderRecord): void;
  /** When the last of the shop's orders arrives, in ms since the Unix epoch; 0 when there is none. */
  readonly lastAt: number;
}

/** Emulates the Sitoo account of a shop. */
export function createSitooEmulator(setup: SitooEmulatorOptions): SitooEmulator {
  const { shop, faults = createFaults() } = setup;
  const book = createOrderBook({ ...setup, arrivals: shop.arrivals });
  const system: EmulatedSystem = {
    name: "Sitoo",
    baseUrl: `https://api.sitoo.example/v2/accounts/${shop.accountid}`,
    handle: answerer(setup, book),
  };

  return {
    ...system,
    fetch: inProcessFetch(system, { faults, clock: setup.clock, systemWaits: true }),
    faults,
    orders: () => book.arrived(),
    deliver: (order) => book.deliver(order),
    lastAt: book.lastAt,
  };
}

function answerer({ shop, clock, options }: SitooEmulatorOptions, book: OrderBook): EmulatedSystem["handle"] {
  const { oneCallAtATime = true, latency = 0, ignoredParameters = "ignore" } = options ?? {};
  const isStrict = ignoredParameters === "refuse";
  const enter = createGate(shop, { oneCallAtATime });

  return async (request) => {
    let leave = (): void => undefined;
    try {
      leave = enter(request);
      await (latency > 0 ? clock.wait(latency) : Promise.resolve());
      const url = new URL(request.url);
      const path = pathBelow(`/v2/accounts/${shop.accountid}`, url.pathname);
      return Response.json(answerCall(path, { method: request.method, url, isStrict, shop, book }));
    } catch (error) {
      if (error instanceof SitooRefusal) return answerOf(error);
      throw error;
    } finally {
      leave();
    }
  };
}

/** An API user sees no other account. */
function pathBelow(root: string, path: string): string {
  if (!path.startsWith(`${root}/`)) throw new SitooRefusal(404, "Not Found");
  return path.slice(root.length);
}
