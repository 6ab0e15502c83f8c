import type { OrderOverrides } from "../builders/order.ts";
import { basket } from "./basket.ts";
import { branches } from "./chain.ts";
import { between, pick } from "./random.ts";
import { byCard } from "./tenders.ts";
import { fromTill, somewhere, type Day, type Visit } from "./visit.ts";

const open = { orderstateid: 0, paymentstateid: 0 };
const parked = 110;
const booking = 100;

/** Orders that are not final when they reach Sitoo, and those that never were a sale of ours. */
export function unfinishedVisits(day: Day, size: number): readonly Visit[] {
  const share = (part: number): unknown[] => Array.from({ length: Math.max(1, Math.round(size * part)) });
  return [
    ...share(0.004).map(() => atTill(day, open)),
    ...share(0.002).map(() => atTill(day, { ...open, paymentstateid: 20 })),
    ...share(0.002).map(() => closedLater(day)),
    ...share(0.012).map(() => atTill(day, { orderstateid: 20, paymentstateid: 30 })),
    ...share(0.004).map(() => atTill(day, { ...open, ordertypeid: parked })),
    ...share(0.004).map(() => atTill(day, { ...open, ordertypeid: booking })),
    ...share(0.01).map(() => pickUp(day)),
  ];
}

/** Made by a till, without a receipt. */
function atTill(day: Day, order: OrderOverrides): Visit {
  const place = somewhere(day);
  const sold = { ...fromTill(day.random, place), lines: basket(day.random), ...order };
  return { soldAt: place.soldAt, arrivesAt: place.soldAt + between(day.random, 1000, 5000), order: sold };
}

/** Open in the morning, paid and closed in the afternoon: the order keeps its number and its date. */
function closedLater(day: Day): Visit {
  const place = somewhere(day, "09:35", "11:30");
  const lines = basket(day.random);
  const order = { ...fromTill(day.random, place), lines };
  const at = day.at("17:30") + between(day.random, 0, 7200) * 1000;
  const later = { at, order: { ...order, payments: byCard(day.random, lines) } };
  return {
    soldAt: place.soldAt,
    arrivesAt: place.soldAt + 1500,
    receiptBy: place.register,
    order: { ...order, ...open },
    later,
  };
}

/** A web order that is collected in a store: sold, paid and invoiced by the web channel, final to look at, not a till sale. */
function pickUp(day: Day): Visit {
  const branch = pick(day.random, branches);
  const soldAt = somewhere(day).soldAt;
  const order = {
    orderdate: soldAt / 1000,
    externalid: `WEB-${between(day.random, 100_000, 999_999)}`,
    registerid: null,
    warehouseid: branch.warehouse.warehouseid,
    lines: basket(day.random),
    payments: [],
    email: "webbkund@example.com",
    additionaldata: { "store-externalid": branch.store.externalid, "store-name": branch.store.name },
  };
  return { soldAt, arrivesAt: soldAt + 3000, order };
}
