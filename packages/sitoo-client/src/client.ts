import { createOrders, type Orders } from "./orders.ts";
import { resolveOptions, type SitooOptions } from "./options.ts";
import { eachRecord, type Listing } from "./pages.ts";
import type { Read } from "./records.ts";
import { type CallOptions, createRequest, type SitooAnswer, type SitooCall } from "./request.ts";
import { CashRegister, Store, Warehouse } from "./resources/shop.ts";

/** A list of records that is small enough to be read whole. */
export interface Collection<T> {
  /** Every record, each read by itself: an unreadable one is reported and does not stop the others. */
  each(options?: CallOptions): AsyncIterable<Read<T>>;
}

/** One site of one Sitoo account. One call is in flight at a time. Every failure is a `SitooError`. */
export interface SitooClient {
  /** The last part of the base URL. */
  readonly accountId: string;
  readonly eshopid: number;
  readonly orders: Orders;
  readonly stores: Collection<Store>;
  readonly cashRegisters: Collection<CashRegister>;
  readonly warehouses: Collection<Warehouse>;
  /** Any other call to Sitoo's REST API v2. */
  request(call: SitooCall): Promise<SitooAnswer>;
}

/** Makes a client for one site. Throws a TypeError that lists every fault of the options; sends nothing yet. */
export function createSitooClient(options: SitooOptions): SitooClient {
  const settings = resolveOptions(options);
  const request = createRequest(settings);
  const { accountId, eshopid, pageSize } = settings;
  const site = `sites/${String(eshopid)}`;
  const collection = <T>(listing: Omit<Listing<T>, "pageSize">): Collection<T> => ({
    each: ({ signal } = {}) => eachRecord(request, { ...listing, pageSize, signal }),
  });

  return {
    accountId,
    eshopid,
    orders: createOrders(request, { eshopid, pageSize }),
    stores: collection({ path: `${site}/stores.json`, id: "storeid", schema: Store }),
    cashRegisters: collection({ path: `${site}/cashregisters.json`, id: "registerid", schema: CashRegister }),
    warehouses: collection({ path: `${site}/warehouses.json`, id: "warehouseid", schema: Warehouse }),
    request,
  };
}
