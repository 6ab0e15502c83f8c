import { type Decimal, decimal, isZero, toText } from "../money/decimal.ts";
import { failure, type Result, success } from "../result.ts";
import { priceLines, type PricedLine } from "./priced-line.ts";
import type { Setting } from "./setting.ts";

/**
 * Cash rounding is a line of its own without VAT, on the document that carries the tender, so that its total is the
 * receipt's. `rounding` is seen from the document: positive where it raises its total.
 */
export function roundingLine(rounding: Decimal, setting: Setting): Result<readonly PricedLine[]> {
  if (isZero(rounding)) return success([]);
  const rule = setting.rules.cashRounding;
  if (!rule)
    return failure({ code: "unmapped-cash-rounding", amount: toText(rounding), rule: "cashRounding" });
  const codes = { ItemCode: rule.itemCode, VatGroup: rule.vatGroup, vatRate: "0" };
  return success(priceLines({ quantity: decimal("1"), gross: rounding }, codes, setting));
}
