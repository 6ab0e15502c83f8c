import type { Clock, Random } from "@instep/http";
import type { Books } from "../books/books.ts";
import type { Stored } from "../books/records.ts";
import type { Shop } from "../shop.ts";
import { basic } from "../wire/basic.ts";
import { happeningOf } from "./event-of.ts";
import { type Answered, createQueue } from "./queue.ts";

/** Where events go, and what goes wrong on the way. */
export interface EventsOptions {
  /** The base of the host's address: events are posted to `/events` below it. */
  readonly url: string;
  /** For Basic authentication. @default none */
  readonly user?: string;
  readonly password?: string;
  /** Sends a request to the host: the emulator knows no network of its own. */
  readonly deliver: (request: Request) => Promise<Response>;
  /** How many of the requests come twice, from 0 to 1, and where chance comes from. @default none */
  readonly duplicates?: number;
  readonly random?: Random;
  /**
   * Makes the id of the next event. @default a random UUID, so that no two emulators and no two runs have one in common: a host
   * that has seen an id takes no other event by it
   */
  readonly newId?: () => string;
  /**
   * Which answers let a request come again: 429, 503 and 504 by the newer pages; everything but 200 and 4xx, and 429, by the
   * older ones. @default "newer"
   */
  readonly retryRule?: "newer" | "older";
  /** Hears of faults of the emulator itself. @default they end the process, as any unhandled rejection */
  readonly broken?: (error: unknown) => void;
}

/** The web hook of an account. */
export interface EventSender {
  /** The events that wait, and those that were given up. */
  waiting(): readonly Stored[];
  dropped(): readonly Stored[];
  stop(): void;
}

/** The account that events come from. */
interface Sending {
  readonly books: Books;
  readonly clock: Clock;
  readonly shop: Pick<Shop, "accountid" | "eshopid">;
}

/** An answer that comes later than this is none. */
const patience = 15_000;

/**
 * Tells a host of what happens in an account, as Sitoo's web hooks do: up to ten events at a time, in their order. Orders
 * that arrive by the clock are told of when the account is next asked anything.
 */
export function sendEvents({ books, clock, shop }: Sending, options: EventsOptions): EventSender {
  const { duplicates = 0, random = () => 1, newId = randomId, broken = throwLater } = options;
  const setup = { ...options, url: addressBelow(options.url) };
  const dropped: Stored[] = [];

  const send = async (batch: readonly Stored[]): Promise<Answered> => {
    const answered = await post(batch, setup, clock);
    if (answered === "taken" && random() < duplicates) await post(batch, setup, clock);
    return answered;
  };
  const drop = (batch: readonly Stored[]): number => dropped.push(...batch);
  const queue = createQueue<Stored>({ clock, send, drop, broken });

  const forget = books.onChange((change) => {
    const happening = happeningOf(change, shop.eshopid);
    if (!happening) return;
    const { event_type, data } = happening;
    const event_date = Math.floor(change.at / 1000);
    queue.add({ event_id: newId(), event_type, event_date, account_id: shop.accountid, data });
  });
  return {
    waiting: () => queue.waiting(),
    dropped: () => dropped,
    stop: () => {
      forget();
      queue.stop();
    },
  };
}

async function post(batch: readonly Stored[], options: EventsOptions, clock: Clock): Promise<Answered> {
  const { url, user, password = "", deliver, retryRule = "newer" } = options;
  const over = new AbortController();
  const request = new Request(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(user !== undefined && { authorization: basic(user, password) }),
    },
    body: JSON.stringify(batch),
    signal: over.signal,
  });
  const late = clock.wait(patience, over.signal).then(
    () => 0,
    () => 0, // answered in time
  );
  const status = await Promise.race([statusOf(() => deliver(request)), late]);
  over.abort();
  if (status === 200) return "taken";
  const again =
    retryRule === "newer"
      ? [0, 429, 503, 504].includes(status)
      : status === 429 || status < 400 || status >= 500;
  return again ? "again" : "dropped";
}

/** 0 when no answer came, in whatever way. */
async function statusOf(ask: () => Promise<Response>): Promise<number> {
  try {
    return (await ask()).status;
  } catch {
    return 0;
  }
}

/** Where events are posted. Throws a TypeError when the base is none of a host: its credentials are options of their own. */
function addressBelow(base: string): string {
  const parsed = URL.parse(base);
  const isHost = parsed?.protocol === "https:" || parsed?.protocol === "http:";
  if (!parsed || !isHost || parsed.username !== "" || parsed.search !== "" || parsed.hash !== "") {
    throw new TypeError(
      'sendEvents cannot use this url: expected one like "https://host.example/sitoo", and nothing before or after it',
    );
  }
  return `${parsed.href.replace(/\/+$/, "")}/events`;
}

const randomId = (): string => crypto.randomUUID();

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
