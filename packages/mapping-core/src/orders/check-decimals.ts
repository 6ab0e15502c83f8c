import type { Order } from "@instep/sitoo-client";
import { decimal, equals, round } from "../money/decimal.ts";
import type { Problem } from "../problems.ts";

const headerAmounts = [
  "moneytotal_gross_all",
  "moneytotal_gross_roundoff",
  "moneyfinal_net",
  "moneyfinal_vat",
  "moneyfinal_salestax",
  "moneydelivery_net",
  "moneydelivery_vat",
  "moneycheckout_net",
  "moneycheckout_vat",
] as const;

/**
 * Amounts finer than the two decimals that Sitoo documents and SAP holds. Nothing is rounded in silence: such an order is
 * not planned at all, because every figure after it would be a guess.
 */
export function checkDecimals(order: Order): readonly Problem[] {
  const amounts = [
    ...headerAmounts.map((field) => [field, order[field]] as const),
    ...order.orderitems.flatMap(({ moneyitemtotal_net, moneyitemtotal_vat }, index) => [
      [`orderitems.${index}.moneyitemtotal_net`, moneyitemtotal_net] as const,
      [`orderitems.${index}.moneyitemtotal_vat`, moneyitemtotal_vat] as const,
    ]),
    ...order.payments.map(
      ({ moneyamount }, index) => [`payments.${index}.moneyamount`, moneyamount] as const,
    ),
  ];
  return amounts.flatMap(([field, amount]): readonly Problem[] => {
    const value = decimal(amount ?? "0");
    return equals(round(value, 2, "down"), value)
      ? []
      : [{ code: "amount-too-fine", field, amount: value.toFixed() }];
  });
}
