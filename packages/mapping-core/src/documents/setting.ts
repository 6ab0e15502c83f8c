import type { Order } from "@instep/sitoo-client";
import type { Decisions, LineToDecide } from "../decisions.ts";
import type { Facts } from "../facts.ts";
import { decimalsOf } from "../money/currency.ts";
import type { SapArithmetic } from "../money/sap-tax.ts";
import type { GoodsLine } from "../orders/split-lines.ts";
import type { Place } from "../orders/place-of.ts";
import type { Rules } from "../rules.ts";

/** Everything that the documents of one order are made from. */
export interface Setting {
  readonly order: Order;
  readonly rules: Rules;
  readonly decide: Decisions;
  readonly facts: Facts;
  /** Undefined when nobody knows it: that is told, and the rest of the order is judged all the same. */
  readonly place: Place | undefined;
}

/** What a decision about a line looks at. */
export const toDecide = ({ item }: Pick<GoodsLine, "item">, { order, rules }: Setting): LineToDecide => ({
  item,
  order,
  rules,
});

/** How SAP computes in the order's currency. */
export function arithmeticOf({ facts, order }: Setting): SapArithmetic {
  return { ...facts.company, decimals: decimalsOf(order.currencycode) };
}

/** ItemCode of a line. */
export const itemCodeFor = (line: Pick<GoodsLine, "item">, setting: Setting): string =>
  setting.decide.itemCode(toDecide(line, setting));
