import type { Order } from "@instep/sitoo-client";
import { decimal, equals, isNegative, isZero, round } from "../money/decimal.ts";
import type { Problem } from "../problems.ts";

/** Sitoo's quantities have three decimals. */
const decimals = 3;

/** Lines whose two quantities contradict each other in their sign, or are finer than Sitoo documents. */
export function checkSigns({ orderitems }: Order): readonly Problem[] {
  return orderitems.flatMap(({ sku = "", quantity, decimalquantitytotal }, index): readonly Problem[] => {
    const [counted, measured] = [decimal(String(quantity)), decimal(decimalquantitytotal ?? "0")];
    const field = `orderitems.${index}.decimalquantitytotal`;
    if (!equals(round(measured, decimals, "down"), measured))
      return [{ code: "amount-too-fine", field, amount: measured.toFixed() }];
    if (isZero(counted) || isZero(measured) || isNegative(counted) === isNegative(measured)) return [];
    return [
      {
        code: "quantities-contradict",
        sku,
        quantity: counted.toFixed(),
        decimalquantitytotal: measured.toFixed(),
      },
    ];
  });
}
