import { type Clock, jsonIn, type Log, silentLog, systemClock, unfailing } from "@instep/http";
import { handleAfterwards } from "./afterwards.ts";
import { type Authorized, basicAuth, type HookUser } from "./basic-auth.ts";
import { parseEvents, type SitooEvent } from "./event.ts";
import { checkHandlerOptions } from "./handler-options.ts";
import { nameOf } from "./name-of.ts";
import { handleOnce, type Once } from "./once.ts";
import { readBody, tooLarge } from "./read-body.ts";
import { rememberEvents, type SeenEvents } from "./seen-events.ts";

/** How a web hook is answered. */
export type EventHandlerOptions = EventHandlerSettings & (HookPassword | HookCheck);

/** Basic authentication: user and password as they were given to Sitoo for this web hook, never those of its API. */
export interface HookPassword extends HookUser {
  readonly authorize?: undefined;
}

/** Another way than Basic authentication to know Sitoo, such as a network that nobody else reaches. */
export interface HookCheck {
  readonly authorize: Authorized;
  readonly user?: undefined;
  readonly password?: undefined;
}

/** Everything but who may call. */
export interface EventHandlerSettings {
  /** Told of each event once, in their order. When it fails, Sitoo sends the event again. */
  readonly onEvent: (event: SitooEvent) => unknown;
  /**
   * "after": 200 says that the events are handled, and what fails is sent again, which holds up all events behind it.
   * "before": 200 says that they came, and what fails is lost until the next poll; it holds up no other. @default "after"
   */
  readonly acknowledge?: "after" | "before" | undefined;
  /** Which events were handled. @default the last 10,000, in this process */
  readonly seen?: SeenEvents | undefined;
  /** Bytes. @default 262_144; ten events have some thousand */
  readonly sizeLimit?: number | undefined;
  /**
   * Milliseconds before Sitoo is told to come again: it gives up after 15 s. With "before", how long an event may hold up
   * those behind it. @default 10_000
   */
  readonly patience?: number | undefined;
  /** @default the system clock */
  readonly clock?: Clock | undefined;
  /** Told what could not be read or handled: ids, never data. @default nowhere */
  readonly log?: Log | undefined;
}

/** Answers a request of Sitoo's to a web hook. Never throws. */
export type EventHandler = (request: Request) => Promise<Response>;

const headersOf: Readonly<Partial<Record<number, Readonly<Record<string, string>>>>> = {
  401: { "www-authenticate": 'Basic realm="Sitoo events"' },
  405: { allow: "POST" },
};

/** Sitoo sends such a request again; any other answer but 200 lets it drop the events (Sitoo, Events SPI). */
const comeAgain = 503;

/**
 * Makes the handler of a web hook, to be mounted in any server that has fetch's Request and Response. Throws a TypeError that
 * lists every fault of the options.
 */
export function createEventHandler(options: EventHandlerOptions): EventHandler {
  checkHandlerOptions({ ...options });
  const { onEvent, seen = rememberEvents(), sizeLimit = 262_144, patience = 10_000 } = options;
  const { acknowledge = "after", clock = systemClock } = options;
  const authorized = checkOf(options);
  const log = unfailing(options.log ?? silentLog);
  const once = handleOnce(onEvent, seen);
  const afterwards = handleAfterwards(once, { patience, clock, log });

  const handle = async (request: Request, signal: AbortSignal): Promise<number> => {
    if (request.method !== "POST") return 405;
    const mayEnter: unknown = await authorized(request);
    if (mayEnter !== true) return 401; // a host without types may say "no"
    if (request.bodyUsed || request.body?.locked) {
      log.error(
        "The body of a web hook was read by something before its handler: mount the handler before it",
      );
      return comeAgain;
    }
    const body = await readBody(request, { limit: sizeLimit, signal });
    if (body === tooLarge) return 413;
    const events = eventsIn(body, log);
    if (!events) return 400;
    if (acknowledge === "after") await inOrder(events, once);
    else afterwards(events);
    return 200;
  };
  return async (request) => {
    const over = new AbortController();
    const late = clock.wait(patience, over.signal).then(
      () => comeAgain,
      () => comeAgain, // answered in time
    );
    const status = await Promise.race([handle(request, over.signal), late]).catch((error: unknown) => {
      log.error("A web hook of Sitoo failed", { error: nameOf(error) });
      return comeAgain;
    });
    over.abort();
    return new Response(null, { status, headers: headersOf[status] ?? {} });
  };
}

function checkOf(options: EventHandlerOptions): Authorized {
  if (options.authorize) return options.authorize;
  return basicAuth(options);
}

/** The events that can be read; undefined when there are none to be read at all. What nobody can read is never sent again. */
function eventsIn(body: string, log: Log): readonly SitooEvent[] | undefined {
  const came = jsonIn(body);
  if (!Array.isArray(came)) {
    log.warn("A request of Sitoo's holds no list of events");
    return undefined;
  }
  return parseEvents(came).flatMap((event) => {
    if (event.ok) return [event.value];
    log.warn("An event of Sitoo could not be read", { id: event.id, faults: event.faults.join("; ") });
    return [];
  });
}

/** What comes after an event that failed waits until that one is sent again. */
async function inOrder(events: readonly SitooEvent[], once: Once): Promise<void> {
  for (const event of events) await once(event);
}
