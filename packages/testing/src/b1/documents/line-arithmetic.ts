import { amount, type Decimal, hundred, rounded, sum, zero } from "../decimals.ts";

/** What decides a line's amounts: one price, gross after discount or net before it. */
export interface LineToPrice {
  readonly vatGroup: string;
  /** Percent. */
  readonly rate: Decimal;
  readonly quantity: Decimal;
  readonly price:
    | { readonly kind: "gross"; readonly afterVat: Decimal }
    | { readonly kind: "net"; readonly unit: Decimal; readonly discountPercent: Decimal };
}

/** The amounts SAP stores: net and tax always add up to gross. */
export interface PricedLine {
  readonly unitNet: Decimal;
  readonly net: Decimal;
  readonly vat: Decimal;
  readonly gross: Decimal;
}

export interface LineRules {
  readonly PriceAccuracy: number;
  readonly GroupLinesInVATCalculation: boolean;
}

/**
 * Computes lines as SAP does. With grouping the tax of a VAT group is taken from the group's total, and the cents by
 * which its lines miss that total land on the group's last line (seen: 13.95, 11.95 and 12.95 twice each at 19 %).
 */
export function priceLines(lines: readonly LineToPrice[], rules: LineRules): readonly PricedLine[] {
  const priced = lines.map((line) =>
    line.price.kind === "gross" ? fromGross(line, rules) : fromNet(line, rules),
  );
  if (!rules.GroupLinesInVATCalculation) return priced;

  const groups = Map.groupBy(lines.keys(), (index) => groupOf(lines[index]));
  for (const indexes of groups.values()) {
    const last = indexes.at(-1) ?? 0;
    const line = lines[last];
    const each = indexes.flatMap((index) => priced[index] ?? []);
    const lastPriced = priced[last];
    if (line && lastPriced) priced[last] = withResidue(line, each, lastPriced);
  }
  return priced;
}

/** The part of a gross amount that is tax. */
function taxInside(gross: Decimal, rate: Decimal): Decimal {
  return amount(gross.times(rate).div(hundred.plus(rate)));
}

function fromGross({ price, rate, quantity }: LineToPrice, rules: LineRules): PricedLine {
  const afterVat = price.kind === "gross" ? price.afterVat : zero;
  const gross = amount(afterVat.times(quantity));
  const unitNet = rounded(afterVat.times(hundred).div(hundred.plus(rate)), rules.PriceAccuracy);
  const net = rules.GroupLinesInVATCalculation
    ? amount(unitNet.times(quantity))
    : gross.minus(taxInside(gross, rate));
  return { unitNet, net, vat: gross.minus(net), gross };
}

function fromNet({ price, rate, quantity }: LineToPrice, { PriceAccuracy }: LineRules): PricedLine {
  const unit =
    price.kind === "net" ? price.unit.times(hundred.minus(price.discountPercent)).div(hundred) : zero;
  const unitNet = rounded(unit, PriceAccuracy);
  const net = amount(unitNet.times(quantity));
  const vat = amount(net.times(rate).div(hundred));
  return { unitNet, net, vat, gross: net.plus(vat) };
}

/** A gross line gives its residue to the net amount, a net line to the tax: what was sent is kept. */
function withResidue(
  { price, rate }: LineToPrice,
  group: readonly PricedLine[],
  last: PricedLine,
): PricedLine {
  const gross = sum(group.map((line) => line.gross));
  const net = sum(group.map((line) => line.net));
  const vat = sum(group.map((line) => line.vat));
  if (price.kind === "gross") {
    const residue = gross.minus(taxInside(gross, rate)).minus(net);
    return { ...last, net: last.net.plus(residue), vat: last.vat.minus(residue) };
  }
  const residue = amount(net.times(rate).div(hundred)).minus(vat);
  return { ...last, vat: last.vat.plus(residue), gross: last.gross.plus(residue) };
}

function groupOf(line: LineToPrice | undefined): string {
  return line ? `${line.price.kind}/${line.vatGroup}` : "";
}
