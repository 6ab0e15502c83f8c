import { aRegister, aShop, aStore, aWarehouse } from "../../builders.ts";
import { virtualClock } from "../../virtual-clock.ts";
import { createSitooEmulator } from "../emulator.ts";
import { createStaff } from "./staff.ts";
import { createTill } from "./till.ts";
import type { TillOptions } from "./till-orders.ts";

export const noon = Date.parse("2026-07-14T12:00:00Z");
export const cash = (moneyamount: string) => ({ name: "Cash", moneyamount });
export const card = (moneyamount: string) => ({ name: "Card", moneyamount });

/** 125.00 with 25 % VAT. */
export const cap = { sku: "CAP", name: "Cap", gross: "125.00" };

/** So many units of the first line of a sale. */
export const unitsOf = (orderid: number, quantity = 1) => ({
  of: orderid,
  back: [{ orderitemid: 0, quantity }],
});

/** A store with a till, and goods in its FIFO warehouse. */
export function aStoreWithTill(options: Partial<TillOptions> = {}) {
  const clock = virtualClock(noon);
  const products = ["CAP", "MUG"].map((sku, nth) => ({ productid: nth + 1, sku, title: sku }));
  const shop = aShop({
    warehouses: [aWarehouse({ warehousetype: 10 }), aWarehouse({ warehouseid: 2, warehousetype: 10 })],
    records: { products },
  });
  const sitoo = createSitooEmulator({ shop, clock });
  const { books } = sitoo;
  const staff = createStaff(books);
  staff.receive(1, [{ sku: "CAP", decimalquantity: "10.000", moneypricein: "50.00" }]);
  const till = createTill({ books, register: aRegister(), store: aStore(), ...options });
  const onShelf = (sku: string, warehouseid = 1): string | undefined =>
    books.stock.find(warehouseid, sku)?.decimaltotal;
  return { clock, books, sitoo, till, staff, onShelf };
}
