import type { Order } from "@instep/sitoo-client";
import type { Rules } from "../rules.ts";

/** ItemCode of a SKU: the SKU itself, unless a rule names another. */
export function itemCodeOf(sku: string, { itemCodes }: Pick<Rules, "itemCodes">): string {
  return (Object.hasOwn(itemCodes, sku) ? itemCodes[sku] : undefined) ?? sku;
}

/** Every ItemCode of an order, once. */
export function itemCodesOf({ orderitems }: Order, rules: Pick<Rules, "itemCodes">): readonly string[] {
  return [...new Set(orderitems.flatMap(({ sku }) => (sku ? [itemCodeOf(sku, rules)] : [])))];
}
