import {
  type Decimal,
  decimal,
  divide,
  equals,
  isZero,
  minus,
  plus,
  round,
  sum,
  times,
  zero,
} from "./decimal.ts";
import { discounted } from "./header-discount.ts";
import {
  groupsOf,
  type LineTotals,
  roundTax,
  type SapArithmetic,
  type StatedLine,
  taxInside,
} from "./sap-tax.ts";

/** What a document has beside its lines. */
export interface StatedExtras {
  /** Freight, gross: its tax is rounded by itself before it is added. */
  readonly freight?: readonly { readonly gross: Decimal; readonly vatRate: Decimal }[];
  /** Percent that is taken off the whole document. */
  readonly discountPercent?: Decimal;
}

/** What SAP will have derived from the lines. Amounts in the document's currency. */
export interface PredictedTotals {
  readonly docTotal: Decimal;
  readonly vatSum: Decimal;
  /** Per line, in the order of the lines. */
  readonly lines: readonly LineTotals[];
  /** Per freight, in its order. */
  readonly freight: readonly LineTotals[];
}

const hundred = decimal("100");

/**
 * How SAP Business One derives line and document totals from gross unit prices (sourced case: three lines at 19 % with
 * nets 23.44, 20.08 and 21.77). The document total is the sum of the gross lines; line nets come from unit nets rounded
 * to the price accuracy, and the cent they miss their VAT group's net by lands on the last line of that group.
 */
export function predictTotals(
  lines: readonly StatedLine[],
  settings: SapArithmetic,
  { freight = [], discountPercent = zero }: StatedExtras = {},
): PredictedTotals {
  const full = settings.groupLinesInVat
    ? grouped(lines, settings)
    : lines.map((line) => taxedAlone(line, settings));
  const totals = isZero(discountPercent) ? full : discounted(lines, full, { discountPercent, settings });
  const freights = freight.map(({ gross, vatRate }) => splitGross(gross, vatRate, settings));
  const all = [...totals, ...freights];
  return {
    docTotal: sum(all.map(({ gross }) => gross)),
    vatSum: sum(all.map(({ vat }) => vat)),
    lines: totals,
    freight: freights,
  };
}

/** The gross total of a line: its price times its quantity, in whole minor units. */
export function grossOf(
  { priceAfterVat, quantity }: Pick<StatedLine, "priceAfterVat" | "quantity">,
  { decimals = 2 }: Pick<SapArithmetic, "decimals"> = {},
): Decimal {
  return round(times(priceAfterVat, quantity), decimals, "half-up");
}

function splitGross(gross: Decimal, rate: Decimal, settings: SapArithmetic): LineTotals {
  const vat = roundTax(taxInside(gross, rate), settings);
  return { gross, vat, net: minus(gross, vat) };
}

const taxedAlone = (line: StatedLine, settings: SapArithmetic): LineTotals =>
  splitGross(grossOf(line, settings), line.vatRate, settings);

function grouped(lines: readonly StatedLine[], settings: SapArithmetic): readonly LineTotals[] {
  const totals = lines.map((line): LineTotals => {
    const gross = grossOf(line, settings);
    const exact = divide(times(line.priceAfterVat, hundred), plus(hundred, line.vatRate));
    const unitNet = round(exact, settings.priceAccuracy, "half-up");
    const net = round(times(unitNet, line.quantity), settings.decimals ?? 2, "half-up");
    return { gross, net, vat: minus(gross, net) };
  });
  for (const indexes of groupsOf(lines)) settleLastLine(totals, indexes, { lines, settings });
  return totals;
}

/** The group's VAT is computed once, on its gross; its last line takes what the other lines' nets leave. */
function settleLastLine(
  totals: LineTotals[],
  indexes: readonly number[],
  { lines, settings }: { readonly lines: readonly StatedLine[]; readonly settings: SapArithmetic },
): void {
  const last = indexes.at(-1) ?? -1;
  const [line, stated] = [totals[last], lines[last]];
  if (!line || !stated) return;
  const group = indexes.flatMap((index) => totals[index] ?? []);
  const gross = sum(group.map((each) => each.gross));
  const tax = roundTax(taxInside(gross, stated.vatRate), settings);
  const missing = minus(minus(gross, tax), sum(group.map((each) => each.net)));
  if (equals(missing, zero)) return;
  totals[last] = { gross: line.gross, net: plus(line.net, missing), vat: minus(line.vat, missing) };
}
