import { type Decimal, decimal, divide, plus, round, type RoundingMode, times, zero } from "./decimal.ts";

/** The settings of a SAP company that decide how it derives totals (AdminInfo, CompanyInfo, BusinessPartner). */
export interface SapArithmetic {
  /** Decimals of a unit price, 2 to 6: AdminInfo.PriceAccuracy. */
  readonly priceAccuracy: number;
  /** VAT is computed on the sum of a VAT group's lines, not line by line: CompanyInfo.GroupLinesInVATCalculation. */
  readonly groupLinesInVat: boolean;
  /** How the partner's tax is rounded: BusinessPartner.TaxRoundingRule. @default "half-up" */
  readonly taxRounding?: Extract<RoundingMode, "half-up" | "up" | "down"> | undefined;
  /** Decimals of the document's currency: 0 for ISK. @default 2 */
  readonly decimals?: number | undefined;
}

/** A document line as we send it: the gross unit price after discount, and nothing else that SAP could recompute. */
export interface StatedLine {
  readonly quantity: Decimal;
  /** PriceAfterVAT: gross, per unit, after discount. */
  readonly priceAfterVat: Decimal;
  /** Percent. */
  readonly vatRate: Decimal;
  /** Lines of one VAT group are taxed together. @default one group for each rate */
  readonly vatGroup?: string | undefined;
}

/** The amounts of a line: net and VAT add up to gross. */
export interface LineTotals {
  readonly net: Decimal;
  readonly vat: Decimal;
  readonly gross: Decimal;
}

const hundred = decimal("100");

/** The exact VAT in a gross amount, not rounded. */
export const taxInside = (gross: Decimal, rate: Decimal): Decimal =>
  divide(times(gross, rate), plus(hundred, rate));

/** Tax in whole minor units, as the partner's rule rounds it. */
export const roundTax = (
  tax: Decimal,
  { taxRounding = "half-up", decimals = 2 }: Pick<SapArithmetic, "taxRounding" | "decimals">,
): Decimal => round(tax, decimals, taxRounding);

/** Indexes of lines that are taxed together. */
export function groupsOf(lines: readonly StatedLine[]): readonly (readonly number[])[] {
  const nameOf = (index: number): string => {
    const line = lines[index];
    return `${line?.vatGroup ?? ""}/${(line?.vatRate ?? zero).toFixed()}`;
  };
  return [...Map.groupBy(lines.keys(), nameOf).values()];
}
