import type { Clock } from "@instep/http";
import { createFaults, type Faults } from "../faults.ts";
import type { Journal } from "../journal.ts";
import { type EmulatedSystem, inProcessFetch } from "../wire.ts";
import { openAccount } from "./account.ts";
import { type Books, createBooks } from "./books/books.ts";
import { defaultSitooOptions, type SitooOptions } from "./options.ts";
import { SitooRefusal } from "./refusal.ts";
import { routes } from "./routes.ts";
import type { OrderRecord, Shop } from "./shop.ts";
import { refusalOf, responseOf } from "./wire/answer.ts";
import { createGate } from "./wire/gate.ts";
import { createRouter } from "./wire/router.ts";

export interface SitooEmulatorOptions {
  readonly shop: Shop;
  /** Orders arrive by it. */
  readonly clock: Clock;
  /** @default no faults but those injected */
  readonly faults?: Faults;
  /** Keeps every write, so that a run that continues sees it again. @default nothing is kept */
  readonly journal?: Journal;
  readonly options?: Partial<SitooOptions>;
}

/** A Sitoo account that answers as the real one is known to. */
export interface SitooEmulator extends EmulatedSystem {
  /** Reaches this account in this process, faults included. */
  readonly fetch: typeof fetch;
  readonly faults: Faults;
  /** Everything the account holds, to be read and, as the shops do, to be written. */
  readonly books: Books;
  /** Can be changed while it runs, as settings are. */
  readonly options: SitooOptions;
  /** The orders that have arrived so far, ascending by order id. */
  orders(): readonly OrderRecord[];
  /** An order reaches Sitoo now; with an order id that is there already, that order changes. */
  deliver(order: OrderRecord): void;
  /** When the last of the shop's orders arrives, in ms since the Unix epoch; 0 when there is none. */
  readonly lastAt: number;
}

/** Emulates the Sitoo account of a shop. */
export function createSitooEmulator(setup: SitooEmulatorOptions): SitooEmulator {
  const { shop, clock, faults = createFaults() } = setup;
  const options: SitooOptions = { ...defaultSitooOptions, ...setup.options };
  const books = createBooks({ ...setup, open: (parts) => openAccount(shop, parts) });
  const system: EmulatedSystem = {
    name: "Sitoo",
    baseUrl: `https://api.sitoo.example/v2/accounts/${shop.accountid}`,
    handle: answerer(setup, { books, options }),
    // Of what can go wrong inside a system, Sitoo knows but a write that fails.
    onFault: (kind, { method }) =>
      kind === "lock-record" && method !== "GET"
        ? refusalOf(new SitooRefusal(500, "Internal Server Error"), options)
        : undefined,
  };

  return {
    ...system,
    fetch: inProcessFetch(system, { faults, clock, systemWaits: true }),
    ...{ faults, books, options },
    orders: () => {
      books.catchUp();
      return [...books.orders.each({ from: -Infinity, to: Infinity })];
    },
    deliver: (order) => books.deliver(order),
    lastAt: books.lastAt,
  };
}

interface Parts {
  readonly books: Books;
  readonly options: Readonly<SitooOptions>;
}

function answerer(
  { shop, clock }: SitooEmulatorOptions,
  { books, options }: Parts,
): EmulatedSystem["handle"] {
  const enter = createGate({ shop, clock, options });
  const answer = createRouter(routes);

  return async (request) => {
    let leave = (): void => undefined;
    try {
      leave = enter(request);
      if (options.latency > 0) await clock.wait(options.latency);
      const url = new URL(request.url);
      const path = pathBelow(`/v2/accounts/${shop.accountid}`, url.pathname);
      const asked = { method: request.method, url, path, shop, books, options, body: await bodyOf(request) };
      return responseOf(
        books.atomically(() => answer(asked)),
        options,
      );
    } catch (error) {
      if (error instanceof SitooRefusal) return refusalOf(error, options);
      throw error;
    } finally {
      leave();
    }
  };
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = request.body === null ? "" : await request.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new SitooRefusal(400, "Invalid JSON"); // the parser says where, Sitoo does not
  }
}

/** An API user sees no other account. */
function pathBelow(root: string, path: string): string {
  if (!path.startsWith(`${root}/`)) throw new SitooRefusal(404, "Not Found");
  return path.slice(root.length);
}
