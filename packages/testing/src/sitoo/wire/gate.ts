import type { Clock } from "@instep/http";
import type { SitooOptions } from "../options.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Shop } from "../shop.ts";
import { basic } from "./basic.ts";

/** Lets a caller in: the function returned says that the call is over. */
export type Gate = (request: Request) => () => void;

export interface GateParts {
  readonly shop: Shop;
  readonly clock: Clock;
  readonly options: Readonly<SitooOptions>;
}

/** What an API user has done of late. */
interface Caller {
  inFlight: number;
  slot: number;
  calls: number;
}

/** The door of an account: address, Basic authentication, then one call at a time and so many in a slot, per API user. */
export function createGate({ shop, clock, options }: GateParts): Gate {
  const users = [{ apiId: shop.apiId, password: shop.password }, ...(shop.apiUsers ?? [])];
  const callers = new Map<string, Caller>(
    users.map(({ apiId, password }) => [basic(apiId, password), { inFlight: 0, slot: -1, calls: 0 }]),
  );
  const tooMany = (text: string, until: number): SitooRefusal =>
    new SitooRefusal(429, text, headersOf(until, clock.now() / 1000, options));

  return (request) => {
    checkAddress(request, options);
    const caller = callers.get(request.headers.get("authorization") ?? "");
    if (!caller) throw new SitooRefusal(401, "Unauthorized");
    const { slotSeconds } = options;
    const slot = Math.floor(clock.now() / 1000 / slotSeconds);
    if (options.oneCallAtATime && caller.inFlight > 0) {
      throw tooMany("Too many connections", clock.now() / 1000 + 1);
    }
    if (caller.slot !== slot) Object.assign(caller, { slot, calls: 0 });
    if (caller.calls >= options.callsPerSlot) throw tooMany("Too many requests", (slot + 1) * slotSeconds);
    caller.calls += 1;
    caller.inFlight += 1;
    return () => {
      caller.inFlight -= 1;
    };
  };
}

function checkAddress(request: Request, { allowedAddresses, addressStatus }: Readonly<SitooOptions>): void {
  const address = request.headers.get("x-forwarded-for") ?? "127.0.0.1";
  if (allowedAddresses === "any" || allowedAddresses.includes(address)) return;
  throw new SitooRefusal(addressStatus, addressStatus === 401 ? "Unauthorized" : "Forbidden");
}

/** When the caller may come again: as a moment, and as seconds from now. */
function headersOf(
  until: number,
  now: number,
  { rateHeaders }: Readonly<SitooOptions>,
): Readonly<Record<string, string>> {
  const reset = { "x-rate-limit-reset": String(Math.ceil(until)) };
  const after = { "retry-after": String(Math.max(1, Math.ceil(until - now))) };
  return {
    ...((rateHeaders === "both" || rateHeaders === "x-rate-limit-reset") && reset),
    ...((rateHeaders === "both" || rateHeaders === "retry-after") && after),
  };
}
