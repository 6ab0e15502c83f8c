import { type Decimal, decimal, divide, minus, plus, round, sum, times, zero } from "./decimal.ts";
import {
  groupsOf,
  type LineTotals,
  roundTax,
  type SapArithmetic,
  type StatedLine,
  taxInside,
} from "./sap-tax.ts";

interface Discounting {
  /** Percent. */
  readonly discountPercent: Decimal;
  readonly settings: SapArithmetic;
}

const hundred = decimal("100");

/**
 * Lines when a percentage is taken off the whole document (inferred: no public source states the order of rounding). The
 * discount is a percentage of the sum of nets; tax is computed anew from what is left of each line; what rounding leaves
 * lands on the last line of the document, for tax on the last of each VAT group.
 */
export function discounted(
  lines: readonly StatedLine[],
  full: readonly LineTotals[],
  { discountPercent, settings }: Discounting,
): readonly LineTotals[] {
  const { decimals = 2 } = settings;
  const kept = divide(minus(hundred, discountPercent), hundred);
  const net = sum(full.map((line) => line.net));
  const discount = round(divide(times(net, discountPercent), hundred), decimals, "half-up");
  const nets = withRest(
    full.map((line) => round(times(line.net, kept), decimals, "half-up")),
    minus(net, discount),
  );
  const taxes = taxesOf(lines, full, { kept, settings });
  return full.map((line, index) => {
    const [left, vat] = [nets[index] ?? line.net, taxes[index] ?? line.vat];
    return { net: left, vat, gross: plus(left, vat) };
  });
}

/** The last part takes what the others leave of the total. */
function withRest(parts: readonly Decimal[], total: Decimal): readonly Decimal[] {
  const rest = minus(total, sum(parts));
  return parts.map((part, index) => (index === parts.length - 1 ? plus(part, rest) : part));
}

function taxesOf(
  lines: readonly StatedLine[],
  full: readonly LineTotals[],
  { kept, settings }: { readonly kept: Decimal; readonly settings: SapArithmetic },
): readonly Decimal[] {
  // What is left of the gross is taxed: a tax that is divided first has lost the digit that decides a half cent.
  const left = full.map(({ gross }) => times(gross, kept));
  const taxes = left.map((gross, index) =>
    roundTax(taxInside(gross, lines[index]?.vatRate ?? zero), settings),
  );
  if (!settings.groupLinesInVat) return taxes;
  for (const indexes of groupsOf(lines)) {
    const pick = (values: readonly Decimal[]): Decimal =>
      sum(indexes.flatMap((index) => values[index] ?? []));
    const last = indexes.at(-1) ?? -1;
    const tax = roundTax(taxInside(pick(left), lines[last]?.vatRate ?? zero), settings);
    taxes[last] = plus(taxes[last] ?? zero, minus(tax, pick(taxes)));
  }
  return taxes;
}
