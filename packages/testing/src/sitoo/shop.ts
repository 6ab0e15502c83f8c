import type { TableName } from "./books/tables.ts";
import type { OrderRecord, Stored } from "./books/records.ts";

export type { OrderRecord } from "./books/records.ts";

/** A Sitoo account as data: what the emulator starts from. Field names are Sitoo's own. */
export interface Shop {
  /** The account number in the base URL. */
  readonly accountid: number;
  readonly apiId: string;
  readonly password: string;
  /** API users beside that one. @default none */
  readonly apiUsers?: readonly { readonly apiId: string; readonly password: string }[];
  /** The site: the number used as {siteid} in paths. */
  readonly eshopid: number;
  readonly stores: readonly ShopStore[];
  readonly warehouses: readonly ShopWarehouse[];
  readonly registers: readonly ShopRegister[];
  /**
   * What reaches Sitoo and when. A second arrival with the same orderid changes the order. What tills and the API make
   * meanwhile is numbered above all of these.
   */
  readonly arrivals: readonly Arrival[];
  /**
   * More arrivals, ascending by `at`: one at a time is taken as its time comes. Their numbers are known only then: one that
   * tills or the API have given to an order of their own is refused, by whatever is asked of the account. @default none
   */
  readonly coming?: Iterable<Arrival>;
  /** Orders that were there before everything else, and are never held in memory. @default none */
  readonly history?: OrderSource;
  /** What else is there from the start, by table. What a record does not say is as if it had been added through the API. */
  readonly records?: Readonly<Partial<Record<TableName, readonly Stored[]>>>;
  /** What `settings.json` says where it differs from a Swedish shop with prices including VAT. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The currency the shop counts in: that of its tills. */
export const currencyOf = (shop: Shop): string => shop.registers[0]?.currencycode ?? "SEK";

export interface ShopStore {
  readonly storeid: number;
  readonly name: string;
  readonly externalid: string;
}

export interface ShopWarehouse {
  readonly warehouseid: number;
  readonly name: string;
  readonly storeid: number | null;
  readonly externalid: string | null;
  /** 10 FIFO, 20 virtual. @default 20 */
  readonly warehousetype?: number;
}

export interface ShopRegister {
  /** A GUID in braces. */
  readonly registerid: string;
  /** The fiscal key: prefix of the register's receipt ids. */
  readonly registerkey: string;
  readonly warehouseid: number;
  readonly currencycode: string;
}

/** Orders that are made when they are read, the same each time. Their ids run to `newest` without a gap. */
export interface OrderSource {
  readonly count: number;
  /** The highest id. */
  readonly newest: number;
  /** Those with the ids from `from`, included, to `to`, not included; ascending. */
  range(from: number, to: number): Iterable<OrderRecord>;
  /** Those in which a field has this value; undefined when it cannot say so without reading all. @default undefined */
  having?(field: string, value: unknown): Iterable<OrderRecord> | undefined;
  /** What all of them have alike, by field: what is asked about that alone is known without reading any. @default nothing */
  readonly alike?: Readonly<Record<string, unknown>>;
}

export interface Arrival {
  /** When it reaches Sitoo's servers, ms since the Unix epoch: for an offline till later than its `orderdate`. */
  readonly at: number;
  readonly order: OrderRecord;
}
