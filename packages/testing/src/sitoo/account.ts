import type { Books } from "./books/books.ts";
import { cashRegistersOf } from "./cash-registers.ts";
import { settingsOf } from "./settings.ts";
import type { Shop } from "./shop.ts";
import { storesOf } from "./stores.ts";
import { warehousesOf } from "./warehouses.ts";

/** Puts into empty books what a shop starts with. */
export function openAccount(shop: Shop, { tables }: Pick<Books, "tables">): void {
  tables.settings.put(settingsOf(shop));
  for (const store of storesOf(shop)) tables.stores.put(store);
  for (const warehouse of warehousesOf(shop)) tables.warehouses.put(warehouse);
  for (const register of cashRegistersOf(shop)) tables.cashregisters.put(register);
}
