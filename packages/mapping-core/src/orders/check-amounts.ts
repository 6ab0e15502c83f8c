import type { Order } from "@instep/sitoo-client";
import {
  absolute,
  type Decimal,
  decimal,
  equals,
  isLess,
  isZero,
  minus,
  plus,
  sum,
  toText,
} from "../money/decimal.ts";
import { feesOf } from "./fees-of.ts";
import type { Problem } from "../problems.ts";
import type { Rules } from "../rules.ts";

/** Reads an amount that a default field list may leave out: absent is nothing. */
const amount = (text: string | undefined): Decimal => decimal(text ?? "0");

/** Net plus VAT of a line: the truth about it. Unit price times quantity is not. */
export const lineGross = (item: Order["orderitems"][number]): Decimal =>
  plus(decimal(item.moneyitemtotal_net), decimal(item.moneyitemtotal_vat));

/** What the till rounded the cash total by: the total less everything it is made of. Positive: the customer paid more. */
export function cashRoundingOf(order: Order): Decimal {
  return minus(decimal(order.moneytotal_gross_all), partsOf(order));
}

/** Every way in which the amounts of an order contradict each other, with both figures each time. */
export function checkAmounts(order: Order): readonly Problem[] {
  return [...checkLines(order), ...checkTotal(order), ...checkPayments(order), ...checkSalesTax(order)];
}

const partsOf = (order: Order): Decimal =>
  sum([decimal(order.moneyfinal_net), decimal(order.moneyfinal_vat), amount(order.moneyfinal_salestax)]);

function checkLines(order: Order): readonly Problem[] {
  const lines = sum([...order.orderitems.map(lineGross), ...feesOf(order).map(({ gross }) => gross)]);
  const total = plus(decimal(order.moneyfinal_net), decimal(order.moneyfinal_vat));
  return equals(lines, total)
    ? []
    : [{ code: "lines-do-not-add-up", lines: toText(lines), total: toText(total) }];
}

/** Sitoo does not say which sign its rounding field has, so either is believed; any other difference is not rounding. */
function checkTotal(order: Order): readonly Problem[] {
  const rounding = amount(order.moneytotal_gross_roundoff);
  if (equals(absolute(cashRoundingOf(order)), absolute(rounding))) return [];
  const [parts, total] = [toText(partsOf(order)), toText(decimal(order.moneytotal_gross_all))];
  return [{ code: "total-does-not-add-up", parts, total, rounding: toText(rounding) }];
}

function checkPayments(order: Order): readonly Problem[] {
  const total = decimal(order.moneytotal_gross_all);
  const paid = sum(order.payments.map(({ moneyamount }) => decimal(moneyamount)));
  if (equals(paid, total) || (isZero(total) && order.payments.length === 0)) return [];
  return [{ code: "payments-do-not-add-up", paid: toText(paid), total: toText(total) }];
}

/** Cash is rounded by less than its smallest coin: what is more was not rounded, and has its VAT wrong. */
export function checkRounding(
  order: Order,
  { cashRounding }: Pick<Rules, "cashRounding">,
): readonly Problem[] {
  const rounded = absolute(cashRoundingOf(order));
  if (checkTotal(order).length > 0) return []; // told already: it is not the till's rounding
  if (!cashRounding || !isLess(decimal(cashRounding.largest), rounded)) return [];
  const { largest } = cashRounding;
  return [{ code: "rounding-too-large", amount: toText(rounded), largest, rule: "cashRounding.largest" }];
}

/** US sales tax is on top of prices and by place: nothing here knows how SAP is to be told. */
function checkSalesTax(order: Order): readonly Problem[] {
  const tax = amount(order.moneyfinal_salestax);
  return isZero(tax) ? [] : [{ code: "us-sales-tax", amount: toText(tax) }];
}
