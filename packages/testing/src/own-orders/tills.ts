import type { OrderRecord, ShopRegister, ShopStore, ShopWarehouse } from "../sitoo/shop.ts";
import { distinct, readTag, readText, readWhole } from "./read.ts";

/** A store as the orders show it, and what it is called in SAP. */
export interface OwnStore {
  readonly store: ShopStore;
  readonly warehouse: ShopWarehouse;
  readonly registers: readonly ShopRegister[];
  readonly warehouseCode: string;
  readonly guestPartner: string;
  readonly timeZone: string;
}

/** The stores behind the tills of the orders: tills that sell from one warehouse stand in one store. */
export function storesIn(orders: readonly OrderRecord[], currencycode: string): readonly OwnStore[] {
  const byTill = Map.groupBy(orders, ({ registerid }) => readText(registerid));
  const tills = [...byTill].flatMap(([registerid, sold]) =>
    registerid === undefined ? [] : tillOf(registerid, sold),
  );
  const places = Map.groupBy(tills, ({ registerid, warehouseid }) => warehouseid ?? registerid);
  const unused = tills.reduce((most, { warehouseid = 0 }) => Math.max(most, warehouseid), 0) + 1;

  // Orders that no till made still need a company with a store in it.
  const groups = places.size > 0 ? [...places.values()] : [[]];
  return groups.map((together, index) =>
    storeOf(together, {
      storeid: index + 1,
      warehouseid: together[0]?.warehouseid ?? unused + index,
      currencycode,
    }),
  );
}

interface Till {
  readonly registerid: string;
  readonly warehouseid?: number | undefined;
  readonly orders: readonly OrderRecord[];
}

/** A till stands where its first order says, also when a later order names another warehouse. */
const tillOf = (registerid: string, orders: readonly OrderRecord[]): Till => ({
  registerid,
  warehouseid: distinct(orders.map(({ warehouseid }) => readWhole(warehouseid)))[0],
  orders,
});

interface Ids {
  readonly storeid: number;
  readonly warehouseid: number;
  readonly currencycode: string;
}

function storeOf(tills: readonly Till[], { storeid, warehouseid, currencycode }: Ids): OwnStore {
  const orders = tills.flatMap((till) => till.orders);
  const tagged = (key: string): readonly string[] => distinct(orders.map((order) => readTag(order, key)));
  const name = tagged("store-name")[0] ?? `Store ${storeid}`;
  return {
    store: { storeid, name, externalid: tagged("store-externalid")[0] ?? String(storeid) },
    warehouse: { warehouseid, name, storeid, externalid: `WH${storeid}` },
    registers: tills.map(({ registerid }, index) => ({
      registerid,
      registerkey: `TILL${storeid}-${index + 1}-`,
      warehouseid,
      currencycode,
    })),
    warehouseCode: `WH${storeid}`,
    guestPartner: `POS-${storeid}`,
    timeZone: tagged("pos-timezone").find(isTimeZone) ?? "Europe/Stockholm",
  };
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en-US", { timeZone: name }));
  } catch {
    return false;
  }
}
