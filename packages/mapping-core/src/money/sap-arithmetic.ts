import { type Decimal, decimal, divide, minus, plus, round, sum, times, zero } from "./decimal.ts";

/** The settings of a SAP company that decide how it derives totals (AdminInfo, CompanyInfo). */
export interface SapArithmetic {
  /** Decimals of a unit price, 2 to 6: AdminInfo.PriceAccuracy. */
  readonly priceAccuracy: number;
  /** VAT is computed on the sum of a rate's lines, not line by line: CompanyInfo.GroupLinesInVATCalculation. */
  readonly groupLinesInVat: boolean;
}

/** A document line as we send it: the gross unit price after discount, and nothing else that SAP could recompute. */
export interface StatedLine {
  readonly quantity: Decimal;
  /** PriceAfterVAT: gross, per unit, after discount. */
  readonly priceAfterVat: Decimal;
  /** Percent. */
  readonly vatRate: Decimal;
}

/** What SAP will have derived from the lines. Amounts in the document's currency. */
export interface PredictedTotals {
  readonly docTotal: Decimal;
  readonly vatSum: Decimal;
  /** Per line, in the order of the lines. */
  readonly lines: readonly LineTotals[];
}

export interface LineTotals {
  readonly net: Decimal;
  readonly vat: Decimal;
  readonly gross: Decimal;
}

const hundred = decimal("100");
const cents = 2;

/**
 * How SAP Business One derives line and document totals from gross unit prices (sourced case: three lines at 19 % with
 * nets 23.44, 20.08 and 21.77). The document total is the sum of the gross lines; line nets come from unit nets rounded
 * to the price accuracy, and the cent they miss their rate's net by lands on the last line of that rate.
 */
export function predictTotals(lines: readonly StatedLine[], settings: SapArithmetic): PredictedTotals {
  const totals = settings.groupLinesInVat ? groupedByRate(lines, settings) : lines.map(ownTotals);
  return {
    docTotal: sum(totals.map(({ gross }) => gross)),
    vatSum: sum(totals.map(({ vat }) => vat)),
    lines: totals,
  };
}

/** The gross total of a line: its price times its quantity, in whole cents. */
export function grossOf({
  priceAfterVat,
  quantity,
}: Pick<StatedLine, "priceAfterVat" | "quantity">): Decimal {
  return round(times(priceAfterVat, quantity), cents, "half-up");
}

/** The VAT contained in a gross amount at `rate` percent, in whole cents, half a cent going up. */
function vatInside(gross: Decimal, rate: Decimal): Decimal {
  return round(divide(times(gross, rate), plus(hundred, rate)), cents, "half-up");
}

function ownTotals(line: StatedLine): LineTotals {
  const gross = grossOf(line);
  const vat = vatInside(gross, line.vatRate);
  return { gross, vat, net: minus(gross, vat) };
}

function groupedByRate(lines: readonly StatedLine[], { priceAccuracy }: SapArithmetic): LineTotals[] {
  const totals = lines.map((line): LineTotals => {
    const gross = grossOf(line);
    const unitNet = round(
      divide(times(line.priceAfterVat, hundred), plus(hundred, line.vatRate)),
      priceAccuracy,
      "half-up",
    );
    const net = round(times(unitNet, line.quantity), cents, "half-up");
    return { gross, net, vat: minus(gross, net) };
  });
  for (const indexes of Object.values(Object.groupBy(lines.keys(), (index) => rateOf(lines, index)))) {
    settleLastLine(totals, indexes ?? [], decimal(rateOf(lines, indexes?.[0] ?? 0)));
  }
  return totals;
}

const rateOf = (lines: readonly StatedLine[], index: number): string =>
  (lines[index]?.vatRate ?? zero).toFixed();

/** The group's VAT is computed once, on its gross; its last line takes what the other lines' nets leave. */
function settleLastLine(totals: LineTotals[], indexes: readonly number[], rate: Decimal): void {
  const last = indexes.at(-1);
  const line = last === undefined ? undefined : totals[last];
  if (last === undefined || !line) return;
  const group = indexes.flatMap((index) => totals[index] ?? []);
  const gross = sum(group.map((each) => each.gross));
  const missing = minus(minus(gross, vatInside(gross, rate)), sum(group.map((each) => each.net)));
  totals[last] = { gross: line.gross, net: plus(line.net, missing), vat: minus(line.vat, missing) };
}
