import type { Random } from "@instep/http";
import type { OrderOverrides } from "../builders/order.ts";
import type { ShopRegister } from "../sitoo/shop.ts";
import { branches, offlineBranch, type Branch } from "./chain.ts";
import { between, pick } from "./random.ts";

/** One order of the day before it has its number: what was sold, where, and when Sitoo heard of it. All times in ms. */
export interface Visit {
  readonly soldAt: number;
  readonly arrivesAt: number;
  /** The till that prints a receipt; absent where nothing is final. */
  readonly receiptBy?: ShopRegister;
  readonly order: OrderOverrides;
  /** The same order, changed later. */
  readonly later?: { readonly at: number; readonly order: OrderOverrides };
  /** Why this sale cannot be posted. */
  readonly planted?: { readonly kind: string; readonly why: string };
}

/** What a day is made with. */
export interface Day {
  readonly random: Random;
  /** The moment of a time of this day in the shops, in ms; "24:20" is after midnight. */
  readonly at: (time: string) => number;
}

/** Where and when a visit takes place. */
export interface Place {
  readonly branch: Branch;
  readonly register: ShopRegister;
  readonly soldAt: number;
}

/** A till is offline for an hour, and its sales of that hour come when it is back, two hours after the hour ended. */
export const offline = { from: "14:00", to: "15:00", back: "17:00" };

/** Somewhere in the chain, at a time when that till works. */
export function somewhere({ random, at }: Day, from = "09:30", to = "19:59"): Place {
  const soldAt = between(random, at(from) / 1000, at(to) / 1000) * 1000;
  const branch = pick(random, branches);
  const register = pick(random, branch.registers);
  const cutOff = soldAt >= at(offline.from) && soldAt < at(offline.back);
  return { branch, register: cutOff && isOffline(register) ? branch.registers[0] : register, soldAt };
}

/** The till without a connection, in its hour. */
export function atOfflineTill({ random, at }: Day): Place {
  const soldAt = between(random, at(offline.from) / 1000, at(offline.to) / 1000 - 1) * 1000;
  return { branch: offlineBranch, register: offlineRegister, soldAt };
}

/** What a till writes on every order it makes. */
export const fromTill = (random: Random, { branch, register, soldAt }: Place): OrderOverrides => ({
  orderdate: soldAt / 1000,
  registerid: register.registerid,
  warehouseid: branch.warehouse.warehouseid,
  additionaldata: {
    "store-externalid": branch.store.externalid,
    "store-name": branch.store.name,
    "pos-staff-externalid": `${branch.store.externalid}-${between(random, 1, 6)}`,
  },
});

/** A sale that is final when it is made: it reaches Sitoo within seconds. */
export function tillSale(random: Random, place: Place, order: OrderOverrides): Visit {
  return {
    soldAt: place.soldAt,
    arrivesAt: place.soldAt + between(random, 1000, 5000),
    receiptBy: place.register,
    order: { ...fromTill(random, place), ...order },
  };
}

const [, offlineRegister] = offlineBranch.registers;

const isOffline = (register: ShopRegister): boolean => register.registerid === offlineRegister.registerid;
