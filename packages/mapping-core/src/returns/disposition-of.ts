import type { Order, OrderItem } from "@instep/sitoo-client";
import { notEmpty } from "../orders/links.ts";
import type { ReturnRules } from "../rules/return-rules.ts";

/** What becomes of goods that come back: for sale again, or written off. */
export type Disposition = "restock" | "write-off";

/** Sitoo's reason code of a returned line; the order's, where the line has none. */
export function reasonOf(
  { additionaldata }: OrderItem,
  order: Pick<Order, "additionaldata">,
): string | undefined {
  return (
    notEmpty(additionaldata?.["reasoncode-return"]) ??
    notEmpty(order.additionaldata["refundreasoncode-reasoncode"])
  );
}

/** What becomes of a returned line, by its reason code. */
export function dispositionOf(
  item: OrderItem,
  order: Pick<Order, "additionaldata">,
  { reasons, otherwise }: Pick<ReturnRules, "reasons" | "otherwise">,
): Disposition {
  const reason = reasonOf(item, order) ?? "";
  return (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? otherwise;
}
