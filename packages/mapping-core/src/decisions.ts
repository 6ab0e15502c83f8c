import type { Order, OrderItem } from "@instep/sitoo-client";
import { itemCodeOf } from "./documents/item-code-of.ts";
import { vatGroupOf } from "./documents/vat-group-of.ts";
import type { Result } from "./result.ts";
import { type Disposition, dispositionOf } from "./returns/disposition-of.ts";
import type { Rules } from "./rules.ts";

/** A line of an order, and what a decision about it may look at. */
export interface LineToDecide {
  readonly item: OrderItem;
  readonly order: Order;
  readonly rules: Rules;
}

/**
 * What data cannot always say: plain functions, each with the rule it stands for as its default. They must be pure: the
 * same order must become the same documents on every machine.
 */
export interface Decisions {
  /** ItemCode of a line. @default `rules.itemCodes`, else the SKU */
  readonly itemCode: (line: LineToDecide) => string;
  /** Output VAT group of a line that was sold on a day. @default `rules.vatOverrides`, then `rules.vat` */
  readonly vatGroup: (line: LineToDecide, soldOn: string | undefined) => Result<string>;
  /** What becomes of goods that come back. @default `rules.returns.reasons` */
  readonly disposition: (line: LineToDecide) => Disposition;
  /** FreeText of a line. Nothing personal. @default the name of the campaign */
  readonly lineText: (line: LineToDecide) => string;
}

/** The decisions of the rules alone. */
export const dataDecisions: Decisions = {
  itemCode: ({ item, rules }) => itemCodeOf(item.sku ?? "", rules),
  vatGroup: ({ item, rules }, soldOn) => vatGroupOf(item, { rules, soldOn }),
  disposition: ({ item, order, rules }) => dispositionOf(item, order, rules.returns),
  lineText: ({ item }) => item.vouchername ?? "",
};
