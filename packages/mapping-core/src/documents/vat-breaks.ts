import type { Order } from "@instep/sitoo-client";
import {
  absolute,
  decimal,
  type Decimal,
  isLess,
  isZero,
  minus,
  negate,
  round,
  sum,
  times,
  toText,
  zero,
} from "../money/decimal.ts";
import type { PredictedTotals } from "../money/sap-arithmetic.ts";
import { taxInside } from "../money/sap-tax.ts";
import type { NamedBreak } from "../plan.ts";
import type { Problem } from "../problems.ts";
import { failure, type Result, success } from "../result.ts";
import type { PricedDocument } from "./price-document.ts";

/** VAT of one rate, in one of the two systems, and how many lines made it. */
interface Tax {
  /** Sitoo's rate in percent; undefined where Sitoo knows no VAT. */
  readonly vatvalue: string | undefined;
  readonly vat: Decimal;
}

const halfACent = decimal("0.005");

/**
 * SAP's VAT less Sitoo's, per rate where they differ: rounding that is expected and named. More than half a cent for each
 * line is no rounding: the sale was made without VAT, or at another rate than it says, and nobody may guess which (H13).
 * Vouchers that carry their VAT with them are named apart (H18).
 */
export function vatBreaks(order: Order, documents: readonly PricedDocument[]): Result<readonly NamedBreak[]> {
  const inSap = documents.flatMap(taxesOf);
  const inSitoo = taxesOfOrder(order, documents);
  const rates = [...new Set([...inSitoo, ...inSap].flatMap(({ vatvalue }) => vatvalue ?? []))];
  const problems: Problem[] = [];
  const breaks: NamedBreak[] = [];
  for (const vatvalue of rates) {
    const [sap, sitoo] = [inSap, inSitoo].map((taxes) => taxes.filter((tax) => tax.vatvalue === vatvalue));
    const difference = minus(vatOf(sap), vatOf(sitoo));
    const bound = times(halfACent, decimal(String((sap?.length ?? 0) + (sitoo?.length ?? 0))));
    if (isLess(bound, absolute(difference)))
      problems.push({
        code: "vat-does-not-fit-its-rate",
        vatvalue,
        expected: toText(vatOf(sap)),
        vat: toText(vatOf(sitoo)),
      });
    else if (!isZero(difference))
      breaks.push({ name: "vat-rounding", vatRate: vatvalue, amount: toText(difference) });
  }
  const vouchers = vatOf(inSap.filter(({ vatvalue }) => vatvalue === undefined));
  if (!isZero(vouchers)) breaks.push({ name: "single-purpose-voucher", amount: toText(vouchers) });
  return problems.length > 0 ? failure(...problems) : success(breaks);
}

const vatOf = (taxes: readonly Tax[] = []): Decimal => sum(taxes.map(({ vat }) => vat));

/**
 * The taxes of a document, signed as Sitoo signs them: a credit memo's are negative. A voucher line may hold the cents that
 * its VAT group misses: they are rounding of the group's rate, and only the rest is the voucher's own.
 */
function taxesOf({ kind, lines, freight, totals }: PricedDocument): readonly Tax[] {
  const signed = (vat: Decimal): Decimal => (kind === "credit-memo" ? negate(vat) : vat);
  const taxed = (totalsOf: PredictedTotals["lines"], index: number): Decimal =>
    signed(totalsOf[index]?.vat ?? decimal("0"));
  return [
    ...lines.flatMap(({ vatvalue, stated: { vatRate } }, index): readonly Tax[] => {
      const vat = taxed(totals.lines, index);
      if (vatvalue !== undefined || isZero(vatRate)) return [{ vatvalue, vat }];
      const own = round(taxInside(signed(totals.lines[index]?.gross ?? zero), vatRate), 2, "half-up");
      const missed = { vatvalue: vatRate.toFixed(), vat: minus(vat, own) };
      return [{ vatvalue, vat: own }, ...(isZero(missed.vat) ? [] : [missed])];
    }),
    ...freight.map(({ vatvalue }, index) => ({ vatvalue, vat: taxed(totals.freight, index) })),
  ];
}

/** Sitoo's own VAT by rate, of lines and fees. */
function taxesOfOrder(order: Order, documents: readonly PricedDocument[]): readonly Tax[] {
  const items = order.orderitems
    .filter(({ vatvalue, moneyitemtotal_vat }) => vatvalue !== 0 || !isZero(decimal(moneyitemtotal_vat)))
    .map(({ vatvalue, moneyitemtotal_vat }) => ({
      vatvalue: String(vatvalue),
      vat: decimal(moneyitemtotal_vat),
    }));
  return [...items, ...documents.flatMap(({ feeTaxes }) => feeTaxes)];
}
