import { decimal, equals, isZero, negate, toText, type Decimal } from "../money/decimal.ts";
import type { GoodsLine } from "../orders/split-lines.ts";
import { failure, type Result, success } from "../result.ts";
import type { LineCodes, PricedLine } from "./priced-line.ts";
import { priceLines } from "./priced-line.ts";
import type { Setting } from "./setting.ts";

/** A gift card sold: a liability without VAT, or, where the card carries its VAT with it, a sale of its rate (H18). */
export function giftCardCodes({ item, gross }: GoodsLine, { rules }: Setting): Result<LineCodes> {
  const { sku = "", vatvalue } = item;
  const rule = rules.giftCards;
  if (!rule) return failure({ code: "gift-cards-without-rule", amount: toText(gross), rule: "giftCards" });
  const { itemCode, vatGroup } = rule;
  if (rule.kind === "multi") {
    if (vatvalue !== 0)
      return failure({ code: "gift-card-with-vat", sku, vatvalue: String(vatvalue), rule: "giftCards.kind" });
    return success({ ItemCode: itemCode, VatGroup: vatGroup, vatRate: "0" });
  }
  const taxed = equals(decimal(rule.vatRate), decimal(String(vatvalue)));
  if (!taxed && vatvalue !== 0)
    return failure({ code: "single-purpose-voucher", vatvalue: String(vatvalue), rule: "giftCards.vatRate" });
  return success({
    ItemCode: itemCode,
    VatGroup: vatGroup,
    vatRate: rule.vatRate,
    ...(taxed && { vatvalue: String(vatvalue) }),
  });
}

/**
 * A single-purpose card was taxed when it was sold: what it pays is taken off the document with its VAT, so that nothing is
 * taxed twice (H18). `redeemed` is positive where the card pays, seen from the document.
 */
export function redeemedLines(
  redeemed: Decimal,
  goods: readonly GoodsLine[],
  setting: Setting,
): Result<readonly PricedLine[]> {
  const rule = setting.rules.giftCards;
  if (isZero(redeemed) || rule?.kind !== "single") return success([]);
  const other = goods.find(({ item }) => !equals(decimal(String(item.vatvalue)), decimal(rule.vatRate)));
  if (other)
    return failure({
      code: "single-purpose-voucher",
      vatvalue: String(other.item.vatvalue),
      rule: "giftCards.kind",
    });
  const codes = { ItemCode: rule.itemCode, VatGroup: rule.vatGroup, vatRate: rule.vatRate };
  return success(priceLines({ quantity: decimal("1"), gross: negate(redeemed) }, codes, setting));
}
