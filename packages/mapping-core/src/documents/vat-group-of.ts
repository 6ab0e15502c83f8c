import type { OrderItem } from "@instep/sitoo-client";
import type { DatedRate } from "../facts.ts";
import { decimal, equals, toText } from "../money/decimal.ts";
import { lineGross } from "../orders/check-amounts.ts";
import { rateOn } from "../prices/vat-in-price.ts";
import { failure, type Result, success } from "../result.ts";
import type { Rules } from "../rules.ts";
import type { VatOverride } from "../rules/vat-rules.ts";

/** What decides the VAT group of a line, beside the line. */
export interface VatContext {
  readonly rules: Pick<Rules, "vat" | "vatOverrides">;
  /** "YYYY-MM-DD", of the sale: goods that come back keep the rate they were sold at. */
  readonly soldOn: string | undefined;
}

/** The output VAT group of a line: by an override that fits, else by its rate; 0 % never by its rate alone (H13). */
export function vatGroupOf(item: OrderItem, context: VatContext): Result<string> {
  const { sku = "", vatvalue } = item;
  const rate = String(vatvalue);
  const override = context.rules.vatOverrides.find((each) => fits(each, item, context.soldOn));
  if (override) return success(override.group);
  if (vatvalue === 0) return failure({ code: "zero-vat-rate", sku, amount: toText(lineGross(item)) });

  const found = Object.entries(context.rules.vat).find(([mapped]) => equals(decimal(mapped), decimal(rate)));
  return found
    ? success(found[1])
    : failure({ code: "unknown-vat-rate", sku, vatvalue: rate, rule: `vat.${rate}` });
}

function fits(
  { rate, productGroup, from, to }: VatOverride,
  { vatvalue, additionaldata }: OrderItem,
  soldOn: string | undefined,
): boolean {
  if (rate !== undefined && !equals(decimal(rate), decimal(String(vatvalue)))) return false;
  if (vatvalue === 0 && productGroup === undefined) return false;
  if (productGroup !== undefined && additionaldata?.["product-group-name"] !== productGroup) return false;
  const isDated = from !== undefined || to !== undefined;
  if (isDated && soldOn === undefined) return false;
  return (from ?? "") <= (soldOn ?? "") && (soldOn ?? "") <= (to ?? "9999-12-31");
}

/**
 * Whether a VAT group is worth the receipt's rate on the day SAP takes the rate of: a group's rate may have changed since
 * the sale, and the document would have another total and another VAT (H28).
 */
export function checkRate(
  group: string,
  {
    rate,
    date,
    rates,
  }: { readonly rate: string; readonly date: string; readonly rates: readonly DatedRate[] },
): Result<string> {
  const current = rateOn(rates, date);
  if (current && equals(decimal(current.rate), decimal(rate))) return success(group);
  return failure({
    code: "vat-group-has-other-rate",
    vatGroup: group,
    date,
    rate,
    inSap: current?.rate ?? "none",
    rule: "vatOverrides",
  });
}
