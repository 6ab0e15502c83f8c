import type { Order } from "@instep/sitoo-client";
import type { Rules } from "../rules.ts";
import type { Scope } from "../rules/scope-rules.ts";

/** The scope of an order and the reason in plain words. */
export interface ScopeDecision {
  readonly scope: Scope;
  readonly because: string;
}

/**
 * Decides first of all whether an order is ours to post. By default only what a till sold is: a web order handed to
 * Sitoo for pick-up looks exactly like a final sale, but another channel has sold and invoiced it already (H5).
 */
export function scopeOf(order: Order, { scope, cutover }: Pick<Rules, "scope" | "cutover">): ScopeDecision {
  if (cutover && order.orderid < cutover.orderid)
    return { scope: "not-ours", because: "older than the go-live" };
  const tag = scope.tags.find(({ key, value }) => {
    const found = order.additionaldata[key];
    return found !== undefined && (value === undefined || value === found);
  });
  if (tag) return { scope: tag.scope, because: `tagged ${tag.key}` };

  const { registerid } = order;
  const register =
    registerid && Object.hasOwn(scope.registers, registerid) ? scope.registers[registerid] : undefined;
  if (register) return { scope: register, because: "the rule of its register" };

  if (scope.eshopids && !scope.eshopids.includes(order.eshopid)) {
    return { scope: "not-ours", because: `belongs to site ${order.eshopid}` };
  }
  if (order.externalid) return { scope: scope.withExternalid, because: "handed to Sitoo by another system" };
  if (!registerid) return { scope: scope.withoutRegister, because: "not made at a till" };
  return { scope: "till-sale", because: "sold at a till" };
}
