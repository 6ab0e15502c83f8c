import type { Order, OrderItem } from "@instep/sitoo-client";
import { type Decimal, decimal, isNegative, isZero, negate, plus } from "../money/decimal.ts";
import type { Problem } from "../problems.ts";
import type { Rules } from "../rules.ts";

/** A line of an order in the direction of its document: what was sold as sold, what came back as positive. */
export interface GoodsLine {
  readonly item: OrderItem;
  /** In the unit of stock: weighed goods by their weight. */
  readonly quantity: Decimal;
  /** What the customer paid or got back; negative for a discount or a deposit. */
  readonly gross: Decimal;
  /** The VAT in it, by Sitoo. */
  readonly vat: Decimal;
}

/** An order's lines by the document they belong to. */
export interface SplitLines {
  readonly sold: readonly GoodsLine[];
  readonly returned: readonly GoodsLine[];
  readonly problems: readonly Problem[];
}

/** Wire code of a product line. */
const product = 10;

/**
 * Splits an order by quantity, never by the sign of an amount: a negative quantity comes back, a negative amount on a
 * positive quantity is a coupon, a deposit or a discount of what is sold (H27). A discount line is folded into the line
 * before it. Orders with both become an invoice and a credit memo.
 */
export function splitLines(
  { orderitems }: Pick<Order, "orderitems">,
  rules: Pick<Rules, "discountLineTypes">,
): SplitLines {
  const problems: Problem[] = [];
  if (orderitems.length === 0) problems.push({ code: "no-lines" });
  const lines: GoodsLine[] = [];
  for (const item of orderitems) {
    const line = signedLine(item);
    const { orderitemid, orderitemtype } = item;
    if (orderitemtype === product) lines.push(line);
    else if (!rules.discountLineTypes.includes(orderitemtype))
      problems.push({ code: "unknown-line-type", orderitemid, orderitemtype });
    else if (!foldInto(lines, line)) problems.push({ code: "discount-without-line", orderitemid });
  }
  const returned = lines.filter(({ quantity }) => isNegative(quantity)).map(turned);
  return { sold: lines.filter(({ quantity }) => !isNegative(quantity)), returned, problems };
}

function signedLine(item: OrderItem): GoodsLine {
  const [net, vat] = [decimal(item.moneyitemtotal_net), decimal(item.moneyitemtotal_vat)];
  const counted = decimal(String(item.quantity));
  const measured = decimal(item.decimalquantitytotal ?? String(item.quantity));
  return { item, quantity: isZero(measured) ? counted : measured, gross: plus(net, vat), vat };
}

/** The line before takes the discount, at the same rate; false when there is none. */
function foldInto(lines: GoodsLine[], discount: GoodsLine): boolean {
  const before = lines.at(-1);
  if (before?.item.vatvalue !== discount.item.vatvalue) return false;
  const gross = plus(before.gross, discount.gross);
  lines[lines.length - 1] = { ...before, gross, vat: plus(before.vat, discount.vat) };
  return true;
}

/** What comes back, seen from the credit memo. */
function turned({ item, quantity, gross, vat }: GoodsLine): GoodsLine {
  return { item, quantity: negate(quantity), gross: negate(gross), vat: negate(vat) };
}
