import type { Order } from "@instep/sitoo-client";
import {
  absolute,
  decimal,
  type Decimal,
  equals,
  isLess,
  isZero,
  minus,
  sum,
  times,
  toText,
} from "../money/decimal.ts";
import type { PredictedTotals } from "../money/sap-arithmetic.ts";
import type { NamedBreak } from "../plan.ts";
import type { Problem } from "../problems.ts";
import { type Result, unless } from "../result.ts";
import type { SaleLine } from "./to-lines.ts";

/** What SAP and Sitoo make of one rate's VAT. */
interface RateTotals {
  readonly vatvalue: string;
  readonly inSap: Decimal;
  readonly inSitoo: Decimal;
  /** Lines on both sides: each may be half a cent off. */
  readonly lines: number;
}

const halfACent = decimal("0.005");

/**
 * SAP's VAT less Sitoo's, per rate where they differ: rounding that is expected and named. More than half a cent for each
 * line is no rounding: the sale was made without VAT, or at another rate than it says, and nobody may guess which (H13).
 */
export function vatDifferences(
  order: Order,
  lines: readonly SaleLine[],
  totals: PredictedTotals,
): Result<readonly NamedBreak[]> {
  const differing = totalsByRate(order, lines, totals).filter(
    ({ inSap, inSitoo }) => !equals(inSap, inSitoo),
  );
  const problems = differing.filter((rate) => !isRounding(rate)).map(toProblem);
  return unless(problems, differing.map(toBreak));
}

function totalsByRate(
  order: Order,
  lines: readonly SaleLine[],
  totals: PredictedTotals,
): readonly RateTotals[] {
  const rates = [...new Set(order.orderitems.map(({ vatvalue }) => vatvalue))];
  return rates.map((vatvalue) => {
    const rate = decimal(String(vatvalue));
    const items = order.orderitems.filter((item) => item.vatvalue === vatvalue);
    const stated = totals.lines.filter((_, index) => isAtRate(lines[index], rate));
    return {
      vatvalue: String(vatvalue),
      inSap: sum(stated.map(({ vat }) => vat)),
      inSitoo: sum(items.map(({ moneyitemtotal_vat }) => decimal(moneyitemtotal_vat))),
      lines: items.length + stated.length,
    };
  });
}

/** The line for cash rounding is at no rate. */
const isAtRate = (line: SaleLine | undefined, rate: Decimal): boolean =>
  line !== undefined && equals(line.stated.vatRate, rate) && !isZero(rate);

function isRounding({ inSap, inSitoo, lines }: RateTotals): boolean {
  return !isLess(times(halfACent, decimal(String(lines))), absolute(minus(inSap, inSitoo)));
}

const toProblem = ({ vatvalue, inSap, inSitoo }: RateTotals): Problem => ({
  code: "vat-does-not-fit-its-rate",
  vatvalue,
  expected: toText(inSap),
  vat: toText(inSitoo),
});

const toBreak = ({ vatvalue, inSap, inSitoo }: RateTotals): NamedBreak => ({
  name: "vat-rounding",
  vatRate: vatvalue,
  amount: toText(minus(inSap, inSitoo)),
});
