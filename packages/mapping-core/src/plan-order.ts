import type { Order } from "@instep/sitoo-client";
import type { Facts } from "./facts.ts";
import { type Decimal, decimal, isNegative, sum, toText } from "./money/decimal.ts";
import type { Plan } from "./plan.ts";
import type { Problem } from "./problems.ts";
import { failure, type Result } from "./result.ts";
import type { Rules } from "./rules.ts";
import { checkAmounts, lineGross } from "./sales/check-amounts.ts";
import { planSale } from "./sales/plan-sale.ts";

/**
 * Turns a final order that is in scope into the SAP documents it becomes. Pure: what it must know of the world comes in
 * as facts, and everything wrong with the order comes out at once.
 */
export function planOrder(order: Order, rules: Rules, facts: Facts): Result<Plan> {
  const unposted = returnsOf(order);
  return unposted ? failure(unposted, ...checkAmounts(order)) : planSale(order, rules, facts);
}

/** A negative quantity is a return; a negative amount on a positive quantity is a discount or a deposit (H27). */
function returnsOf(order: Order): Problem | undefined {
  const returned = order.orderitems.filter(({ quantity }) => quantity < 0);
  if (returned.length === 0) {
    const total = decimal(order.moneytotal_gross_all);
    return isNegative(total) ? { code: "return-not-posted", total: toText(total) } : undefined;
  }
  const grossOf = (items: Order["orderitems"]): Decimal => sum(items.map(lineGross));
  const sold = order.orderitems.filter(({ quantity }) => quantity >= 0);
  return sold.length === 0
    ? { code: "return-not-posted", total: toText(grossOf(returned)) }
    : { code: "mixed-order-not-posted", sold: toText(grossOf(sold)), returned: toText(grossOf(returned)) };
}
