import { SitooRefusal } from "./refusal.ts";
import type { Shop } from "./shop.ts";

/** Lets a caller in: the function returned says that the call is over. */
export type Gate = (request: Request) => () => void;

export interface GateOptions {
  /** Refuse a call while another call of the same API user is in flight. */
  readonly oneCallAtATime: boolean;
}

/** The door of an account: Basic authentication, then one call at a time per API user. */
export function createGate(shop: Shop, options: GateOptions): Gate {
  const credentials = `Basic ${base64(`${shop.apiId}:${shop.password}`)}`;
  let inFlight = 0;

  return (request) => {
    if (request.headers.get("authorization") !== credentials) throw new SitooRefusal(401, "Unauthorized");
    if (options.oneCallAtATime && inFlight > 0) {
      throw new SitooRefusal(429, "Too many connections", { "retry-after": "1" });
    }
    inFlight += 1;
    return () => {
      inFlight -= 1;
    };
  };
}

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
