import type { Arrival, OrderRecord, Shop, ShopRegister, ShopStore, ShopWarehouse } from "../sitoo/shop.ts";

/** A store of the chain. */
export const aStore = (overrides: Partial<ShopStore> = {}): ShopStore => ({
  storeid: 1,
  name: "Malmö",
  externalid: "S1",
  ...overrides,
});

/** A warehouse: the one its store sells from. */
export const aWarehouse = (overrides: Partial<ShopWarehouse> = {}): ShopWarehouse => ({
  warehouseid: 1,
  name: "Malmö",
  storeid: 1,
  externalid: "MALMO",
  ...overrides,
});

/** A till. */
export const aRegister = (overrides: Partial<ShopRegister> = {}): ShopRegister => ({
  registerid: "{0A000000-0000-4000-8000-000000000001}",
  registerkey: "INS0000001500001",
  warehouseid: 1,
  currencycode: "SEK",
  ...overrides,
});

/** A Sitoo account with one store and one till, which made `orders`: they are there from the start. */
export function aShop({
  orders = [],
  ...overrides
}: Partial<Shop> & { orders?: readonly OrderRecord[] } = {}): Shop {
  return {
    accountid: 1500,
    apiId: "1500-1",
    password: "sitoo-demo",
    eshopid: 1,
    stores: [aStore()],
    warehouses: [aWarehouse()],
    registers: [aRegister()],
    arrivals: orders.map((order): Arrival => ({ at: 0, order })),
    ...overrides,
  };
}
