import type { ShopRegister, ShopStore, ShopWarehouse } from "../sitoo/shop.ts";
import { zone } from "./local-time.ts";

/** A store with what belongs to it in both systems. */
export interface Branch {
  readonly store: ShopStore;
  readonly warehouse: ShopWarehouse;
  readonly registers: readonly [ShopRegister, ShopRegister];
  /** WarehouseCode in SAP. */
  readonly warehouseCode: string;
  /** CardCode of the guest partner in SAP. */
  readonly guestPartner: string;
}

/** The store with a till that loses its connection in the afternoon: its second one. */
export const offlineBranch: Branch = branch(3, "Ystad", "YSTAD");

/** Three stores in Skåne, two tills each. */
export const branches: readonly Branch[] = [
  branch(1, "Malmö", "MALMO"),
  branch(2, "Lund", "LUND"),
  offlineBranch,
];

/** Somebody the till knows by name. */
export interface Customer {
  readonly email: string;
  readonly namefirst: string;
  readonly namelast: string;
  /** CardCode in SAP; null when SAP has never heard of them. */
  readonly cardCode: string | null;
}

const people = "Alva Bo Cilla David Elsa Folke Greta Hugo Iris Jon Karin Love".split(" ");
const strangers = "Maja Nils Olga".split(" ");

export const customers: readonly Customer[] = [
  ...people.map((name, index) => customer(name, `C${20_001 + index}`)),
  ...strangers.map((name) => customer(name, null)),
];

/** The decisions of the chain, for the mapping: plain JSON. */
export const chainRules = {
  businessDayStartsAt: "04:00",
  scope: {},
  stores: Object.fromEntries(
    branches.map(({ store, guestPartner, warehouseCode }) => [
      String(store.storeid),
      { name: store.name, guestPartner, warehouse: warehouseCode, timeZone: zone },
    ]),
  ),
  vat: { "25": "S25", "12": "S12", "6": "S06" },
  tenders: {
    Cash: { kind: "cash", account: "1910" },
    Card: { kind: "card", creditCard: 1 },
    Swish: { kind: "transfer", account: "1935" },
    "Gift card": { kind: "card", creditCard: 3 },
  },
  customers: { match: ["email"] },
  giftCards: { kind: "multi", itemCode: "GIFT", vatGroup: "S00" },
  cashRounding: { itemCode: "ROUNDING", vatGroup: "S00" },
};

function branch(storeid: number, name: string, code: string): Branch {
  const warehouseid = 10 + storeid;
  const register = (place: number): ShopRegister => ({
    registerid: `{0A${storeid}${place}0000-0000-4000-8000-00000000${storeid}00${place}}`,
    registerkey: `INS00000015000${storeid}${place}`,
    warehouseid,
    currencycode: "SEK",
  });
  return {
    store: { storeid, name, externalid: `S${storeid}` },
    warehouse: { warehouseid, name, storeid, externalid: code },
    registers: [register(1), register(2)],
    warehouseCode: code,
    guestPartner: `POS-${code}`,
  };
}

function customer(namefirst: string, cardCode: string | null): Customer {
  return { email: `${namefirst.toLowerCase()}@example.com`, namefirst, namelast: "Exempel", cardCode };
}
