import { aRegister, aShop, aStore, aWarehouse, anOrder, type OrderOverrides } from "../builders.ts";
import type { Journal } from "../journal.ts";
import { type VirtualClock, virtualClock } from "../virtual-clock.ts";
import { createSitooEmulator, type SitooEmulator } from "./emulator.ts";
import type { SitooOptions } from "./options.ts";
import type { Shop } from "./shop.ts";

/** What an account answers. */
interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON; undefined when there is no body. */
  readonly body: unknown;
}

/** An account, and short ways to call it as its API user. */
export interface TestAccount {
  readonly sitoo: SitooEmulator;
  readonly clock: VirtualClock;
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answered>;
  /** The JSON of an answer, whatever its status. */
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
  readonly put: (path: string, body: unknown) => Promise<unknown>;
  readonly delete: (path: string, body?: unknown) => Promise<unknown>;
  /** The records on a page. */
  readonly items: (path: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

interface TestAccountSetup {
  readonly shop?: Partial<Shop>;
  readonly orders?: readonly OrderOverrides[];
  readonly options?: Partial<SitooOptions>;
  readonly journal?: Journal;
}

/** 20 November 2026, 9:00 in Stockholm. */
export const openingTime = Date.parse("2026-11-20T08:00:00Z");

/** A warehouse of each kind, both of the one store. */
const warehouses = [
  aWarehouse({ warehousetype: 10 }),
  aWarehouse({ warehouseid: 2, name: "Online", externalid: "ONLINE", storeid: null }),
];

/** Three products; the last is not sold in stores. */
const products = [
  { productid: 1, sku: "TEA-1", title: "Green tea", moneyprice: "79.00" },
  { productid: 2, sku: "TEA-2", title: "Black tea", moneyprice: "89.00" },
  { productid: 3, sku: "TEA-3", title: "White tea", moneyprice: "129.00", activepos: false },
];

/** Opens the account of a tea shop. */
export function anAccount({ shop, orders = [], options, journal }: TestAccountSetup = {}): TestAccount {
  const clock = virtualClock(openingTime);
  const sitoo = createSitooEmulator({
    shop: aShop({
      ...{ warehouses, stores: [aStore()], registers: [aRegister()] },
      orders: orders.map(anOrder),
      ...shop,
      records: { products, ...shop?.records },
    }),
    ...{ clock, ...(options && { options }), ...(journal && { journal }) },
  });
  const call: TestAccount["call"] = async (method, path, body) => {
    const answer = await sitoo.fetch(`${sitoo.baseUrl}${path}`, {
      method,
      headers: { authorization: `Basic ${btoa("1500-1:sitoo-demo")}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
  const bodyOf =
    (method: string) =>
    async (path: string, body?: unknown): Promise<unknown> =>
      (await call(method, path, body)).body;
  const get = bodyOf("GET");

  return {
    ...{ sitoo, clock, call, get },
    ...{ post: bodyOf("POST"), put: bodyOf("PUT"), delete: bodyOf("DELETE") },
    items: async (path) =>
      ((await get(path)) as { items: readonly Readonly<Record<string, unknown>>[] }).items,
  };
}
