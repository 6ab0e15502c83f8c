import { systemClock } from "@instep/http";
import { type ApiUser, type ApiUsers, createSitooClient, type SitooSettings } from "@instep/sitoo-client";
import { anOrder, aShop, aWarehouse, createSitooEmulator, type Shop } from "@instep/testing";
import { listen } from "@instep/testing/node";

const products = ["CAP", "MUG", "SCARF"].map((sku, nth) => ({
  productid: nth + 1,
  sku,
  title: sku.toLowerCase(),
}));

/** The emulated Sitoo on a port, with 25 orders, three products and two warehouses, for the programs of this folder. */
export async function startAccount(overrides: Partial<Shop> = {}) {
  const shop = aShop({
    orders: Array.from({ length: 25 }, (_, nth) => anOrder({ orderid: 10_001 + nth })),
    warehouses: [aWarehouse(), aWarehouse({ warehouseid: 2, name: "Stock room", warehousetype: 10 })],
    records: { products },
    ...overrides,
  });
  const sitoo = createSitooEmulator({ shop, clock: systemClock });
  const listening = await listen(sitoo, { faults: sitoo.faults });
  const { eshopid, apiId, password } = shop;
  const connect = (settings: Partial<SitooSettings> = {}, who: ApiUser | ApiUsers = { apiId, password }) =>
    createSitooClient({ baseUrl: listening.url, eshopid, gap: 0, ...settings, ...who });
  return { sitoo, url: listening.url, connect, close: () => listening.close() };
}
