import type { Order } from "@instep/sitoo-client";

/** What of an order must not change once it is posted, each under the name people know it by. */
const aspects = {
  type: (order: Order) => order.ordertypeid,
  state: (order: Order) => order.orderstateid,
  "payment state": (order: Order) => order.paymentstateid,
  "refunded order": (order: Order) => order.creditorderid ?? null,
  currency: (order: Order) => order.currencycode,
  total: (order: Order) => order.moneytotal_gross_all,
  lines: (order: Order) =>
    order.orderitems.map((item) =>
      [item.sku, item.quantity, item.vatvalue, item.moneyitemtotal_net, item.moneyitemtotal_vat].join(" "),
    ),
  payments: (order: Order) => order.payments.map(({ name, moneyamount }) => `${name} ${moneyamount}`),
};

/**
 * State, payment state, lines, amounts, payments and links of an order as one text (H32). Readable text rather than a
 * hash, so that two fingerprints also tell what changed.
 */
export function fingerprintOf(order: Order): string {
  return JSON.stringify(Object.entries(aspects).map(([name, read]) => [name, read(order)]));
}

/** What differs between two fingerprints, in plain words. */
export function changesBetween(before: string, after: string): readonly string[] {
  const [old, now] = [read(before), read(after)];
  return [...now].flatMap(([name, value]) => {
    const was = old.get(name) ?? "unknown";
    return was === value ? [] : [`${name} was ${was} and is ${value}`];
  });
}

/** Written by `fingerprintOf`; an order that could not be read has an empty one. */
function read(fingerprint: string): ReadonlyMap<string, string> {
  if (fingerprint === "") return new Map();
  const pairs = JSON.parse(fingerprint) as readonly (readonly [string, unknown])[];
  return new Map(pairs.map(([name, value]) => [name, JSON.stringify(value)]));
}
