import Big from "big.js";
import { amount, type Decimal, hundred, rounded, sum, zero } from "../decimals.ts";

/** The price of one unit of a line, in the currency of the document. */
export interface LinePrice {
  /** Gross prices have their tax inside. */
  readonly basis: "net" | "gross";
  /** Before the line's discount. */
  readonly unit: Decimal;
  readonly discountPercent: Decimal;
  /** After it, where that was said instead of being computed. */
  readonly after?: Decimal;
  /** The net amount of the whole line, where that was said instead. */
  readonly lineTotal?: Decimal;
}

/** What decides a line's amounts. */
interface LineToPrice {
  readonly vatGroup: string;
  /** Percent. */
  readonly rate: Decimal;
  readonly quantity: Decimal;
  readonly price: LinePrice;
}

/** The amounts SAP stores: net and tax always add up to gross. */
export interface PricedLine {
  /** After the line's discount. */
  readonly unitNet: Decimal;
  readonly net: Decimal;
  readonly vat: Decimal;
  readonly gross: Decimal;
}

/** How the tax of a customer is rounded (BusinessPartner.TaxRoundingRule). */
export type TaxRounding = "off" | "up" | "down";

export interface LineRules {
  readonly PriceAccuracy: number;
  readonly GroupLinesInVATCalculation: boolean;
  readonly taxRounding: TaxRounding;
}

/**
 * Computes lines as SAP does. With grouping the tax of a VAT group is taken from the group's total, and the cents by
 * which its lines miss that total land on the group's last line (seen: 13.95, 11.95 and 12.95 twice each at 19 %).
 */
export function priceLines(lines: readonly LineToPrice[], rules: LineRules): readonly PricedLine[] {
  const priced = lines.map((line) =>
    line.price.basis === "gross" ? fromGross(line, rules) : fromNet(line, rules),
  );
  if (!rules.GroupLinesInVATCalculation) return priced;

  for (const indexes of groupsOf(lines)) {
    const last = indexes.at(-1) ?? 0;
    const line = lines[last];
    const each = indexes.flatMap((index) => priced[index] ?? []);
    const lastPriced = priced[last];
    if (line && lastPriced) priced[last] = withResidue(line, each, { last: lastPriced, rules });
  }
  return priced;
}

/**
 * The tax of each line when a discount on the whole document leaves only a part of its price: `kept` is that part, 1
 * for no discount. It is computed as without one: by line, or by VAT group with the residue on the group's last line.
 */
export function taxesAfterDiscount(
  lines: readonly LineToPrice[],
  priced: readonly PricedLine[],
  { kept, rules }: { readonly kept: Decimal; readonly rules: LineRules },
): readonly Decimal[] {
  if (kept.eq(1)) return priced.map(({ vat }) => vat);
  // What is left of each line is taxed: multiplying a quotient would lose the digit that decides a half cent.
  const left = lines.map((line, index) => taxedPart(line, priced[index]).times(kept));
  const taxes = lines.map((line, index) => roundTax(exactTax(line, left[index] ?? zero), rules));
  if (!rules.GroupLinesInVATCalculation) return taxes;

  for (const indexes of groupsOf(lines)) {
    const last = indexes.at(-1) ?? 0;
    const of = (values: readonly Decimal[]) => sum(indexes.flatMap((index) => values[index] ?? []));
    const [line, tax] = [lines[last], taxes[last]];
    if (line && tax) taxes[last] = tax.plus(roundTax(exactTax(line, of(left)), rules)).minus(of(taxes));
  }
  return taxes;
}

/** A tax amount in two decimals. */
export function roundTax(tax: Decimal, { taxRounding }: Pick<LineRules, "taxRounding">): Decimal {
  if (taxRounding === "up") return tax.round(2, Big.roundUp);
  return taxRounding === "down" ? tax.round(2, Big.roundDown) : amount(tax);
}

/** What one unit costs after the line's discount, in the basis of its price. */
export function priceAfter({ unit, discountPercent, after }: LinePrice, PriceAccuracy: number): Decimal {
  return rounded(after ?? unit.times(hundred.minus(discountPercent)).div(hundred), PriceAccuracy);
}

/** The same price without its tax, or with it. */
export function inBasis(
  price: Decimal,
  from: LinePrice["basis"],
  { to, rate }: { readonly to: LinePrice["basis"]; readonly rate: Decimal },
): Decimal {
  if (from === to) return price;
  const [times, by] = to === "net" ? [hundred, hundred.plus(rate)] : [hundred.plus(rate), hundred];
  return price.times(times).div(by);
}

/** What the tax of a line is taken from. */
function taxedPart({ price }: LineToPrice, priced: PricedLine | undefined): Decimal {
  if (!priced) throw new Error("A line has no price.");
  return price.basis === "gross" ? priced.gross : priced.net;
}

const exactTax = ({ price, rate }: LineToPrice, of: Decimal): Decimal =>
  of.times(rate).div(price.basis === "gross" ? hundred.plus(rate) : hundred);

/** The part of a gross amount that is tax. */
function taxInside(gross: Decimal, rate: Decimal, rules: LineRules): Decimal {
  return roundTax(gross.times(rate).div(hundred.plus(rate)), rules);
}

function fromGross({ price, rate, quantity }: LineToPrice, rules: LineRules): PricedLine {
  const afterVat = priceAfter(price, rules.PriceAccuracy);
  const gross = amount(afterVat.times(quantity));
  const unitNet = rounded(inBasis(afterVat, "gross", { to: "net", rate }), rules.PriceAccuracy);
  const net = rules.GroupLinesInVATCalculation
    ? amount(unitNet.times(quantity))
    : gross.minus(taxInside(gross, rate, rules));
  return { unitNet, net, vat: gross.minus(net), gross };
}

function fromNet({ price, rate, quantity }: LineToPrice, rules: LineRules): PricedLine {
  const said = price.lineTotal && amount(price.lineTotal);
  const unitNet = said
    ? rounded(said.div(quantity), rules.PriceAccuracy)
    : priceAfter(price, rules.PriceAccuracy);
  const net = said ?? amount(unitNet.times(quantity));
  const vat = roundTax(net.times(rate).div(hundred), rules);
  return { unitNet, net, vat, gross: net.plus(vat) };
}

/** A gross line gives its residue to the net amount, a net line to the tax: what was sent is kept. */
function withResidue(
  { price, rate }: LineToPrice,
  group: readonly PricedLine[],
  { last, rules }: { readonly last: PricedLine; readonly rules: LineRules },
): PricedLine {
  const gross = sum(group.map((line) => line.gross));
  const net = sum(group.map((line) => line.net));
  const vat = sum(group.map((line) => line.vat));
  if (price.basis === "gross") {
    const residue = gross.minus(taxInside(gross, rate, rules)).minus(net);
    return { ...last, net: last.net.plus(residue), vat: last.vat.minus(residue) };
  }
  const residue = roundTax(net.times(rate).div(hundred), rules).minus(vat);
  return { ...last, vat: last.vat.plus(residue), gross: last.gross.plus(residue) };
}

/** The places of lines that are taxed together. A copied line keeps the rate of its base, and its own group with it. */
function groupsOf(lines: readonly LineToPrice[]): Iterable<readonly number[]> {
  const groupOf = (index: number): string => {
    const line = lines[index];
    return line ? `${line.price.basis}/${line.vatGroup}/${line.rate.toString()}` : "";
  };
  return Map.groupBy(lines.keys(), groupOf).values();
}
