/** A Sitoo account as data: what the emulator starts from. Field names are Sitoo's own. */
export interface Shop {
  /** The account number in the base URL. */
  readonly accountid: number;
  readonly apiId: string;
  readonly password: string;
  /** The site: the number used as {siteid} in paths. */
  readonly eshopid: number;
  readonly stores: readonly ShopStore[];
  readonly warehouses: readonly ShopWarehouse[];
  readonly registers: readonly ShopRegister[];
  /** What reaches Sitoo and when, in the order of `at`. A second arrival with the same orderid changes the order. */
  readonly arrivals: readonly Arrival[];
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
}

export interface ShopRegister {
  /** A GUID in braces. */
  readonly registerid: string;
  /** The fiscal key: prefix of the register's receipt ids. */
  readonly registerkey: string;
  readonly warehouseid: number;
  readonly currencycode: string;
}

/** An order as Sitoo stores it: the record that `/orders.json` selects fields from. */
export type OrderRecord = Readonly<Record<string, unknown>> & { readonly orderid: number };

export interface Arrival {
  /** When it reaches Sitoo's servers, ms since the Unix epoch: for an offline till later than its `orderdate`. */
  readonly at: number;
  readonly order: OrderRecord;
}
