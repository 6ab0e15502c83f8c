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
  const [old, now] = [aspectsIn(before), aspectsIn(after)];
  return [...now].flatMap(([name, value]) => {
    const was = old.get(name) ?? "unknown";
    return was === value ? [] : [`${name} was ${was} and is ${value}`];
  });
}

/** What a change after posting means: each has an owner and a cure of its own (H32). */
export type OrderChange =
  "cancelled" | "lines-changed" | "payment-added" | "tender-corrected" | "other-change";

/** The gravest change between two fingerprints; undefined when there is none. */
export function kindOfChange(before: string, after: string): OrderChange | undefined {
  const [old, now] = [aspectsIn(before), aspectsIn(after)];
  const changed = (name: string): boolean => old.get(name) !== now.get(name);
  if (![...now.keys()].some(changed)) return undefined;
  if (changed("state") && ["20", "-1"].includes(now.get("state") ?? "")) return "cancelled";
  if (["lines", "total", "currency"].some(changed)) return "lines-changed";
  if (!changed("payments")) return "other-change";
  const kept = (old.get("payments") ?? "[]").slice(0, -1); // a list that begins with all of the old one
  return now.get("payments")?.startsWith(kept) ? "payment-added" : "tender-corrected";
}

/** Written by `fingerprintOf`; an order that could not be read has an empty one. */
function aspectsIn(fingerprint: string): ReadonlyMap<string, string> {
  if (fingerprint === "") return new Map();
  const pairs = JSON.parse(fingerprint) as readonly (readonly [string, unknown])[];
  return new Map(pairs.map(([name, value]) => [name, JSON.stringify(value)]));
}
